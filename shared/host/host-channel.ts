import type { HostMethod } from './host-api.ts';

/** The one table of channels: a method and the name under which both transports carry it. */
export const HOST_CHANNEL = {
  appInfo: 'host/app-info',
  readSettings: 'host/read-settings',
  writeSettings: 'host/write-settings',
  recentProjects: 'host/recent-projects',
  forgetRecentProject: 'host/forget-recent-project',
  pickFolder: 'host/pick-folder',
  browseFolder: 'host/browse-folder',
  grantFolder: 'host/grant-folder',
  makeFolder: 'host/make-folder',
  startScan: 'host/start-scan',
  readScan: 'host/read-scan',
  cancelJob: 'host/cancel-job',
  createProject: 'host/create-project',
  openProject: 'host/open-project',
  openSampleProject: 'host/open-sample-project',
  closeProject: 'host/close-project',
  listHistory: 'host/list-history',
  readHistory: 'host/read-history',
  hashLineBefore: 'host/hash-line-before',
  appendCommits: 'host/append-commits',
  startNewWriter: 'host/start-new-writer',
  checkHistory: 'host/check-history',
  mergeHistoryFiles: 'host/merge-history-files',
  mergeHistoryFolder: 'host/merge-history-folder',
  appendDraft: 'host/append-draft',
  readDrafts: 'host/read-drafts',
  startImport: 'host/start-import',
  nextImported: 'host/next-imported',
  locateMedia: 'host/locate-media',
  buildRelease: 'host/build-release',
  listReleases: 'host/list-releases',
  verifyRelease: 'host/verify-release',
  readReleaseText: 'host/read-release-text',
  revealProjectFolder: 'host/reveal-project-folder',
} as const satisfies Record<HostMethod, string>;

export type HostChannel = (typeof HOST_CHANNEL)[HostMethod];

export const HOST_METHODS = Object.keys(HOST_CHANNEL) as readonly HostMethod[];

/** Host → page: a `HostEvent`, unasked. Electron only; the local host streams events at `GET /events`. */
export const HOST_EVENT_CHANNEL = 'host/event';
/** Page → host: how much work is not yet saved. Electron only; a browser page guards its own closing. */
export const HOST_UNSAVED_CHANNEL = 'host/unsaved';
