import { defined } from '../../../../shared/basics/assert.ts';
import { sha256Hex } from '../../../../shared/basics/hash.ts';
import { agreementInput, type AgreementInput } from '../../../../shared/curation/agreement-input.ts';
import { readHistory, START_OF_FILE } from '../../../../shared/history/read-history.ts';
import type { QuestionId, RoundId } from '../../../../shared/model/ids.ts';
import { foldCommits } from '../../../../shared/project/fold.ts';
import { filesBelow, projectFolder } from '../../../electron/sample/sample-files.ts';

/** The sample project that Concord ships. */
export const sampleState = foldCommits(
  [...filesBelow(projectFolder)].filter(([path]) => path.startsWith('history/')).flatMap(([, bytes]) => readHistory(bytes, START_OF_FILE, sha256Hex).commits),
);

/** Its answers to a question, in one round or in all. */
export function sampleInput(question: string, round?: string): AgreementInput {
  return defined(agreementInput(sampleState, question as QuestionId, round === undefined ? {} : { rounds: [round as RoundId] }), question);
}
