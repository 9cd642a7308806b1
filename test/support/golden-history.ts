/*
 * Makes the golden history in `test/fixtures/history/v1.jsonl`: one line of every kind of change as it was first, a
 * tombstone, an undo, texts that are hard to encode. The file in the fixtures is for good: what a released version wrote
 * must be read by all later ones. Later versions of kinds are in files of their own (`golden-regions.ts`, `golden-sounds.ts`).
 */
import { sha256OfText } from '../../shared/basics/hash.ts';
import type { Change, ChangeKind } from '../../shared/history/change.ts';
import { makeStamp } from '../../shared/history/clock.ts';
import { encodeLine } from '../../shared/history/codec.ts';
import type { Commit } from '../../shared/history/commit.ts';
import type { CommitId, ContentHash, LabelId, PersonId, QuestionId, RegionId, RootId, RoundId, SampleId, WriterId } from '../../shared/model/ids.ts';

const WRITER = '0123456789abcdef' as WriterId;
const LEAD = 'lea' as PersonId;
const ANN = 'ann' as PersonId;
const IMAGE = 'a'.repeat(64) as SampleId;
const SOUND = 'b'.repeat(64) as SampleId;
const ROUND = 'round-1' as RoundId;
const SET = 'c'.repeat(64) as ContentHash;
const GUIDELINE = 'd'.repeat(64) as ContentHash;
const SCRATCH = 'scratch' as LabelId;
const DEFECT = 'defect' as QuestionId;
const ROOT = 'photos' as RootId;
const idOf = (n: number) => n.toString(16).padStart(32, '0') as CommitId;

type FirstKind = Extract<ChangeKind, `${string}/1`>;
type ByKind = { readonly [K in FirstKind]: readonly Extract<Change, { kind: K }>[] };

