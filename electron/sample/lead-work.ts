import { defined } from '../../shared/basics/assert.ts';
import { contentHash } from '../../shared/basics/hash.ts';
import { type Change, changeTo } from '../../shared/history/change.ts';
import { type Guideline, guidelineContent } from '../../shared/model/guideline.ts';
import type { ContentHash, QuestionId, RoundId, SampleId } from '../../shared/model/ids.ts';
import type { Round } from '../../shared/model/round.ts';
import { type FoundFile, importSamples } from '../../shared/project/commands/import-samples.ts';
import { openRound } from '../../shared/project/commands/open-round.ts';
import { emptyProjectState } from '../../shared/project/project-state.ts';
import { SHARP_PAGES, VAGUE_PAGES } from './labels/guideline-text.ts';
import { DECISIONS } from './labels/incidents.ts';
import { LABEL_SET, LABEL_SET_HASH } from './labels/questions.ts';
import { LABELERS, LEAD } from './labels/team.ts';
import { atTime } from './sample-calendar.ts';
import type { WriterFile } from './writer-file.ts';

export type RoundName = 'screens-1' | 'commands-1' | 'screens-2' | 'commands-2';

export const VAGUE_GUIDELINE: Guideline = { pages: VAGUE_PAGES, note: 'First version', basedOn: null };

/** The hash of a guideline does not depend on what it is based on. */
export function guidelineHash(guideline: Pick<Guideline, 'pages'>): ContentHash {
  return contentHash(guidelineContent({ ...guideline, basedOn: null })) as ContentHash;
}

export const VAGUE_HASH = guidelineHash({ pages: VAGUE_PAGES });
export const SHARP_HASH = guidelineHash({ pages: SHARP_PAGES });

/** The lead's weeks: sets up, opens the first rounds, decides what they left open, sharpens the guideline, opens the second rounds. */
export function writeLeadsWork(file: WriterFile, photos: readonly FoundFile[], clips: readonly FoundFile[]): void {
  const screens = photos.map(({ sample }) => sample);
  const commands = clips.map(({ sample }) => sample);
  const people: Change[] = [LEAD, ...LABELERS].map(({ id, person }) => ({ kind: 'person-added/1', key: [id], value: person }));

  file.commit(atTime(0, 8, 0), [
    ...people.slice(0, 1),
    changeTo('label-set', [], LABEL_SET),
    { kind: 'guideline-published/1', key: [], value: VAGUE_GUIDELINE },
  ]);
  const setUp = defined(file.commits[0], 'the first commit');
  file.commit(atTime(0, 8, 6), people.slice(1));
  file.commit(atTime(0, 8, 20), importSamples(emptyProjectState(), [...photos, ...clips]));
  file.commit(atTime(0, 8, 31), openRound('screens-1' as RoundId, terms('Screens 1', VAGUE_HASH, 11), screens));
  file.commit(atTime(0, 8, 34), openRound('commands-1' as RoundId, terms('Commands 1', VAGUE_HASH, 12), commands));

  file.commit(atTime(2, 8, 5), [close('screens-1'), close('commands-1')]);
  const byFile = new Map([...photos, ...clips].map(({ sample, path }) => [path.slice(path.lastIndexOf('/') + 1), sample]));
  for (const [index, decision] of DECISIONS.entries()) {
    const sample: SampleId = defined(byFile.get(decision.file), decision.file);
    const question = decision.question as QuestionId;
    const round = (decision.file.startsWith('screen') ? 'screens-1' : 'commands-1') as RoundId;
    const { answer, reason } = decision;
    const value = { answer, reason, round, guideline: VAGUE_HASH, basedOn: null };
    file.commit(atTime(2, 8, 20 + index * 3), [changeTo('adjudication', [sample, question], value)]);
  }
  const sharp: Guideline = { pages: SHARP_PAGES, note: 'Rules for what the first rounds disagreed on: 3 mm, shadow edge, tight boxes, no fillers.', basedOn: setUp.id };
  file.commit(atTime(3, 14, 10), [{ kind: 'guideline-published/1', key: [], value: sharp }]);
  file.commit(atTime(3, 14, 30), openRound('screens-2' as RoundId, terms('Screens 2', SHARP_HASH, 21), screens));
  file.commit(atTime(3, 14, 32), openRound('commands-2' as RoundId, terms('Commands 2', SHARP_HASH, 22), commands));
  file.commit(atTime(8, 9, 0), [close('screens-2')]);
}

function close(round: RoundName): Change {
  return { kind: 'round-closed/1', key: [round as string as RoundId], value: {} };
}

function terms(name: string, guideline: ContentHash, seed: number): Round {
  const labelers = LABELERS.map(({ id }) => id);
  return { name, labelers, perSample: labelers.length, blind: true, repeatRate: 0, checkRate: 0, seed, labelSet: LABEL_SET_HASH, guideline, basedOn: null };
}
