/*
 * The only bridge between the page and the host in the window: one named function a method, nothing general. Runs in the
 * sandbox, so it is built as one classic script.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { HostApi, HostEvent, HostMethod, HostRequest, HostValue } from '../shared/host/host-api.ts';
import { HOST_CHANNEL, HOST_EVENT_CHANNEL, HOST_UNSAVED_CHANNEL } from '../shared/host/host-channel.ts';
import type { HostResult } from '../shared/host/host-result.ts';
import { MEDIA_WORD } from './protocol.ts';

const media = process.argv.find((word) => word.startsWith(MEDIA_WORD))?.slice(MEDIA_WORD.length) ?? '';

function asks<M extends HostMethod>(method: M): (request: HostRequest<M>) => Promise<HostResult<HostValue<M>>> {
  const channel = HOST_CHANNEL[method];
  return (request) => ipcRenderer.invoke(channel, request) as Promise<HostResult<HostValue<M>>>;
}

const concord = {
  appInfo: asks('appInfo'),
  readSettings: asks('readSettings'),
  writeSettings: asks('writeSettings'),
  recentProjects: asks('recentProjects'),
  forgetRecentProject: asks('forgetRecentProject'),
  pickFolder: asks('pickFolder'),
  browseFolder: asks('browseFolder'),
  grantFolder: asks('grantFolder'),
  makeFolder: asks('makeFolder'),
  startScan: asks('startScan'),
  readScan: asks('readScan'),
  cancelJob: asks('cancelJob'),
  createProject: asks('createProject'),
  openProject: asks('openProject'),
  openSampleProject: asks('openSampleProject'),
  closeProject: asks('closeProject'),
  listHistory: asks('listHistory'),
  readHistory: asks('readHistory'),
  hashLineBefore: asks('hashLineBefore'),
  appendCommits: asks('appendCommits'),
  startNewWriter: asks('startNewWriter'),
  checkHistory: asks('checkHistory'),
  mergeHistoryFiles: asks('mergeHistoryFiles'),
  mergeHistoryFolder: asks('mergeHistoryFolder'),
  appendDraft: asks('appendDraft'),
  readDrafts: asks('readDrafts'),
  startImport: asks('startImport'),
  nextImported: asks('nextImported'),
  locateMedia: asks('locateMedia'),
  buildRelease: asks('buildRelease'),
  listReleases: asks('listReleases'),
  verifyRelease: asks('verifyRelease'),
  readReleaseText: asks('readReleaseText'),
  revealProjectFolder: asks('revealProjectFolder'),
  mediaUrl: (handle, sample) => `/media/${media}/${handle}/${sample}`,
  previewUrl: (job, index) => `/preview/${media}/${job}/${index}`,
  onHostEvent: (listener) => {
    const hear = (_event: IpcRendererEvent, event: HostEvent): void => listener(event);
    ipcRenderer.on(HOST_EVENT_CHANNEL, hear);
    return () => void ipcRenderer.off(HOST_EVENT_CHANNEL, hear);
  },
  reportUnsaved: (count) => ipcRenderer.send(HOST_UNSAVED_CHANNEL, count),
} satisfies HostApi;

contextBridge.exposeInMainWorld('concord', concord);
