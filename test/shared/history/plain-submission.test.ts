/* The short way of reading a line says what the long way says, or nothing. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLine, encodeLine } from '../../../shared/history/codec.ts';
import type { Commit } from '../../../shared/history/commit.ts';
import { decodePlainSubmission } from '../../../shared/history/plain-submission.ts';
import { boxes, CANT_TELL, choice, personOf, questionOf, sampleOf, skipped, START_MS, Story, transcript, writerOf } from '../../support/story.ts';
import { makeStamp } from '../../../shared/history/clock.ts';

const told = new Story().people(2).publish(questionOf('choice', ['x', 'y'])).samples(['1.png']).open(['1.png'], 2);
told.answer(1, '1.png', choice('x'));
const template = told.commits.at(-1);
if (template === undefined) throw new Error('a commit');

const answers = fc.dictionary(
  fc.constantFrom('q1', 'q2', '__proto__', 'a"b', 'seconds'),
  fc.oneof(fc.constantFrom(choice('x'), CANT_TELL, skipped('“dark”'), boxes(['x', 1, 2, 3, 4.5])), fc.string().map((text) => transcript(`${text}","seconds":1,"labelSet":`))),
);

const rarely = fc.constantFrom(false, false, false, true);

/** Lines as they are written, of submissions with and without what the short way does not take. */
const lines = fc
  .record({ answers, seconds: fc.oneof(fc.nat(), fc.nat().map((tenths) => tenths / 10), fc.double({ min: 0, max: 1e25, noNaN: true })), seq: fc.integer({ min: 1, max: 99 }), pass: fc.integer({ min: 1, max: 3 }), noted: rarely, guided: fc.boolean(), first: fc.boolean(), undoes: rarely })
  .map(({ answers: given, seconds, seq, pass, noted, guided, first, undoes }) =>
    encodeLine({
      ...template,
      v: 1,
      device: writerOf(1),
      at: makeStamp(START_MS, seq, writerOf(1)),
      seq,
      prev: seq === 1 ? null : 'ab'.repeat(32),
      ...(undoes ? { undoes: template.id } : {}),
      changes: [
        {
          kind: first ? 'annotation-submitted/1' : 'annotation-submitted/2',
          key: ['r1', sampleOf('1.png'), personOf(1), String(pass)],
          value: { answers: given, ...(noted ? { note: 'look' } : {}), seconds, ...(guided ? { guideline: 'cd'.repeat(32) } : {}), labelSet: 'ef'.repeat(32), sawOthers: false },
        } as unknown as Commit['changes'][number],
      ],
    }),
  );

/** What a line says when nothing takes the short way: a blank before its end changes no meaning. */
const theLongWay = (line: string) => decodeLine(`${line.slice(0, -1)} }`);

describe('a plain submission', () => {
  it('read the short way is what it is the long way', () => {
    let short = 0;
    fc.assert(
      fc.property(lines, (line) => {
        const plain = decodePlainSubmission(line);
        const long = theLongWay(line);
        if (plain !== undefined) {
          short += 1;
          expect({ ok: true, value: { commit: plain, unknownKinds: [] } }).toEqual(long);
          expect(JSON.stringify(plain)).toBe(JSON.stringify(long.ok ? long.value.commit : undefined));
        }
        expect(decodeLine(line)).toEqual(long);
      }),
      { seed: 1, numRuns: 500 },
    );
    expect(short).toBeGreaterThan(50);
  });

  it('with any piece of it replaced says nothing, or what the long way says', () => {
    fc.assert(
      fc.property(lines, fc.nat(), fc.nat(3), fc.constantFrom('"', '}', ',', '0', '01', '\\', '{"a":1}', ' ', 'x', ':', '-', 'é', ''), (line, at, length, piece) => {
        const place = at % line.length;
        const changed = line.slice(0, place) + piece + line.slice(place + length);
        const plain = decodePlainSubmission(changed);
        if (plain !== undefined) expect({ ok: true, value: { commit: plain, unknownKinds: [] } }).toEqual(theLongWay(changed));
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it('is not taken from a line that says anything more', () => {
    const line = encodeLine({ ...template, v: 1, device: writerOf(1), seq: 1, prev: null });
    expect(decodePlainSubmission(line)).toBeDefined();
    for (const other of [`${line} `, line.replace('"v":1', '"v":2'), line.replace('}]}', '}],"more":1}'), line.replace('annotation-submitted/1', 'annotation-submitted/9')]) {
      expect(decodePlainSubmission(other)).toBeUndefined();
    }
  });
});
