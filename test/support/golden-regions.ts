/*
 * Makes the golden history in `test/fixtures/history/v1-regions.jsonl`: the second versions of label sets, annotations and
 * adjudications, with every kind of region and attribute, and one first version that is replaced by a second.
 */
import { sha256OfText } from '../../shared/basics/hash.ts';
import type { Change, ChangeKind } from '../../shared/history/change.ts';
import { makeStamp } from '../../shared/history/clock.ts';
import { encodeLine } from '../../shared/history/codec.ts';
import type { Commit } from '../../shared/history/commit.ts';
import type { CommitId, ContentHash, LabelId, PersonId, QuestionId, RegionId, RoundId, SampleId, WriterId } from '../../shared/model/ids.ts';

const WRITER = 'fedcba9876543210' as WriterId;
const LEAD = 'lea' as PersonId;
const IMAGE = 'a'.repeat(64) as SampleId;
const SOUND = 'b'.repeat(64) as SampleId;
const ROUND = 'round-1' as RoundId;
const SET = 'c'.repeat(64) as ContentHash;
const CAR = 'car' as LabelId;
const RED = 'red' as LabelId;
const idOf = (n: number) => (0xa00 + n).toString(16).padStart(32, '0') as CommitId;
const question = (id: string) => id as QuestionId;
const region = (id: string) => id as RegionId;
const asked = { about: 'image', required: true, cantTell: false, labels: [{ id: CAR, name: 'Car', color: 0 }] } as const;

type SecondKind = Exclude<Extract<ChangeKind, `${string}/2`>, 'release-frozen/2'>;
type ByKind = { readonly [K in SecondKind]: readonly Extract<Change, { kind: K }>[] };

/** At least one change of every second version: a version that is missing here does not compile. */
const CHANGES: ByKind = {
  'label-set-published/2': [
    {
      kind: 'label-set-published/2',
      key: [],
      value: {
        questions: [
          { type: 'rotated-box', id: question('ships'), prompt: 'Where are ships?', ...asked, atLeastOne: true, minimum: 4.5 },
          {
            type: 'polygon',
            id: question('roofs'),
            prompt: 'Where are roofs?',
            ...asked,
            attributes: [
              { type: 'choice', id: question('colour'), prompt: 'Colour?', required: true, labels: [{ id: RED, name: 'Red', color: 3 }] },
              { type: 'multichoice', id: question('flaws'), prompt: 'Flaws?', required: false, labels: [] },
              { type: 'rating', id: question('blur'), prompt: 'How sharp?', required: false, levels: ['low', 'high'] },
              { type: 'text', id: question('plate'), prompt: 'What is written?', required: false, multiline: false },
            ],
          },
          { type: 'point', id: question('eyes'), prompt: 'Where are eyes?', ...asked, attributes: [] },
          { type: 'box', id: question('where'), prompt: 'Where?', ...asked, minimum: 0 },
          { type: 'span', id: question('when'), prompt: 'When?', ...asked, about: 'audio', attributes: [{ type: 'text', id: question('said'), prompt: 'What is said?', required: true, multiline: true }] },
        ],
        note: 'regions of all kinds',
        basedOn: null,
      },
    },
  ],
  'annotation-submitted/2': [
    {
      kind: 'annotation-submitted/2',
      key: [ROUND, IMAGE, LEAD, '1'],
      value: {
        answers: {
          ships: { is: 'value', value: { type: 'rotated-box', regions: [{ id: region('r1'), label: CAR, shape: { kind: 'rotated-box', x: 50.25, y: 1e-7, width: 20, height: 10, angle: -359.999 } }] } },
          roofs: {
            is: 'value',
            value: {
              type: 'polygon',
              regions: [
                {
                  id: region('r2'),
                  label: CAR,
                  shape: { kind: 'polygon', points: [[0, 0], [1234.567_890_123, 0.1], [5, 1_000_000]] },
                  attributes: {
                    colour: { type: 'choice', label: RED },
                    flaws: { type: 'multichoice', labels: [] },
                    blur: { type: 'rating', level: 1 },
                    plate: { type: 'text', text: '\u2028 “B-XY 1”' },
                  },
                },
                { id: region('r3'), label: CAR, shape: { kind: 'polygon', points: [[0, 0], [0, 0], [0, 0]] }, attributes: {} },
              ],
            },
          },
          eyes: { is: 'value', value: { type: 'point', regions: [{ id: region('r4'), label: CAR, shape: { kind: 'point', x: -0.5, y: 3 } }] } },
          where: { is: 'value', value: { type: 'box', regions: [{ id: region('r5'), label: CAR, shape: { kind: 'box', x: 1, y: 2, width: 3, height: 4 }, attributes: { gone: { type: 'rating', level: 0 } } }] } },
        },
        seconds: 7,
        labelSet: SET,
        sawOthers: false,
      },
    },
    {
      kind: 'annotation-submitted/2',
      key: [ROUND, SOUND, LEAD, '1'],
      value: {
        answers: { when: { is: 'value', value: { type: 'span', regions: [{ id: region('s1'), label: CAR, shape: { kind: 'span', start: 0, end: 0.5, lane: 2 }, attributes: { said: { type: 'text', text: 'beep' } } }] } } },
        seconds: 1,
        labelSet: SET,
        sawOthers: false,
      },
    },
  ],
  'adjudication-made/2': [
    {
      kind: 'adjudication-made/2',
      key: [IMAGE, question('eyes')],
      value: { answer: { is: 'value', value: { type: 'point', regions: [{ id: region('r4'), label: CAR, shape: { kind: 'point', x: 1, y: 3 } }] } }, reason: 'the pupil', basedOn: null },
    },
  ],
};

/** The golden commits, chained: a first version of an annotation's register, then one for each change. */
export function goldenRegionCommits(): readonly Commit[] {
  const first: Change = { kind: 'annotation-submitted/1', key: [ROUND, IMAGE, LEAD, '1'], value: { answers: { where: { is: 'value', value: { type: 'box', regions: [] } } }, seconds: 2, labelSet: SET, sawOthers: false } };
  const commits: Commit[] = [];
  let prev: string | null = null;
  for (const [index, change] of [first, ...Object.values(CHANGES).flat()].entries()) {
    const seq = index + 1;
    const commit: Commit = { v: 1, id: idOf(seq), at: makeStamp(1_800_000_000_000 + index, 0, WRITER), by: LEAD, device: WRITER, seq, prev, changes: [change] };
    commits.push(commit);
    prev = sha256OfText(encodeLine(commit));
  }
  return commits;
}
