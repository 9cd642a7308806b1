import { snapshotBuffers, takeSnapshot } from '../../shared/project/snapshot.ts';
import type { FoldHistoryAnswer, FoldHistoryRequest } from './fold-history.protocol.ts';
import { HistoryFold } from './history-fold.ts';
import { answerCalls } from './worker-call.ts';

let fold: HistoryFold | undefined;

answerCalls<FoldHistoryRequest, FoldHistoryAnswer>(self as unknown as Worker, (request) => {
  if (request.ask === 'take') {
    fold ??= new HistoryFold({ unhashed: request.unhashed });
    return { answer: { answer: 'taken', ...fold.take(request.from, request.bytes) } };
  }
  const snapshot = takeSnapshot((fold ?? new HistoryFold()).finish());
  fold = undefined;
  return { answer: { answer: 'finished', snapshot }, transfer: snapshotBuffers(snapshot) };
});
