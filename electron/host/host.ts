import type { HostEvent, HostMethod } from '../../shared/host/host-api.ts';
import type { HostRefusal, HostResult } from '../../shared/host/host-result.ts';
import { decodeRequest } from './decode-request.ts';
import type { HostHandlers } from './host-handlers.ts';

/** What stands behind both transports. */
export interface Host {
  readonly handlers: HostHandlers;
  /** Proves and answers one message of a transport. Never rejects: what goes wrong is a refusal. */
  readonly handle: (channel: unknown, payload: unknown) => Promise<HostResult<unknown>>;
  /** The bytes of a sample of an open project, range requests answered. */
  readonly serveSample: (handle: string, sample: string, request: Request) => Promise<Response>;
  /** The bytes of a file of a scan's preview. */
  readonly servePreview: (job: string, index: number, request: Request) => Promise<Response>;
  /** Returns the function that stops listening. */
  readonly onEvent: (listener: (event: HostEvent) => void) => () => void;
  /** Closes open projects, releases their locks, ends jobs. */
  readonly close: () => Promise<void>;
}

export interface HostParts {
  readonly handlers: HostHandlers;
  readonly serveSample: Host['serveSample'];
  readonly servePreview: Host['servePreview'];
  readonly onEvent: Host['onEvent'];
  readonly close: Host['close'];
  /** Is told of every bug that surfaced while a request was answered. */
  readonly reportBug: (method: HostMethod, error: unknown) => void;
}

/** Puts the proof of requests and the net for bugs in front of the handlers. */
export function hostOf(parts: HostParts): Host {
  const { handlers, serveSample, servePreview, onEvent, close, reportBug } = parts;
  return {
    handlers,
    serveSample,
    servePreview,
    onEvent,
    close,
    async handle(channel, payload) {
      const decoded = decodeRequest(channel, payload);
      if (!decoded.ok) return badRequest(decoded.problem);
      const { method, request } = decoded.value;
      // The pair of method and request was proved together; TypeScript cannot follow a union of pairs through a table.
      const handler = handlers[method] as (request: unknown) => Promise<HostResult<unknown>>;
      try {
        return await handler(request);
      } catch (error) {
        reportBug(method, error);
        return {
          ok: false,
          code: 'failed',
          message: `Concord could not finish this: ${error instanceof Error ? error.message : String(error)}`,
          safe: 'What was saved before is untouched.',
          next: 'Try it again. If it happens again, please report it with this message.',
        };
      }
    },
  };
}

/** The refusal of a message that does not fit the contract. */
export function badRequest(what: string): HostRefusal {
  return {
    ok: false,
    code: 'bad-request',
    message: `The host did not understand the request: ${what}`,
    safe: 'Nothing was done.',
    next: 'Reload the window: page and host may be of different versions.',
  };
}
