import type { HostEvent } from '../shared/host/host-api.ts';
import { HOST_CHANNEL, HOST_UNSAVED_CHANNEL } from '../shared/host/host-channel.ts';
import type { HostRefusal } from '../shared/host/host-result.ts';
import type { Host } from './host/host.ts';

/** The part of Electron's `ipcMain` that is used, said here so that this file can be tried without Electron. */
export interface IpcDoor<Frame> {
  handle(channel: string, listener: (event: { readonly senderFrame: Frame | null }, payload: unknown) => Promise<unknown>): void;
  on(channel: string, listener: (event: { readonly senderFrame: Frame | null }, payload: unknown) => void): unknown;
}

export interface HostRegistration<Frame> {
  readonly ipc: IpcDoor<Frame>;
  readonly host: Host;
  /** Whether a message comes from our own page. */
  readonly isOurs: (frame: Frame | null) => boolean;
  readonly onUnsaved: (count: number) => void;
  /** Tells the page; called for every event of the host. */
  readonly tell: (event: HostEvent) => void;
}

/** Answers every channel of the contract over IPC: is it our page, is it a request, then the same host as everywhere. */
export function registerHost<Frame>({ ipc, host, isOurs, onUnsaved, tell }: HostRegistration<Frame>): void {
  for (const channel of Object.values(HOST_CHANNEL)) {
    ipc.handle(channel, async (event, payload) => (isOurs(event.senderFrame) ? host.handle(channel, payload) : STRANGER));
  }
  ipc.on(HOST_UNSAVED_CHANNEL, (event, payload) => {
    if (isOurs(event.senderFrame) && typeof payload === 'number' && Number.isInteger(payload) && payload >= 0) onUnsaved(payload);
  });
  host.onEvent(tell);
}

// SECURITY: a frame or window that is not our page gets this and nothing else.
const STRANGER: HostRefusal = {
  ok: false,
  code: 'not-allowed',
  message: 'Only Concord’s own page may ask.',
  safe: 'Nothing was done.',
  next: 'Close this window and start Concord again.',
};
