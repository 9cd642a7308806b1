/* A worker as a function: answers find their questions, and nothing waits for ever. */
import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { answerCalls, type Telling, WorkerCall } from '../../../renderer/workers/worker-call.ts';

type Handle = (request: string, tell: Telling<string>) => Promise<{ answer: string; transfer?: Transferable[] }> | { answer: string; transfer?: Transferable[] };

/** Both ends of a worker, with the real protocol between them. */
class Pair {
  readonly page = new EventEmitter();
  readonly inside = new EventEmitter();
  terminated = false;

  constructor(handle: Handle) {
    const scope = {
      addEventListener: (type: string, listener: (event: unknown) => void) => this.inside.on(type, listener),
      postMessage: (message: unknown) => {
        if (!this.terminated) this.page.emit('message', { data: structuredClone(message) });
      },
    };
    answerCalls<string, string, string>(scope, handle);
  }

  get worker(): Worker {
    return {
      addEventListener: (type: string, listener: (event: unknown) => void) => this.page.on(type, listener),
      postMessage: (message: unknown, transfer: Transferable[]) => {
        const data: unknown = structuredClone(message, { transfer });
        queueMicrotask(() => this.inside.emit('message', { data }));
      },
      terminate: () => {
        this.terminated = true;
      },
    } as unknown as Worker;
  }
}

function callWith(handle: Handle): { readonly call: WorkerCall<string, string, string>; readonly pairs: Pair[] } {
  const pairs: Pair[] = [];
  const call = new WorkerCall<string, string, string>(() => {
    const pair = new Pair(handle);
    pairs.push(pair);
    return pair.worker;
  });
  return { call, pairs };
}

const never = () => new Promise<{ answer: string }>(() => undefined);
const reasons = (calls: readonly Promise<unknown>[]) => Promise.all(calls.map((each) => each.then(() => 'answered', (error: Error) => `${error.name}: ${error.message}`)));

describe('a call', () => {
  it('gets the answer to its own question, in whatever order answers come', async () => {
    const waiting: (() => void)[] = [];
    const { call, pairs } = callWith((request) => new Promise((resolve) => waiting.push(() => resolve({ answer: request.toUpperCase() }))));
    const answers = Promise.all(['a', 'b', 'c'].map((request) => call.call(request)));
    await vi.waitFor(() => expect(waiting).toHaveLength(3));
    for (const answer of waiting.reverse()) answer();
    expect([await answers, pairs.length]).toEqual([['A', 'B', 'C'], 1]);
  });

  it('hears how far its own work is', async () => {
    const { call } = callWith((request, { progress }) => {
      progress(1, 2);
      return { answer: request };
    });
    const heard: string[] = [];
    await Promise.all([call.call('a', { onProgress: (done, total) => heard.push(`a ${done}/${total}`) }), call.call('b')]);
    expect(heard).toEqual(['a 1/2']);
  });

  it('gets parts of its own work before the answer', async () => {
    const { call } = callWith((request, { part }) => {
      part(`${request}1`);
      part(`${request}2`);
      return { answer: request };
    });
    const heard: string[] = [];
    await Promise.all([call.call('a', { onPart: (part) => heard.push(part) }), call.call('b')]);
    expect(heard).toEqual(['a1', 'a2']);
  });

  it('hands buffers over instead of copying them', async () => {
    const { call } = callWith((request) => ({ answer: request }));
    const buffer = new ArrayBuffer(8);
    await call.call('a', { transfer: [buffer] });
    expect(buffer.byteLength).toBe(0);
  });

  it('that fails says why, and the worker goes on', async () => {
    const { call, pairs } = callWith((request) => {
      if (request === 'bad') throw new Error('There is no sound in this file.');
      return { answer: request };
    });
    await expect(call.call('bad')).rejects.toThrow('There is no sound in this file.');
    expect([await call.call('good'), pairs.length]).toEqual(['good', 1]);
  });
});

describe('a worker that breaks', () => {
  it('fails every pending call, and the next call starts a new one', async () => {
    let broken = true;
    const { call, pairs } = callWith((request) => (broken ? never() : { answer: request }));
    const calls = [call.call('a'), call.call('b')];
    pairs[0]?.page.emit('error', { message: 'out of memory' });
    expect(await reasons(calls)).toEqual(['Error: out of memory', 'Error: out of memory']);
    broken = false;
    expect([await call.call('c'), pairs.length, pairs[0]?.terminated]).toEqual(['c', 2, true]);
  });

  it('fails also when its answer cannot be read', async () => {
    const { call, pairs } = callWith(never);
    const calls = [call.call('a')];
    pairs[0]?.page.emit('messageerror', {});
    expect(await reasons(calls)).toEqual([expect.stringContaining('could not be read')]);
  });
});

describe('an abort', () => {
  it('fails the call, stops the worker, and leaves nothing behind', async () => {
    const { call, pairs } = callWith(never);
    const controller = new AbortController();
    const calls = [call.call('a', { signal: controller.signal }), call.call('b')];
    controller.abort();
    expect(await reasons(calls)).toEqual(['AbortError: Cancelled', 'AbortError: Cancelled']);
    expect(pairs[0]?.terminated).toBe(true);
  });

  it('before the call starts no worker', async () => {
    const { call, pairs } = callWith(never);
    expect(await reasons([call.call('a', { signal: AbortSignal.abort() })])).toEqual(['AbortError: Cancelled']);
    expect(pairs).toHaveLength(0);
  });

  it('after the answer does not stop the work of others', async () => {
    const { call, pairs } = callWith((request) => (request === 'slow' ? never() : { answer: request }));
    const controller = new AbortController();
    await call.call('fast', { signal: controller.signal });
    const slow = call.call('slow');
    controller.abort();
    expect(pairs[0]?.terminated).toBe(false);
    call.stop();
    expect(await reasons([slow])).toEqual(['AbortError: Cancelled']);
  });
});
