import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type IpcDoor, registerHost } from '../../electron/register-host.ts';
import { HOST_CHANNEL, HOST_UNSAVED_CHANNEL } from '../../shared/host/host-channel.ts';
import { testHost, type TestHost } from '../support/test-host.ts';

interface Frame {
  readonly ours: boolean;
}
const OURS: Frame = { ours: true };

let test: TestHost;
let ask: (channel: string, frame: Frame | null, payload: unknown) => Promise<unknown>;
let send: (frame: Frame | null, payload: unknown) => void;
let channels: string[];
let unsaved: number[];

beforeEach(async () => {
  test = await testHost();
  const asked = new Map<string, Parameters<IpcDoor<Frame>['handle']>[1]>();
  const sent = new Map<string, Parameters<IpcDoor<Frame>['on']>[1]>();
  unsaved = [];
  registerHost<Frame>({
    ipc: { handle: (channel, listener) => void asked.set(channel, listener), on: (channel, listener) => sent.set(channel, listener) },
    host: test.host,
    isOurs: (frame) => frame?.ours === true,
    onUnsaved: (count) => unsaved.push(count),
    tell: () => undefined,
  });
  channels = [...asked.keys()];
  ask = async (channel, senderFrame, payload) => asked.get(channel)?.({ senderFrame }, payload);
  send = (senderFrame, payload) => sent.get(HOST_UNSAVED_CHANNEL)?.({ senderFrame }, payload);
});
afterEach(() => test.close());

describe('the host over IPC', () => {
  it('answers every channel of the contract and no other', () => {
    expect(channels).toEqual(Object.values(HOST_CHANNEL));
  });

  it('answers our own page', async () => {
    expect(await ask(HOST_CHANNEL.appInfo, OURS, {})).toMatchObject({ ok: true, value: { version: '0.0.0-test' } });
  });

  it.each([null, { ours: false }])('answers nobody else: %j', async (frame) => {
    for (const channel of channels) expect(await ask(channel, frame, {})).toMatchObject({ ok: false, code: 'not-allowed' });
  });

  it('proves what it is asked before it does it', async () => {
    expect(await ask(HOST_CHANNEL.openProject, OURS, { path: 7 })).toMatchObject({ ok: false, code: 'bad-request' });
    expect(await ask(HOST_CHANNEL.openProject, OURS, undefined)).toMatchObject({ ok: false, code: 'bad-request' });
  });

  it('hears how much is unsaved, from our page and as a count only', () => {
    send(OURS, 3);
    for (const nonsense of [-1, 0.5, '4', null, undefined, Number.NaN]) send(OURS, nonsense);
    send({ ours: false }, 5);
    send(null, 5);
    expect(unsaved).toEqual([3]);
  });
});
