/*
 * Makes the golden history in `test/fixtures/history/v1-sounds.jsonl`: the third version of label sets, with named lanes and
 * tokens, answers on these lanes, a second version before it that is replaced, and a release in formats for sounds.
 */
import { sha256OfText } from '../../shared/basics/hash.ts';
import type { Change, ChangeKind } from '../../shared/history/change.ts';
import { makeStamp } from '../../shared/history/clock.ts';
import { encodeLine } from '../../shared/history/codec.ts';
import type { Commit } from '../../shared/history/commit.ts';
import type { CommitId, ContentHash, LabelId, PersonId, QuestionId, RegionId, RoundId, SampleId, WriterId } from '../../shared/model/ids.ts';
import type { Question } from '../../shared/model/label-set.ts';

const WRITER = '0011223344556677' as WriterId;
const LEAD = 'lea' as PersonId;
const SOUND = 'e'.repeat(64) as SampleId;
const ROUND = 'round-2' as RoundId;
const SET = 'f'.repeat(64) as ContentHash;
const SPEECH = 'speech' as LabelId;
const idOf = (n: number) => (0xb00 + n).toString(16).padStart(32, '0') as CommitId;
const region = (id: string) => id as RegionId;

const SAID = { type: 'text', id: 'said' as QuestionId, prompt: 'What is said?', required: true, multiline: true } as const;
const WHO = { type: 'span', id: 'who' as QuestionId, prompt: 'Who speaks when?', about: 'audio', required: true, cantTell: false, labels: [{ id: SPEECH, name: 'Speech', color: 0 }] } as const;
const SUMMARY = { type: 'text', id: 'summary' as QuestionId, prompt: 'What is it about?', about: 'audio', required: false, cantTell: true, multiline: true } as const;

const BEFORE: readonly Question[] = [{ ...WHO, attributes: [SAID], minimum: 0.05 }];
const AFTER: readonly Question[] = [
  {
    ...WHO,
    attributes: [{ ...SAID, tokens: [{ text: '[unintelligible]', meaning: 'words that nobody can make out', key: 'Alt+1' }, { text: 'ähm', meaning: '', key: 'F9' }, { text: '(كلام غير واضح)', meaning: '\u2028' }] }],
    minimum: 0.05,
    lanes: ['Speaker 1', 'Sprecherin “Łoś” 🎙️'],
  },
  { ...SUMMARY, tokens: [{ text: '[music]', meaning: 'music that matters' }] },
];

type NewKind = Extract<ChangeKind, `${string}/3` | 'release-frozen/2'>;
type ByKind = { readonly [K in NewKind]: readonly Extract<Change, { kind: K }>[] };

/** At least one change of every version that came with sounds: one that is missing here does not compile. */
const CHANGES: ByKind = {
  'label-set-published/3': [{ kind: 'label-set-published/3', key: [], value: { questions: AFTER, note: 'lanes and tokens', basedOn: idOf(1) } }],
  'release-frozen/2': [
    {
      kind: 'release-frozen/2',
      key: ['1.1.0'],
      value: {
        recipe: {
          version: '1.1.0', rounds: [], questions: [WHO.id], threshold: 0.5, atLeast: 1, shares: { train: 1, dev: 0, test: 0 }, seed: 7,
          stratifyBy: null, groupBy: null, media: 'none', formats: ['csv', 'textgrid', 'audacity'], title: 'Calls', license: '', description: '', anonymous: false,
        },
        heads: { [WRITER]: '4:ff' }, checksums: SET, samples: 1, formatVersion: 3,
      },
    },
  ],
};

const ANSWERS: readonly Change[] = [
  {
    kind: 'annotation-submitted/2',
    key: [ROUND, SOUND, LEAD, '1'],
    value: {
      answers: {
        who: {
          is: 'value',
          value: {
            type: 'span',
            regions: [
              { id: region('s1'), label: SPEECH, shape: { kind: 'span', start: 0, end: 1.000_022_675_736_961_5, lane: 0 }, attributes: { said: { type: 'text', text: 'ähm, schöner Tag [unintelligible]' } } },
              { id: region('s2'), label: SPEECH, shape: { kind: 'span', start: 0.5, end: 1.25, lane: 1 }, attributes: { said: { type: 'text', text: 'السلام عليكم' } } },
              { id: region('s3'), label: SPEECH, shape: { kind: 'span', start: 2, end: 3, lane: 7 }, attributes: {} },
            ],
          },
        },
        summary: { is: 'value', value: { type: 'text', text: '' } },
      },
      seconds: 31.5,
      labelSet: SET,
      sawOthers: false,
    },
  },
  {
    kind: 'adjudication-made/1',
    key: [SOUND, 'who' as QuestionId],
    value: { answer: { is: 'value', value: { type: 'span', regions: [{ id: region('s2'), label: SPEECH, shape: { kind: 'span', start: 0.5, end: 1.25, lane: 1 } }] } }, reason: 'the other one speaks', basedOn: null },
  },
];

/** The golden commits, chained: a second version, the third that replaces it, a release, then answers. */
export function goldenSoundCommits(): readonly Commit[] {
  const second: Change = { kind: 'label-set-published/2', key: [], value: { questions: BEFORE, basedOn: null } };
  const commits: Commit[] = [];
  let prev: string | null = null;
  for (const [index, change] of [second, ...Object.values(CHANGES).flat(), ...ANSWERS].entries()) {
    const seq = index + 1;
    const commit: Commit = { v: 1, id: idOf(seq), at: makeStamp(1_800_000_100_000 + index, 0, WRITER), by: LEAD, device: WRITER, seq, prev, changes: [change] };
    commits.push(commit);
    prev = sha256OfText(encodeLine(commit));
  }
  return commits;
}
