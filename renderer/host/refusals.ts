import type { HostRefusal } from '../../shared/host/host-result.ts';

/** Nobody answers: the host was stopped, or is being restarted. */
export const OFFLINE: HostRefusal = {
  ok: false,
  code: 'offline',
  message: 'Concord’s host does not answer: it was stopped, or this machine was asleep.',
  safe: 'What you did since is kept in this browser and is written as soon as the host is back.',
  next: 'Start Concord again (npm start). This page goes on by itself.',
};

/** This tab has no key, or the wrong one: the address was typed, used before, or is another installation's. */
export const LOCKED_OUT: HostRefusal = {
  ok: false,
  code: 'not-allowed',
  message: 'This page was opened without a valid launch address, so the host does not know it.',
  safe: 'Nothing was changed. Projects are on disk, and unsaved work stays in this browser.',
  next: 'Run npm start again: it opens a new page, also while Concord is running. Each address works once.',
};

/** Something answered that is not Concord's host, or a host of another version. */
export const BROKEN_ANSWER: HostRefusal = {
  ok: false,
  code: 'failed',
  message: 'What answers at this address does not answer like Concord’s host.',
  safe: 'Nothing was changed, and unsaved work stays in this browser.',
  next: 'Reload this page; if it stays, start Concord again (npm start).',
};
