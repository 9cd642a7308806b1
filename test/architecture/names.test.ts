import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourcesBelow } from '../support/source-tree.ts';

/** File names that say nothing: what they gather belongs into files named after what they do. */
const EMPTY_WORDS = ['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'service', 'types', 'misc', 'lib', 'core', 'stuff'];

/** The design has one word per thing: the word to avoid, and the one to use. */
const SAY_INSTEAD: Readonly<Record<string, string>> = {
  workspace: 'project',
  task: 'sample, or round',
  item: 'sample',
  asset: 'sample',
  record: 'sample, or commit',
  control: 'question',
  field: 'question',
  class: 'label',
  category: 'label',
  ontology: 'label set',
  schema: 'label set',
  config: 'label set, or settings',
  instructions: 'guideline',
  spec: 'guideline',
  user: 'person',
  annotator: 'labeler',
  rater: 'labeler',
  batch: 'round',
  job: 'round',
  campaign: 'round',
  judgment: 'annotation',
  completion: 'annotation',
  shape: 'region',
  object: 'region',
  segment: 'region, or span',
  conflict: 'disagreement',
  dispute: 'disagreement',
  resolution: 'adjudication',
  verdict: 'adjudication',
  gold: 'adjudication',
  truth: 'consensus',
  snapshot: 'release',
  export: 'release',
  experiment: 'run',
  cohort: 'slice',
  event: 'change',
  op: 'change',
  mutation: 'change',
  transaction: 'commit',
};

/** Where a word to avoid is the right one, because it means something else there. */
const OTHER_MEANINGS: readonly { readonly word: string; readonly below: string; readonly because: string }[] = [
  { word: 'rater', below: 'shared/agreement', because: 'the literature says rater' },
  { word: 'category', below: 'shared/agreement', because: 'the literature says category' },
  { word: 'object', below: 'shared/agreement', because: 'boxes, spans and polygons alike, in the words of detection' },
  { word: 'object', below: 'shared/consensus', because: 'the same objects as in agreement' },
  { word: 'shape', below: 'shared/agreement', because: 'the geometry of an object, without its label' },
  { word: 'shape', below: 'shared/consensus', because: 'the same shapes as in agreement' },
  { word: 'shape', below: 'shared/model', because: 'the geometry of a region, without its label' },
  { word: 'shape', below: 'renderer/canvas', because: 'the geometry of a region, without its label' },
  { word: 'segment', below: 'shared/agreement', because: 'a stretch on a line, in one dimension' },
  { word: 'snapshot', below: 'shared/project', because: 'the state as columns for the working store (design §4)' },
  { word: 'event', below: 'renderer/host', because: 'what the host tells unasked' },
  { word: 'field', below: 'renderer/ui', because: 'a part of a form' },
  { word: 'control', below: 'renderer/ui', because: 'a part of a form' },
  { word: 'item', below: 'renderer/ui', because: 'a line of a menu' },
  { word: 'class', below: 'renderer/ui', because: 'classes of CSS' },
  { word: 'schema', below: 'renderer/ui', because: 'what of HTML may pass' },
  { word: 'field', below: 'renderer/features', because: 'a part of a form' },
  { word: 'conflict', below: 'shared/curation', because: 'one thing that regions differ in, inside a disagreement, which is the whole sample' },
  { word: 'conflict', below: 'renderer/features/review', because: 'one thing that regions differ in, inside a disagreement, which is the whole sample' },
  { word: 'field', below: 'electron/sample', because: 'a field of noise, in the words of graphics' },
];

const sources = sourcesBelow('shared', 'renderer', 'electron');
const wordsOf = (path: string) => stemOf(path).split('-');
const stemOf = (path: string) => posix.basename(path).split('.')[0] ?? '';

/** Finished formats keep their own words. */
const ownWords = (path: string) => path.startsWith('shared/formats/');

describe('file names', () => {
  it('are kebab-case', () => {
    const odd = sources.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stemOf(path)));
    expect(odd.map((path) => `${path}: name it after what it exports, in kebab-case.`)).toEqual([]);
  });

  it('say what is inside', () => {
    const empty = sources.filter((path) => wordsOf(path).some((word) => EMPTY_WORDS.includes(word)) && !MEANINGFUL.includes(path));
    expect(empty.map((path) => `${path}: a name for anything; split it into files named after what they do.`)).toEqual([]);
  });

  it('use the words of the design', () => {
    const foreign = sources.filter((path) => !ownWords(path)).flatMap((path) => wordsOf(path).flatMap((word) => foreignWord(path, word)));
    expect(foreign).toEqual([]);
  });

  it('have no exception that nobody needs', () => {
    const unused = OTHER_MEANINGS.filter(({ word, below }) => !sources.some((path) => path.startsWith(`${below}/`) && wordsOf(path).some((each) => singular(each) === word)));
    expect(unused.map(({ word, below }) => `No file below ${below} says “${word}” any more.`)).toEqual([]);
    expect(MEANINGFUL.filter((path) => !sources.includes(path))).toEqual([]);
  });
});

/** `types` as a word of its own: media types. */
const MEANINGFUL = ['electron/host/media-types.ts'];

function foreignWord(path: string, spelled: string): readonly string[] {
  const word = singular(spelled);
  const instead = Object.hasOwn(SAY_INSTEAD, word) ? SAY_INSTEAD[word] : undefined;
  if (instead === undefined || OTHER_MEANINGS.some((other) => other.word === word && path.startsWith(`${other.below}/`))) return [];
  return [`${path} says “${spelled}”: Concord says ${instead}. If it means something else here, say so in OTHER_MEANINGS.`];
}

function singular(word: string): string {
  if (Object.hasOwn(SAY_INSTEAD, word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
