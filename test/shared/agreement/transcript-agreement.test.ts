import { describe, expect, it } from 'vitest';
import { errorRate } from '../../../shared/agreement/error-rate.ts';
import { editDistanceAlpha, transcriptAgreement } from '../../../shared/agreement/transcript-agreement.ts';
import { normaliseTranscript, wordsOf } from '../../../shared/agreement/transcript-normalisation.ts';

describe('transcriptAgreement', () => {
  const units = [
    ['Turn on the light.', 'turn on the light', 'turn on a light'],
    ['stop', null, 'stop it'],
    ['', '', null],
  ];
  const found = transcriptAgreement(units);

  it('compares normalised words', () => {
    expect(found.words.unitDistance[0]).toBeCloseTo(((0 + 0.25 + 0.25) * 2) / 6, 12);
    expect(found.words.unitDistance[1]).toBe(0.5);
    expect(found.words.unitDistance[2]).toBe(0);
  });

  it('says how far each rater is from the others', () => {
    expect(found.raters).toEqual([
      { rater: 0, meanDistance: (0 + 0.25 + 0.5 + 0) / 4, comparisons: 4 },
      { rater: 1, meanDistance: (0 + 0.25 + 0) / 3, comparisons: 3 },
      { rater: 2, meanDistance: (0.25 + 0.25 + 0.5) / 3, comparisons: 3 },
    ]);
  });

  it('has error rates in which each text is the reference in turn', () => {
    const pairs = units.flatMap((row) => row.flatMap((a, i) => row.flatMap((b, j) => (i === j || a === null || b === null ? [] : [[a, b] as const]))));
    const rate = (unit: 'word' | 'character') => errorRate(pairs.map(([a]) => a), pairs.map(([, b]) => b), unit).rate;
    expect(found.wordRate.value).toBeCloseTo(rate('word') ?? NaN, 12);
    expect(found.characterRate.value).toBeCloseTo(rate('character') ?? NaN, 12);
    expect(transcriptAgreement([['', '']]).wordRate.value).toBeNull();
    expect(transcriptAgreement([['', 'we meet at noon']]).wordRate.value).toBe(2);
    expect(transcriptAgreement([['noon', 'we meet at noon']]).wordRate.value).toBe(1.2);
  });

  it('counts what it rests on', () => {
    expect(found.n).toEqual({ units: 3, total: 3, raters: 3, pairable: 7, disagreeing: 2 });
  });

  it('keeps case and punctuation when asked to', () => {
    expect(editDistanceAlpha([['A', 'a'], ['b', 'b']], 'word').coefficient).toMatchObject({ value: 1 });
    expect(editDistanceAlpha([['A', 'a'], ['b', 'b']], 'word', { normalise: false }).coefficient).not.toMatchObject({ value: 1 });
  });

  it('is undefined where everybody wrote nothing, or nobody can be compared', () => {
    expect(transcriptAgreement([['', '']]).words.coefficient).toEqual({ kind: 'undefined', because: 'no_variation' });
    expect(transcriptAgreement([['a', null]]).words.coefficient).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
    expect(transcriptAgreement([['a', null]]).raters[0]?.meanDistance).toBeNull();
  });
});

describe('normaliseTranscript', () => {
  it('takes for white space what Unicode does, and a byte order mark for a character', () => {
    expect(normaliseTranscript('a\u00a0b\u0085c\u001fd\u2009 e')).toBe('a b c d e');
    expect(normaliseTranscript('\ufeffa ')).toBe('\ufeffa');
    expect(wordsOf('\u0085 a\u3000b\u200bc ')).toEqual(['a', 'b\u200bc']);
  });

  it('composes before it lowers case, and keeps what is neither punctuation nor a symbol', () => {
    expect(normaliseTranscript('E\u0301TÉ')).toBe('été');
    expect(normaliseTranscript('ΟΔΟΣ ẞ 3.5 € a_b 日本。')).toBe('οδος ß 3 5 a b 日本');
  });
});
