import { err, ok, type Result } from '../../basics/result.ts';
import type { Answer, AnswerValue } from '../../model/annotation.ts';
import type { LabelId } from '../../model/ids.ts';
import type { LabeledQuestion, Question, RegionType } from '../../model/label-set.ts';

const REGIONS_IN_WORDS: Readonly<Record<RegionType, string>> = { box: 'boxes', 'rotated-box': 'turned boxes', polygon: 'polygons', point: 'points', span: 'spans' };

const CANT_TELL = /^(can[’']?t|cannot)[ _-]?tell$/i;

/**
 * The answer that a table's cell stands for. A choice: a label's name or id. Several labels: separated by `;` (or `|`),
 * nothing for none. A rating: a level's name, or its number from 1. A text: itself, nothing for an explicitly empty one.
 * "can't tell" where the question allows it. Boxes and spans have no such form.
 */
export function answerFromText(question: Question, text: string): Result<Answer, string> {
  if (question.cantTell && CANT_TELL.test(text)) return ok({ is: 'cant-tell' });
  switch (question.type) {
    case 'choice':
      return map(labelOf(question, text), (label) => ({ type: 'choice', label }));
    case 'multichoice': {
      const labels: LabelId[] = [];
      for (const name of text.split(/[;|]/).map((part) => part.trim()).filter((part) => part !== '')) {
        const label = labelOf(question, name);
        if (!label.ok) return label;
        if (!labels.includes(label.value)) labels.push(label.value);
      }
      return value({ type: 'multichoice', labels });
    }
    case 'rating':
      return map(levelOf(question.levels, text), (level) => ({ type: 'rating', level }));
    case 'text':
      return value({ type: 'text', text });
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span':
      return err(`${REGIONS_IN_WORDS[question.type]} cannot be given in a table like this`);
  }
}

function value(of: AnswerValue): Result<Answer, string> {
  return ok({ is: 'value', value: of });
}

function map<T>(found: Result<T, string>, to: (found: T) => AnswerValue): Result<Answer, string> {
  return found.ok ? value(to(found.value)) : found;
}

function labelOf({ labels }: LabeledQuestion, text: string): Result<LabelId, string> {
  const plain = (name: string) => name.normalize('NFC').toLowerCase();
  const found = labels.find(({ id }) => id === text) ?? labels.find(({ name }) => name === text) ?? labels.find(({ name }) => plain(name) === plain(text));
  if (found !== undefined) return ok(found.id);
  return err(text === '' ? 'it has no label' : `there is no label “${text}”`);
}

function levelOf(levels: readonly string[], text: string): Result<number, string> {
  const named = levels.findIndex((level) => level.toLowerCase() === text.toLowerCase());
  if (named !== -1) return ok(named);
  const number = /^\d+(\.0+)?$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= levels.length) return ok(number - 1);
  return err(text === '' ? 'it has no level' : `there is no level “${text}”; levels are 1 to ${levels.length}`);
}
