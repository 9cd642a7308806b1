import { sha256Hex } from '../../shared/basics/hash.ts';
import { readHistory } from '../../shared/history/read-history.ts';
import { applyCommit } from '../../shared/project/fold.ts';
import { emptyProjectState } from '../../shared/project/project-state.ts';
import { snapshotBuffers, takeSnapshot } from '../../shared/project/snapshot.ts';
import type { FoldHistoryAnswer, FoldHistoryRequest } from './fold-history.protocol.ts';
import { answerCalls } from './worker-call.ts';

let state = emptyProjectState();

answerCalls<FoldHistoryRequest, FoldHistoryAnswer>(self as unknown as Worker, (request) => {
  if (request.ask === 'take') {
    const { commits, problems, end } = readHistory(request.bytes, request.from, sha256Hex);
    for (const commit of commits) applyCommit(state, commit);
    return { answer: { answer: 'taken', end, problems } };
  }
  const snapshot = takeSnapshot(state);
  state = emptyProjectState();
  return { answer: { answer: 'finished', snapshot }, transfer: snapshotBuffers(snapshot) };
});
