import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Lets a WHATWG handler answer a node:http request. The request's signal aborts when the other side is gone. Never
 * rejects: a handler that throws is a 500 without details.
 */
export async function answerNodeRequest(
  handler: (request: Request) => Promise<Response>,
  message: IncomingMessage,
  reply: ServerResponse,
  origin: string,
): Promise<void> {
  const gone = new AbortController();
  reply.on('close', () => gone.abort());
  let response: Response;
  try {
    response = await handler(requestOf(message, origin, gone.signal));
  } catch {
    response = new Response('Concord could not answer this.', { status: 500 });
  }
  // A request that was not read to its end cannot be followed by another one on the same connection.
  if (!message.complete) reply.setHeader('connection', 'close');
  reply.writeHead(response.status, [...response.headers].flat());
  if (response.body === null || message.method === 'HEAD') {
    reply.end();
    return;
  }
  try {
    await pipeline(piecesOf(response.body), reply);
  } catch {
    // The browser went away in the middle (a seek in a recording does that); there is nobody left to tell.
    reply.destroy();
  }
}

/** The pieces of a body; when the other side goes away in the middle, its source is told. */
async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    await reader.cancel();
  }
}

function requestOf(message: IncomingMessage, origin: string, signal: AbortSignal): Request {
  const method = message.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    for (const each of Array.isArray(value) ? value : [value ?? '']) headers.append(name, each);
  }
  // Only the path is taken from the request line: with an absolute one, the host in it would be the asker's word.
  const target = message.url ?? '/';
  const url = new URL(target.startsWith('/') ? `${origin}${target}` : origin);
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  const init = { method, headers, signal, duplex: 'half' as const, body: Readable.toWeb(message) as ReadableStream };
  return new Request(url, init);
}
