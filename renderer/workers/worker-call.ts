/** A message to a worker and its answer, numbered so that they find each other. */
export interface Asked<Request> {
  readonly n: number;
  readonly request: Request;
}

export type Answered<Answer, Part = never> =
  | { readonly n: number; readonly kind: 'answer'; readonly answer: Answer }
  | { readonly n: number; readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly n: number; readonly kind: 'part'; readonly part: Part }
  | { readonly n: number; readonly kind: 'failed'; readonly message: string };

export interface CallOptions<Part = never> {
  readonly transfer?: Transferable[];
  readonly signal?: AbortSignal;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Takes what is ready before the whole answer is. */
  readonly onPart?: ((part: Part) => void) | undefined;
}

interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: Error) => void;
  readonly onProgress: CallOptions['onProgress'];
  readonly onPart: ((part: unknown) => void) | undefined;
}

/**
 * A worker as a function that returns promises. When the worker breaks, every pending call rejects and the next call
 * starts a new worker. An aborted call rejects and stops the worker, because a computation cannot be interrupted from
 * outside; other pending calls reject with it, so use one `WorkerCall` per kind of work.
 */
export class WorkerCall<Request, Answer, Part = never> {
  readonly #start: () => Worker;
  #worker: Worker | undefined;
  #next = 0;
  readonly #pending = new Map<number, Pending>();

  constructor(start: () => Worker) {
    this.#start = start;
  }

  call(request: Request, { transfer = [], signal, onProgress, onPart }: CallOptions<Part> = {}): Promise<Answer> {
    if (signal?.aborted === true) return Promise.reject(new DOMException('Cancelled', 'AbortError'));
    const worker = this.#running();
    const n = this.#next++;
    return new Promise<Answer>((resolve, reject) => {
      const onAbort = () => this.#fail(new DOMException('Cancelled', 'AbortError'));
      signal?.addEventListener('abort', onAbort, { once: true });
      const settled = <T>(then: (value: T) => void) => (value: T) => {
        signal?.removeEventListener('abort', onAbort);
        then(value);
      };
      this.#pending.set(n, { resolve: settled(resolve as (answer: unknown) => void), reject: settled(reject), onProgress, onPart: onPart as Pending['onPart'] });
      worker.postMessage({ n, request } satisfies Asked<Request>, transfer);
    });
  }

  stop(): void {
    this.#fail(new DOMException('Cancelled', 'AbortError'));
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = this.#start();
    worker.addEventListener('message', ({ data }: MessageEvent<Answered<Answer, Part>>) => {
      const pending = this.#pending.get(data.n);
      if (pending === undefined) return;
      if (data.kind === 'progress') {
        pending.onProgress?.(data.done, data.total);
        return;
      }
      if (data.kind === 'part') {
        pending.onPart?.(data.part);
        return;
      }
      this.#pending.delete(data.n);
      if (data.kind === 'answer') pending.resolve(data.answer);
      else pending.reject(new Error(data.message));
    });
    worker.addEventListener('error', (event) => this.#fail(new Error(event.message || 'The worker stopped.')));
    worker.addEventListener('messageerror', () => this.#fail(new Error('The worker’s answer could not be read.')));
    this.#worker = worker;
    return worker;
  }

  #fail(reason: Error): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const each of pending) each.reject(reason);
  }
}

/** What a worker answers, and which of its buffers are handed over instead of copied. */
export interface Reply<Answer> {
  readonly answer: Answer;
  readonly transfer?: Transferable[];
}

/** How a worker tells of its work before it answers. */
export interface Telling<Part = never> {
  readonly progress: (done: number, total: number) => void;
  readonly part: (part: Part) => void;
}

/** The worker's side: answers each request with what `handle` gives, or with why it failed. */
export function answerCalls<Request, Answer, Part = never>(
  scope: Pick<Worker, 'addEventListener' | 'postMessage'>,
  handle: (request: Request, tell: Telling<Part>) => Reply<Answer> | Promise<Reply<Answer>>,
): void {
  const answer = async ({ n, request }: Asked<Request>): Promise<void> => {
    try {
      const reply = await handle(request, {
        progress: (done, total) => scope.postMessage({ n, kind: 'progress', done, total } satisfies Answered<Answer, Part>),
        part: (part) => scope.postMessage({ n, kind: 'part', part } satisfies Answered<Answer, Part>),
      });
      scope.postMessage({ n, kind: 'answer', answer: reply.answer } satisfies Answered<Answer>, reply.transfer ?? []);
    } catch (error) {
      scope.postMessage({ n, kind: 'failed', message: error instanceof Error ? error.message : String(error) } satisfies Answered<Answer>);
    }
  };
  scope.addEventListener('message', (event) => void answer((event as MessageEvent<Asked<Request>>).data));
}
