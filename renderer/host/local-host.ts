import type { HostApi, HostMethod } from '../../shared/host/host-api.ts';
import { HOST_CHANNEL, HOST_METHODS } from '../../shared/host/host-channel.ts';
import type { HostResult } from '../../shared/host/host-result.ts';
import { SECRET_HEADER } from '../../shared/host/local-session.ts';
import { decodeWire, encodeWire } from '../../shared/host/wire.ts';
import { guardClosing } from './guard-closing.ts';
import { hostEvents } from './host-events.ts';
import { type PageSession, pageSession } from './local-session.ts';
import { BROKEN_ANSWER, OFFLINE } from './refusals.ts';

/** `HostApi` over HTTP, for a page that the local host served. Answers `offline` while the host is away. */
export function localHost(): HostApi {
  const session = pageSession();
  const method = (name: HostMethod) => (request: unknown) => call(session, HOST_CHANNEL[name], request);
  const methods = Object.fromEntries(HOST_METHODS.map((name) => [name, method(name)])) as unknown as Pick<HostApi, HostMethod>;
  return {
    ...methods,
    mediaUrl: (handle, sample) => `/media/${session.media()}/${handle}/${sample}`,
    previewUrl: (job, index) => `/preview/${session.media()}/${job}/${index}`,
    onHostEvent: hostEvents({
      open: async (path, signal) => {
        const sent = await send(session, path, { signal });
        return sent instanceof Response ? sent : null;
      },
      ended: () => session.doubt(),
    }),
    reportUnsaved: guardClosing(window),
  };
}

async function call(session: PageSession, channel: string, request: unknown): Promise<HostResult<unknown>> {
  const { type, parts } = encodeWire(request);
  // A Blob, because Chromium sends one to the loopback address ten times as fast as a typed array.
  const body = new Blob([...parts], { type });
  const response = await send(session, `/${channel}`, { method: 'POST', body, headers: { 'content-type': type } });
  if (!(response instanceof Response)) return response;
  try {
    const answer = decodeWire(response.headers.get('content-type') ?? '', new Uint8Array(await response.arrayBuffer()));
    return answer.ok && isResult(answer.value) ? answer.value : BROKEN_ANSWER;
  } catch {
    return OFFLINE; // the connection broke while the answer came in
  }
}

/** Sends with the secret; when the host was restarted meanwhile, gets to know it again and sends once more. */
async function send(session: PageSession, path: string, init: RequestInit): Promise<Response | Extract<HostResult<never>, { ok: false }>> {
  let granted = await session.grant();
  for (let attempt = 0; ; attempt++) {
    if (!granted.ok) return granted.problem;
    let response: Response;
    try {
      response = await fetch(path, { ...init, headers: { ...(init.headers as Record<string, string> | undefined), [SECRET_HEADER]: granted.value.secret } });
    } catch {
      if (init.signal?.aborted !== true) session.doubt();
      return OFFLINE;
    }
    if (response.status !== 401 || attempt > 0) return response;
    granted = await session.renew(granted.value);
  }
}

function isResult(value: unknown): value is HostResult<unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';
}
