import { vi } from 'vitest';

type Listener = (event: { readonly data?: unknown; readonly message?: string }) => void;

/**
 * A worker whose module runs in this process: the real client, the real worker, the real protocol between them. Messages
 * are copied and transferred as between threads.
 */
class InProcessWorker {
  static readonly started: InProcessWorker[] = [];
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #scope = new Map<string, Set<Listener>>();
  readonly #ready: Promise<void>;
  terminated = false;

  constructor(address: URL) {
    InProcessWorker.started.push(this);
    this.#ready = this.#run(address);
  }

  addEventListener(type: string, listener: Listener): void {
    listenersOf(this.#listeners, type).add(listener);
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    const data: unknown = structuredClone(message, { transfer });
    void this.#ready.then(() => this.#tell(this.#scope, 'message', { data }));
  }

  terminate(): void {
    this.terminated = true;
  }

  /** Ends it as an uncaught error ends a worker. */
  break(message: string): void {
    this.#tell(this.#listeners, 'error', { message });
  }

  async #run(address: URL): Promise<void> {
    const self = {
      addEventListener: (type: string, listener: Listener) => listenersOf(this.#scope, type).add(listener),
      postMessage: (message: unknown, transfer: Transferable[] = []) => {
        const data: unknown = structuredClone(message, { transfer });
        if (!this.terminated) setImmediate(() => this.#tell(this.#listeners, 'message', { data }));
      },
    };
    vi.stubGlobal('self', self); // the module reads it once, while it is evaluated
    await import(/* @vite-ignore */ `${address.pathname}?worker-of-test=${InProcessWorker.started.length}`);
  }

  #tell(listeners: Map<string, Set<Listener>>, type: string, event: Parameters<Listener>[0]): void {
    if (this.terminated) return;
    for (const listener of listenersOf(listeners, type)) listener(event);
  }
}

function listenersOf(all: Map<string, Set<Listener>>, type: string): Set<Listener> {
  const known = all.get(type);
  if (known !== undefined) return known;
  const made = new Set<Listener>();
  all.set(type, made);
  return made;
}

/** Puts the worker, idle time and window locks of a page where the code under test looks for them. */
export function standInForPage(): void {
  vi.stubGlobal('Worker', InProcessWorker);
  vi.stubGlobal('requestIdleCallback', (work: () => void) => setImmediate(work));
  vi.stubGlobal('navigator', { locks: new WindowLocks() });
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('history', { pushState: () => undefined });
}

/** Web locks of one origin, as far as Concord uses them: at once or not at all. */
class WindowLocks {
  readonly #held = new Set<string>();

  async request(name: string, _: { readonly ifAvailable: true }, use: (lock: object | null) => Promise<void> | undefined): Promise<void> {
    if (this.#held.has(name)) return use(null);
    this.#held.add(name);
    await use({});
    this.#held.delete(name);
  }
}

/** Workers started since the process began, ended ones included. */
export function workersStarted(): readonly Pick<InProcessWorker, 'terminated' | 'break'>[] {
  return InProcessWorker.started;
}