/** At least one change of every first version: a kind that is missing here does not compile. */
const CHANGES: ByKind = {
  'person-added/1': [
    { kind: 'person-added/1', key: [LEAD], value: { name: 'Lea “the lead” Müller-Łoś 🧑‍🏫', role: 'lead', code: 'L1' } },
    { kind: 'person-added/1', key: [ANN], value: { name: '安 \u2028 \u0000 \ud800', role: 'labeler', code: 'L2' } },
  ],
  'person-merged/1': [{ kind: 'person-merged/1', key: ['anna' as PersonId], value: { into: ANN } }],
  'sample-added/1': [
    { kind: 'sample-added/1', key: [IMAGE], value: { kind: 'image', mime: 'image/jpeg', bytes: 123_456, width: 4000, height: 3000 } },
    { kind: 'sample-added/1', key: [SOUND], value: { kind: 'audio', mime: 'audio/wav', bytes: 88_244, seconds: 1.000_022_675_736_961_5, sampleRate: 44_100, channels: 1 } },
  ],
  'sample-found/1': [{ kind: 'sample-found/1', key: [IMAGE, ROOT, 'lot 7/Gerät ①.jpg'], value: { group: 'phone 7', metadata: { light: 'dim', ['__proto__']: 'kept' } } }],
  'sample-excluded/1': [{ kind: 'sample-excluded/1', key: [SOUND], value: { reason: 'only noise' } }],
  'sample-tagged/1': [{ kind: 'sample-tagged/1', key: [IMAGE, 'dark'], value: '' }],
  'label-set-published/1': [
    {
      kind: 'label-set-published/1',
      key: [],
      value: {
        questions: [
          { type: 'choice', id: DEFECT, prompt: 'What is on the screen?', about: 'image', required: true, cantTell: true, labels: [{ id: SCRATCH, name: 'Scratch', color: 0, hotkey: '1' }] },
          { type: 'multichoice', id: 'tags' as QuestionId, prompt: 'Tags', about: 'image', required: false, cantTell: false, labels: [] },
          { type: 'rating', id: 'blur' as QuestionId, prompt: 'How sharp?', about: 'image', required: true, cantTell: false, levels: ['blurred', 'sharp'] },
          { type: 'text', id: 'said' as QuestionId, prompt: 'What is said?', about: 'audio', required: true, cantTell: true, multiline: false },
          { type: 'box', id: 'where' as QuestionId, prompt: 'Where?', about: 'image', required: true, cantTell: false, labels: [{ id: SCRATCH, name: 'Scratch', color: 0 }] },
          { type: 'span', id: 'when' as QuestionId, prompt: 'When?', about: 'audio', required: true, cantTell: false, labels: [{ id: 'um' as LabelId, name: 'um', color: 1 }] },
        ],
        note: 'first',
        basedOn: null,
      },
    },
  ],
  'guideline-page-written/1': [{ kind: 'guideline-page-written/1', key: ['defect.scratch'], value: { markdown: '# Scratch\n\nLonger than 2 mm.\r\n', basedOn: null } }],
  'guideline-published/1': [{ kind: 'guideline-published/1', key: [], value: { pages: [{ page: 'general', markdown: 'Look twice.' }], basedOn: idOf(8) } }],
  'round-opened/1': [
    {
      kind: 'round-opened/1',
      key: [ROUND],
      value: { name: 'Round 1', labelers: [ANN, LEAD], perSample: 2, blind: true, repeatRate: 0.1, checkRate: 0, seed: 4_294_967_295, labelSet: SET, guideline: GUIDELINE, basedOn: null },
    },
  ],
  'samples-assigned/1': [{ kind: 'samples-assigned/1', key: [ROUND, '0'], value: { samples: [IMAGE, SOUND], labelers: [[0, 1], [1]] } }],
  'round-closed/1': [{ kind: 'round-closed/1', key: [ROUND], value: { note: 'done' } }],
  'annotation-submitted/1': [
    {
      kind: 'annotation-submitted/1',
      key: [ROUND, IMAGE, ANN, '1'],
      value: {
        answers: {
          defect: { is: 'value', value: { type: 'choice', label: SCRATCH } },
          tags: { is: 'value', value: { type: 'multichoice', labels: [] } },
          blur: { is: 'value', value: { type: 'rating', level: 1 } },
          where: { is: 'value', value: { type: 'box', regions: [{ id: 'r1' as RegionId, label: SCRATCH, shape: { kind: 'box', x: 0.1, y: 1e-7, width: 1234.567_890_123, height: 5 } }] } },
        },
        note: 'edge',
        seconds: 3.25,
        guideline: GUIDELINE,
        labelSet: SET,
        sawOthers: false,
      },
    },
    {
      kind: 'annotation-submitted/1',
      key: [ROUND, SOUND, LEAD, '2'],
      value: {
        answers: {
          said: { is: 'cant-tell' },
          when: { is: 'skipped', reason: 'too loud' },
          more: { is: 'value', value: { type: 'span', regions: [{ id: 'r2' as RegionId, label: 'um' as LabelId, shape: { kind: 'span', start: 0.25, end: 0.5, lane: 1 } }] } },
          text: { is: 'value', value: { type: 'text', text: 'um, today’s weather' } },
        },
        seconds: 0,
        labelSet: SET,
        sawOthers: true,
      },
    },
  ],
  'adjudication-made/1': [
    {
      kind: 'adjudication-made/1',
      key: [IMAGE, DEFECT],
      value: { answer: { is: 'value', value: { type: 'choice', label: SCRATCH } }, reason: 'longer than 2 mm', round: ROUND, guideline: GUIDELINE, basedOn: idOf(3) },
    },
  ],
  'release-frozen/1': [
    {
      kind: 'release-frozen/1',
      key: ['1.0.0'],
      value: {
        recipe: {
          version: '1.0.0', rounds: [ROUND], questions: [DEFECT], threshold: 0.6, atLeast: 2, shares: { train: 0.8, dev: 0.1, test: 0.1 }, seed: 1,
          stratifyBy: DEFECT, groupBy: null, media: 'copy', formats: ['csv', 'coco', 'audio-manifest'], title: 'Phones', license: 'MIT', description: '', anonymous: true,
        },
        heads: { [WRITER]: 'e'.repeat(64) },
        checksums: 'f'.repeat(64) as ContentHash,
        samples: 2,
        formatVersion: 1,
      },
    },
  ],
}; // prettier-ignore

/** The golden commits, chained: one for each change, then a commit of two changes, a tombstone and an undo. */
export function goldenCommits(): readonly Commit[] {
  const batches: (readonly Change[])[] = Object.values(CHANGES).flat().map((change: Change) => [change]);
  batches.push([...CHANGES['sample-tagged/1'], ...CHANGES['sample-excluded/1']]);
  batches.push([{ kind: 'sample-excluded/1', key: [SOUND], value: null }]);
  batches.push([{ kind: 'adjudication-made/1', key: [IMAGE, DEFECT], value: null }]);
  const undone = batches.findIndex(([change]) => change?.kind === 'adjudication-made/1');
  const commits: Commit[] = [];
  let prev: string | null = null;
  for (const [index, changes] of batches.entries()) {
    const seq = index + 1;
    const undoes = index === batches.length - 1 ? { undoes: idOf(undone + 1) } : {};
    const commit: Commit = { v: 1, id: idOf(seq), at: makeStamp(1_700_000_000_000 + index, index % 3, WRITER), by: index % 2 === 0 ? LEAD : ANN, device: WRITER, seq, prev, ...undoes, changes };
    commits.push(commit);
    prev = sha256OfText(encodeLine(commit));
  }
  return commits;
}
