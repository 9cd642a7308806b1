import { describe, expect, it } from 'vitest';
import { decodeChange } from '../../../../shared/history/change.ts';
import type { PersonId, QuestionId, RoundId } from '../../../../shared/model/ids.ts';
import { importAnnotations, type ImportedRow, type ImportTerms } from '../../../../shared/project/commands/import-annotations.ts';
import { annotationsOfSample } from '../../../../shared/project/views/annotations.ts';
import { people } from '../../../../shared/project/views/people.ts';
import { findRound, isLate } from '../../../../shared/project/views/rounds.ts';
import { questionAnswers } from '../../../../shared/project/views/question-answers.ts';
import { progress } from '../../../../shared/project/views/progress.ts';
import { CANT_TELL, choice, multichoice, personOf, questionOf, QUESTION, rating, ROOT, sampleOf, Story, transcript } from '../../../support/story.ts';

const IMPORTED = 'imported' as RoundId;

function ids(round = IMPORTED) {
  let n = 0;
  return { round, newPerson: () => `new-${(n += 1)}` as PersonId };
}

function rowsOf(...rows: readonly (readonly [string, string, string, string?])[]): ImportedRow[] {
  return rows.map(([sample, labeler, label, question], at) => ({ line: at + 2, sample, labeler, label, question: question ?? null }));
}

function imported(told: Story, rows: readonly ImportedRow[], round = IMPORTED, terms: ImportTerms = { independent: true }) {
  const result = importAnnotations(told.state, rows, ids(round), terms);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  for (const changes of result.value.commits) {
    for (const change of changes) expect(decodeChange(change, 'change')).toEqual({ ok: true, value: change });
    told.say(personOf(0), changes);
  }
  return result.value;
}

function answersOn(told: Story, path: string) {
  return annotationsOfSample(told.state, sampleOf(path), IMPORTED).map(({ labeler, annotation }) => [labeler, annotation.answers[QUESTION]]);
}

function story(...labels: readonly string[]): Story {
  return new Story().people(2).publish(questionOf('choice', labels.length === 0 ? ['x', 'Deep scratch'] : labels)).samples(['a/1.png', 'a/2.png', 'b/2.png']);
}

