import type { CostlyFigure } from '../../shared/curation/region-figures.ts';
import type { CostlyFigureRequest } from './costly-figure.protocol.ts';
import { type CallOptions, WorkerCall } from './worker-call.ts';

const worker = () => new Worker(new URL('./costly-figure.worker.ts', import.meta.url), { type: 'module' });

// One worker a figure: stopping one must not stop the other.
const calls: Readonly<Record<CostlyFigure['id'], WorkerCall<CostlyFigureRequest, CostlyFigure>>> = {
  alpha_unitizing: new WorkerCall(worker),
  gamma: new WorkerCall(worker),
};

/** A costly figure off the main thread; an abort stops the computation. */
export function computeCostlyFigure(request: CostlyFigureRequest, options: Pick<CallOptions, 'signal' | 'onProgress'>): Promise<CostlyFigure> {
  return calls[request.figure].call(request, options);
}
