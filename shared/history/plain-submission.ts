import type { Annotation } from '../model/annotation.ts';
import type { CommitId, ContentHash, PersonId, RoundId, SampleId, WriterId } from '../model/ids.ts';
import { CHANGE_KINDS, type ChangeOf } from './change.ts';
import type { Stamp } from './clock.ts';
import { COMMIT_VERSION, type Commit } from './commit.ts';

type SubmissionKind = 'annotation-submitted/1' | 'annotation-submitted/2';

const ID = '[A-Za-z0-9_-]{1,64}';
const HASH = '[0-9a-f]{64}';

/** One submitted annotation without a note, spelled as `encodeLine` spells it: nearly every line of a labeler's file. */
const PLAIN = new RegExp(
  `^\\{"v":${COMMIT_VERSION},"id":"([0-9a-f]{32})","at":"(\\d{13}-\\d{6}-[0-9a-f]{16})","by":"(${ID})","device":"([0-9a-f]{16})","seq":([1-9]\\d{0,14}),"prev":(null|"${HASH}"),` +
    `"changes":\\[\\{"kind":"(annotation-submitted/[12])","key":\\["(${ID})","(${HASH})","(${ID})","([1-9]\\d{0,3})"\\],` +
    `"value":\\{"answers":(\\{.*\\}),"seconds":((?:0|[1-9]\\d{0,8})(?:\\.\\d{1,17})?),(?:"guideline":"(${HASH})",)?"labelSet":"(${HASH})","sawOthers":(true|false)\\}\\}\\]\\}$`,
);

/** Most answers that are remembered; a label or a level is said again and again, regions hardly ever. */
const MOST_REMEMBERED = 4096;
const LONGEST_REMEMBERED = 500;
const remembered: Readonly<Record<SubmissionKind, Map<string, Annotation['answers']>>> = { 'annotation-submitted/1': new Map(), 'annotation-submitted/2': new Map() };

/**
 * The commit of a line that holds one plain submission; undefined for every other line, damaged ones included, which are
 * then read the long way. What it gives is what the long way gives, at a third of the cost: the pattern proves what the decoders of
 * commit, key and annotation would prove, and answers said before are not decoded again (they are one object, not to be changed).
 */
export function decodePlainSubmission(line: string): Commit | undefined {
  const found = PLAIN.exec(line);
  if (found === null) return undefined;
  const [, id, at, by, device, seq, prev, kind, round, sample, labeler, pass, answersText, seconds, guideline, labelSet, sawOthers] = found;
  const answers = answersOf(kind as SubmissionKind, answersText as string);
  if (answers === undefined) return undefined;
  const value: Annotation = {
    answers,
    seconds: Number(seconds),
    ...(guideline === undefined ? {} : { guideline: guideline as ContentHash }),
    labelSet: labelSet as ContentHash,
    sawOthers: sawOthers === 'true',
  };
  const change = { kind, key: [round as RoundId, sample as SampleId, labeler as PersonId, pass as string], value } as ChangeOf<SubmissionKind>;
  return {
    v: COMMIT_VERSION,
    id: id as CommitId,
    at: at as Stamp,
    by: by as PersonId,
    device: device as WriterId,
    seq: Number(seq),
    prev: prev === 'null' ? null : (prev as string).slice(1, -1),
    changes: [change],
  };
}

/** Undefined when the text is not one JSON value, as where the pattern took in more than the answers, or not answers. */
function answersOf(kind: SubmissionKind, text: string): Annotation['answers'] | undefined {
  const known = remembered[kind].get(text);
  if (known !== undefined) return known;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const decoded = CHANGE_KINDS[kind].value({ answers: parsed, seconds: 0, labelSet: '0'.repeat(64), sawOthers: false });
  if (!decoded.ok) return undefined;
  if (text.length <= LONGEST_REMEMBERED) {
    if (remembered[kind].size >= MOST_REMEMBERED) remembered[kind].clear();
    remembered[kind].set(text, decoded.value.answers);
  }
  return decoded.value.answers;
}