describe('importing annotations from a table', () => {
  it('opens a round of its own in which everything given is assigned and done', () => {
    const told = story();
    const result = imported(told, rowsOf(['1.png', 'Zoe', 'x'], ['1.png', 'Ada', 'deep scratch'], ['a/2.png', 'Zoe', 'x']));
    expect(result).toMatchObject({ annotations: 3, samples: 2, labelers: [{ name: 'Ada', added: true }, { name: 'Zoe', added: true }], bad: { count: 0 } });
    expect(answersOn(told, 'a/1.png')).toEqual([['new-1', choice('deep-scratch')], ['new-2', choice('x')]]);
    const entry = findRound(told.state, IMPORTED);
    expect(entry?.round).toMatchObject({ name: 'Imported', perSample: 2 });
    expect(entry?.labelersOf).toEqual([['new-1', 'new-2'], ['new-2']]);
    expect(progress(told.state).get(IMPORTED)?.map(({ assigned, done }) => [assigned, done])).toEqual([[1, 1], [2, 2]]);
  });

  it('closes that round with the last answers: nobody is asked to label in it, and nothing in it is late', () => {
    const told = story();
    imported(told, rowsOf(['1.png', 'Zoe', 'x'], ['1.png', 'Ada', 'x']));
    const entry = findRound(told.state, IMPORTED);
    if (entry === undefined) throw new Error('the round');
    expect(entry.closedAt).toBeDefined();
    expect(annotationsOfSample(told.state, sampleOf('a/1.png'), IMPORTED).filter(({ at }) => isLate(entry, at))).toEqual([]);
  });

  it('counts answers as blind, unless labelers saw those of others', () => {
    const rows = rowsOf(['1.png', 'Zoe', 'x'], ['1.png', 'Ada', 'x']);
    for (const independent of [true, false]) {
      const told = story();
      imported(told, rows, IMPORTED, { independent });
      expect(findRound(told.state, IMPORTED)?.round.blind).toBe(independent);
      expect(questionAnswers(told.state, QUESTION, { blindOnly: true }).unit.length).toBe(independent ? 2 : 0);
      expect(questionAnswers(told.state, QUESTION, {}).unit.length).toBe(2);
    }
  });

  it('knows persons by id, code and name, and adds the others with free codes', () => {
    const told = story();
    imported(told, rowsOf(['1.png', 'person-1', 'x'], ['1.png', 'l2', 'x'], ['1.png', 'lea', 'x'], ['1.png', 'New', 'x']));
    expect(answersOn(told, 'a/1.png').map(([labeler]) => labeler)).toEqual(['new-1', personOf(0), personOf(1), personOf(2)]);
    expect(people(told.state).map(({ person }) => person.code)).toEqual(['P1', 'L1', 'L2', 'P2']);
  });

  it('finds samples by id, shortened id, path, and the end of a path', () => {
    const told = story();
    const id = sampleOf('b/2.png');
    imported(told, rowsOf([id, 'A', 'x'], [`s-${id.slice(0, 16)}`, 'B', 'x'], ['./b\\2.png', 'C', 'x'], ['1.png', 'D', 'x']));
    expect(answersOn(told, 'b/2.png')).toHaveLength(3);
  });

  it('refuses a name that fits several samples, and lists them', () => {
    expect(importAnnotations(story().state, rowsOf(['1.png', 'A', 'x'], ['2.png', 'A', 'x']), ids())).toEqual({
      ok: false,
      problem: { code: 'ambiguous-sample', line: 3, name: '2.png', paths: ['a/2.png', 'b/2.png'] },
    });
  });

  it('takes exact duplicates for the one sample they are', () => {
    const told = story();
    told.say(personOf(0), [{ kind: 'sample-found/1', key: [sampleOf('a/1.png'), ROOT, 'c/1.png'], value: {} }]);
    expect(imported(told, rowsOf(['1.png', 'A', 'x'])).samples).toBe(1);
  });

  it('counts rows it cannot use, and names the first', () => {
    const { bad, annotations } = imported(story(), rowsOf(['1.png', 'A', 'x'], ['9.png', 'A', 'x'], ['1.png', 'B', 'rust'], ['1.png', 'A', 'x'], ['1.png', 'C', ''], ['1.png', 'C', 'x', 'q7']));
    expect(annotations).toBe(1);
    expect(bad).toEqual({
      count: 5,
      first: [
        { line: 3, problem: 'there is no sample “9.png”' },
        { line: 4, problem: 'there is no label “rust”' },
        { line: 5, problem: 'A has already answered for “1.png”' },
        { line: 6, problem: 'it has no label' },
        { line: 7, problem: 'there is no question “q7”' },
      ],
    });
    expect(importAnnotations(story().state, rowsOf(['9.png', 'A', 'x']), ids())).toMatchObject({ ok: false, problem: { code: 'nothing-usable' } });
  });

  it('reads each type of answer', () => {
    const of = (question: ReturnType<typeof questionOf>, ...rows: readonly (readonly [string, string, string])[]) => {
      const told = new Story().people(0).publish(question).samples(['1.png']);
      imported(told, rowsOf(...rows));
      return answersOn(told, '1.png').map(([, answer]) => answer);
    };
    expect(of(questionOf('choice', ['x']), ['1.png', 'A', 'Can’t tell'])).toEqual([CANT_TELL]);
    expect(of(questionOf('multichoice', ['x', 'y', 'z']), ['1.png', 'A', 'x; z'], ['1.png', 'A', 'y'], ['1.png', 'B', ''])).toEqual([multichoice('x', 'z', 'y'), multichoice()]);
    expect(of(questionOf('rating'), ['1.png', 'A', 'fair'], ['1.png', 'B', '5'], ['1.png', 'C', '1.0'])).toEqual([rating(2), rating(4), rating(0)]);
    expect(of(questionOf('text'), ['1.png', 'A', 'turn it on'], ['1.png', 'B', ''])).toEqual([transcript('turn it on'), transcript('')]);
  });

  it('asks which question is meant when there are several', () => {
    const two = new Story().people(0).publish(questionOf('choice', ['x']), { ...questionOf('text'), id: 'q2' as QuestionId, prompt: 'Why?' }).samples(['1.png']);
    expect(importAnnotations(two.state, rowsOf(['1.png', 'A', 'x']), ids())).toEqual({ ok: false, problem: { code: 'which-question', questions: ['q1', 'q2'] } });
    expect(imported(two, rowsOf(['1.png', 'A', 'x', 'q1'], ['1.png', 'A', 'because', 'why?'])).annotations).toBe(1);
    expect(importAnnotations(new Story().state, rowsOf(['1.png', 'A', 'x']), ids())).toEqual({ ok: false, problem: { code: 'no-questions' } });
  });

  it('names a second import’s round apart', () => {
    const told = story();
    imported(told, rowsOf(['1.png', 'A', 'x']));
    imported(told, rowsOf(['1.png', 'A', 'x']), 'again' as RoundId);
    expect(findRound(told.state, 'again' as RoundId)?.round.name).toBe('Imported 2');
  });
});
