import type { HostEvent } from '../../shared/host/host-api.ts';
import type { HostProblemCode } from '../../shared/host/host-result.ts';
import { HOST_CHANNEL } from '../../shared/host/host-channel.ts';
import { EVENTS_PATH, SECRET_HEADER, SESSION_PATH } from '../../shared/host/local-session.ts';
import { decodeWire, encodeWire, JSON_TYPE } from '../../shared/host/wire.ts';
import { COMMON_HEADERS } from './content-security-policy.ts';
import { badRequest, type Host } from './host.ts';
import type { LocalSession } from './local-session.ts';
import { turnAway } from './loopback-guard.ts';
import { readBody } from './read-body.ts';
import { sameSecret } from './same-secret.ts';

/** Longest body of a call: 10,000 commits of an import; with others' history files, the files themselves. */
const MAX_BODY = 64 * 1024 * 1024;
const MAX_FILES_BODY = 520 * 1024 * 1024;
const MAX_SESSION_BODY = 4096;
const CHANNELS: ReadonlySet<string> = new Set(Object.values(HOST_CHANNEL));

export interface HostRequestDeps {
  readonly host: Host;
  readonly session: LocalSession;
  /** Our own `127.0.0.1:port`. */
  readonly address: string;
  /** Renderer files and media (`page-request.ts`). */
  readonly page: (request: Request) => Promise<Response>;
  /** Milliseconds between signs of life on an event stream. */
  readonly heartbeat: number;
}

/**
 * Everything the local host answers, as one function from Request to Response that knows nothing of sockets:
 * `POST /host/<method>` calls, `POST /session` lets a page in, `GET /events` streams, the rest is the page and its media.
 */
export function createHostRequest(deps: HostRequestDeps): (request: Request) => Promise<Response> {
  return async (request) => {
    const turned = turnAway(request.method, (name) => request.headers.get(name), deps.address);
    if (turned !== null) return answer(turned.status, refusal('not-allowed', turned.reason));
    const path = new URL(request.url).pathname;
    if (path === SESSION_PATH) return answerSession(deps.session, request);
    if (path === EVENTS_PATH || path.startsWith('/host/')) {
      // SECURITY: no call and no event without the secret of this run, which only our own page was given.
      if (!sameSecret(request.headers.get(SECRET_HEADER) ?? '', deps.session.grant.secret)) {
        return answer(401, refusal('not-allowed', 'The host does not know this page.'));
      }
      return path === EVENTS_PATH ? streamEvents(deps, request) : answerCall(deps.host, path.slice(1), request);
    }
    return deps.page(request);
  };
}

async function answerCall(host: Host, channel: string, request: Request): Promise<Response> {
  if (request.method !== 'POST') return answer(405, badRequest('calls are POST requests'));
  if (!CHANNELS.has(channel)) return answer(404, badRequest('there is no such channel'));
  const limit = channel === HOST_CHANNEL.mergeHistoryFiles ? MAX_FILES_BODY : MAX_BODY;
  const body = await readBody(request, limit);
  if (body === null) return answer(413, refusal('too-large', `The request is larger than ${limit / 1024 / 1024} MB.`));
  const payload = decodeWire(request.headers.get('content-type') ?? '', body);
  if (!payload.ok) return answer(400, badRequest(payload.problem));
  return answer(200, await host.handle(channel, payload.value));
}

async function answerSession(session: LocalSession, request: Request): Promise<Response> {
  if (request.method !== 'POST') return answer(405, badRequest('a session is asked for by POST'));
  const body = await readBody(request, MAX_SESSION_BODY);
  if (body === null) return answer(413, refusal('too-large', 'The request is too large.'));
  const payload = decodeWire(request.headers.get('content-type') ?? '', body);
  if (!payload.ok) return answer(400, badRequest(payload.problem));
  const answered = session.answer(payload.value);
  return answered.ok ? answer(200, { ok: true, value: answered.value }) : answer(403, refusal('not-allowed', answered.problem));
}

function streamEvents({ host, heartbeat }: HostRequestDeps, request: Request): Response {
  if (request.method !== 'GET') return answer(405, badRequest('events are read by GET'));
  const encoder = new TextEncoder();
  let release = (): void => undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const stop = (): void => {
        release();
        controller.close();
      };
      const send = (line: string): void => {
        // A page that stopped reading is let go; it comes back and looks for itself what has changed.
        if ((controller.desiredSize ?? 0) < -1000) stop();
        else controller.enqueue(encoder.encode(`${line}\n`));
      };
      const unlisten = host.onEvent((event: HostEvent) => send(JSON.stringify(event)));
      const beat = setInterval(() => send(''), heartbeat);
      release = () => {
        clearInterval(beat);
        unlisten();
        request.signal.removeEventListener('abort', stop);
      };
      request.signal.addEventListener('abort', stop);
      send('');
    },
    cancel: () => release(),
  });
  const headers = { ...COMMON_HEADERS, 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' };
  return new Response(stream, { headers });
}

function answer(status: number, value: unknown): Response {
  const wire = encodeWire(value);
  const body = wire.type === JSON_TYPE ? wire.parts[0] : new Blob([...wire.parts]);
  const headers = { ...COMMON_HEADERS, 'content-type': wire.type, 'cache-control': 'no-store' };
  return new Response(body ?? null, { status, headers });
}

function refusal(code: HostProblemCode, message: string): object {
  return {
    ok: false,
    code,
    message,
    safe: 'Nothing was done, and nothing that was saved is touched.',
    next: 'Open the address that Concord prints when it starts.',
  };
}
