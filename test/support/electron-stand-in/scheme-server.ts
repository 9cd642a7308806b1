import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerNodeRequest } from '../../../electron/node-http.ts';

/*
 * A custom scheme, played by a loopback server: `concord://app/x` is `http://app.concord.localhost:port/x`, which Chromium
 * takes for a secure context. The handler sees the address it would see in Electron.
 */
export interface SchemeServer {
  /** The address that Chromium is given for one of the scheme. */
  toHttp(address: string): string;
  /** The address that the app would see; others stay as they are. */
  toScheme(address: string): string;
  readonly close: () => Promise<void>;
}

export async function serveScheme(scheme: string, handler: () => ((request: Request) => Promise<Response>) | undefined): Promise<SchemeServer> {
  const server = createServer((message, reply) => {
    const name = (message.headers.host ?? '').replace(new RegExp(`\\.${scheme}\\.localhost:\\d+$`), '');
    const answer = handler();
    void answerNodeRequest(
      async (request) => {
        if (answer === undefined) return new Response(null, { status: 404 });
        const { pathname, search } = new URL(request.url);
        return answer(new Request(`${scheme}://${name}${pathname}${search}`, { method: request.method, headers: request.headers, signal: request.signal }));
      },
      message,
      reply,
      'http://stand-in',
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const ours = new RegExp(`^http://([^/]+)\\.${scheme}\\.localhost:${port}(?=/|$)`);
  return {
    toHttp: (address) => address.replace(new RegExp(`^${scheme}://([^/]+)`), `http://$1.${scheme}.localhost:${port}`),
    toScheme: (address) => address.replace(ours, `${scheme}://$1`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
