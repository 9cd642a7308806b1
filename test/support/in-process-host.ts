import type { Host } from '../../electron/host/host.ts';
import type { HostApi, HostMethod } from '../../shared/host/host-api.ts';
import { HOST_CHANNEL, HOST_METHODS } from '../../shared/host/host-channel.ts';
import type { HostRefusal } from '../../shared/host/host-result.ts';

const AWAY: HostRefusal = { ok: false, code: 'offline', message: 'The host is away.', safe: 'Nothing was done.', next: 'Wait.' };

/** The way between a page and the real host in one process: every request is proved and every value copied, as on a wire. */
export class InProcessHost {
  readonly api: HostApi;
  /** Methods in the order in which they were asked. */
  readonly asked: HostMethod[] = [];
  /** What the page last reported as unsaved. */
  unsaved = 0;
  /** While `refusing`, the host is away; while `throwing`, the wire itself breaks. */
  state: 'answering' | 'refusing' | 'throwing' = 'answering';
  readonly #gates = new Map<HostMethod, Promise<void>>();

  constructor(host: Host) {
    const ask = async (method: HostMethod, request: unknown): Promise<unknown> => {
      this.asked.push(method);
      if (this.state === 'throwing') throw new Error('The wire broke.');
      if (this.state === 'refusing') return AWAY;
      const answer = await host.handle(HOST_CHANNEL[method], structuredClone(request));
      await this.#gates.get(method);
      return structuredClone(answer);
    };
    const methods = Object.fromEntries(HOST_METHODS.map((method) => [method, (request: unknown) => ask(method, request)])) as unknown as Pick<HostApi, HostMethod>;
    this.api = {
      ...methods,
      mediaUrl: (handle, sample) => `/media/${handle}/${sample}`,
      previewUrl: (job, index) => `/preview/${job}/${index}`,
      onHostEvent: (listener) => host.onEvent(listener),
      reportUnsaved: (count) => {
        this.unsaved = count;
      },
    };
  }

  /** Lets the host do what it is asked but holds its answers back, until the given function is called. */
  holdAnswers(method: HostMethod): () => void {
    let release = (): void => undefined;
    this.#gates.set(method, new Promise((resolve) => (release = resolve)));
    return () => {
      this.#gates.delete(method);
      release();
    };
  }

  timesAsked(method: HostMethod): number {
    return this.asked.filter((each) => each === method).length;
  }
}
