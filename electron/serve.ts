import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { err, ok, type Result } from '../shared/basics/result.ts';
import { TOKEN_MARK } from '../shared/host/local-session.ts';
import type { Host } from './host/host.ts';
import { createHostRequest } from './host/host-request.ts';
import { createLocalSession } from './host/local-session.ts';
import { createPageRequest } from './host/page-request.ts';
import type { RendererFiles } from './host/renderer-files.ts';
import { answerNodeRequest } from './node-http.ts';

export interface ServeOptions {
  readonly host: Host;
  readonly renderer: RendererFiles;
  /** The installation's key, 64 hex digits. */
  readonly key: string;
  /** 0 takes any free port: for tests only, because the port is part of the browser store's name. */
  readonly port: number;
}

export interface LocalHost {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  readonly port: number;
  /** An address that opens the app once. */
  launchUrl(): string;
  /** Stops answering and ends event streams; the host behind it is left to its owner. */
  close(): Promise<void>;
}

export type ServeProblem = { readonly code: 'port-taken' | 'port-refused'; readonly port: number; readonly message: string };

/** The local host: the same host as in the window, behind a loopback HTTP server, for any Chromium browser. */
export async function serve({ host, renderer, key, port }: ServeOptions): Promise<Result<LocalHost, ServeProblem>> {
  let handler: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 });
  let origin = '';
  const server = createServer((message, reply) => void answerNodeRequest(handler, message, reply, origin));
  server.keepAliveTimeout = 60_000;

  const listening = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once('error', resolve);
    // SECURITY: the loopback address only. Nobody on the network can reach this, whatever the firewall says.
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(null));
  });
  if (listening !== null) {
    const code = listening.code === 'EADDRINUSE' ? 'port-taken' : 'port-refused';
    return err({ code, port, message: listening.message });
  }

  const bound = (server.address() as AddressInfo).port;
  const address = `127.0.0.1:${bound}`;
  origin = `http://${address}`;
  const session = createLocalSession(key, origin);
  const page = createPageRequest({ renderer, mediaSecret: session.grant.media, serveSample: host.serveSample, servePreview: host.servePreview });
  handler = createHostRequest({ host, session, address, page, heartbeat: 15_000 });
  return ok({
    origin,
    port: bound,
    launchUrl: () => `${origin}/#${TOKEN_MARK}${session.mintToken()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
