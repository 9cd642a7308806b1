import type { HostEvent } from '../../shared/host/host-api.ts';
import { EVENTS_PATH } from '../../shared/host/local-session.ts';

/** Waits between attempts to reach the event stream again, in milliseconds; the last one stays. */
const WAITS = [250, 500, 1000, 2000, 5000];

export interface EventStream {
  /** A guarded fetch; null when the host cannot be reached. */
  readonly open: (path: string, signal: AbortSignal) => Promise<Response | null>;
  /** Is told when a stream that was open has ended without being asked to. */
  readonly ended: () => void;
}

/**
 * Reads the host's events for as long as somebody listens, over one streamed answer, and comes back by itself after the
 * host was away.
 */
export function hostEvents(stream: EventStream): (listener: (event: HostEvent) => void) => () => void {
  const listeners = new Set<(event: HostEvent) => void>();
  let running: AbortController | null = null;

  const tell = (event: HostEvent): void => {
    for (const listener of listeners) listener(event);
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    let wasAway = false;
    for (let failures = 0; !signal.aborted; failures++) {
      const response = await stream.open(EVENTS_PATH, signal);
      if (response?.ok && response.body) {
        failures = 0;
        if (wasAway) tell({ event: 'came-back' });
        await readLines(response.body, (line) => {
          if (line !== '') tell(JSON.parse(line) as HostEvent); // an empty line is a sign of life
        });
        if (!signal.aborted) stream.ended();
      }
      wasAway = true;
      await pause(WAITS[Math.min(failures, WAITS.length - 1)] ?? 0, signal);
    }
  };

  return (listener) => {
    listeners.add(listener);
    if (running === null) {
      running = new AbortController();
      void run(running.signal);
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      running?.abort();
      running = null;
    };
  };
}

/** Hands on each line as it is complete; ends with the stream, however that ends. */
async function readLines(body: ReadableStream<Uint8Array>, take: (line: string) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (;;) {
    let piece;
    try {
      piece = await reader.read();
    } catch {
      return; // the host went away in the middle of the stream
    }
    if (piece.done) return;
    const lines = (rest + piece.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
