/*
 * What may be asked of the host: one interface, carried by two transports (Electron's IPC and the local host's HTTP).
 * Every method takes one JSON-able request and gives a `HostResult`; bytes travel as Uint8Array. There is no third way in.
 */
import type { Brand } from '../basics/brand.ts';
import type { HistoryProblem } from '../history/read-history.ts';
import type { NewCommit } from '../history/commit.ts';
import type { DraftLine } from '../model/draft.ts';
import type { ProjectId, RootId, SampleId, WriterId } from '../model/ids.ts';
import type { ProjectFile } from '../model/project-file.ts';
import type { ReleaseRecipe, ReleaseRecord } from '../model/release.ts';
import type { SampleFacts } from '../model/sample.ts';
import type { HostResult } from './host-result.ts';

/** A folder or file the user picked: the only way to name a place on disk after the pick. */
export type GrantId = Brand<string, 'GrantId'>;
/** An open project. */
export type ProjectHandle = Brand<string, 'ProjectHandle'>;
/** A long-running scan or import. */
export type JobId = Brand<string, 'JobId'>;

export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  readonly transport: 'electron' | 'local-host';
  /** Whether the operating system's own folder dialog is there; if not, the app shows its own (`browseFolder`). */
  readonly nativeDialogs: boolean;
  /** What to open at once: `--sample`, or a project folder given on the command line. */
  readonly openAtStart: { readonly kind: 'sample' } | { readonly kind: 'project'; readonly path: string } | null;
}

/** Kept per device in the host's app data. Members are small JSON values; unknown ones are kept. */
export interface DeviceSettings {
  readonly theme: 'system' | 'light' | 'dark';
  /** Who acts on this device, per project. */
  readonly actingAs: Readonly<Record<ProjectId, string>>;
  /** The keys that somebody chose instead of the standard ones, by command; an empty list for a command without a key. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

export interface RecentProject {
  readonly path: string;
  readonly name: string;
  readonly id: ProjectId;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  readonly missing: boolean;
}

export interface FolderListing {
  readonly path: string;
  readonly parent: string | null;
  readonly home: string;
  readonly folders: readonly { readonly name: string; readonly path: string; readonly project: boolean; readonly readable: boolean }[];
  /** Number of files right in this folder. */
  readonly files: number;
  readonly project: boolean;
  readonly writable: boolean;
}

export interface FolderGrant {
  readonly grant: GrantId;
  readonly path: string;
  readonly name: string;
}

/** What a scan has found so far; sizes in bytes. Only names and sizes are looked at, plus the first bytes of each file. */
export interface FolderScan {
  readonly done: boolean;
  readonly files: number;
  readonly bytes: number;
  readonly byType: readonly { readonly type: string; readonly kind: 'image' | 'audio'; readonly files: number; readonly bytes: number }[];
  /** Files that are neither images nor audio that Concord reads; they are simply left alone. */
  readonly otherFiles: number;
  /** Media that cannot be used, with the reason, and such as are named wrongly but used; at most the first 1,000. */
  readonly unreadable: readonly UnreadableFile[];
  /** How many cannot be used: files named wrongly are not among them. */
  readonly unreadableCount: number;
  /** A few relative paths for the preview, by `previewUrl(grant, index)`. */
  readonly preview: readonly { readonly path: string; readonly kind: 'image' | 'audio' }[];
}

export interface UnreadableFile {
  readonly path: string;
  readonly reason: 'empty' | 'no-permission' | 'damaged' | 'misnamed' | 'unsupported' | 'too-large' | 'gone';
  /** In words: "the name says PNG, the bytes say JPEG". A `misnamed` file is used as what it is. */
  readonly detail: string;
}

/** One imported file: hashed, probed, and remembered by the host as a place where these bytes lie. */
export interface ImportedFile {
  readonly sample: SampleId;
  readonly facts: SampleFacts;
  readonly root: RootId;
  readonly path: string;
  /** Folder name directly above the file, '' at the top: offered as group and label. */
  readonly folder: string;
}

export interface ImportBatch {
  readonly files: readonly ImportedFile[];
  readonly unreadable: readonly UnreadableFile[];
  /** Progress over the whole import. `totalBytes` is null while the folder is still being walked. */
  readonly doneFiles: number;
  readonly doneBytes: number;
  readonly totalFiles: number | null;
  readonly totalBytes: number | null;
  readonly done: boolean;
}

export interface HistoryFileInfo {
  /** File name inside `history/`. */
  readonly name: string;
  readonly bytes: number;
  readonly modifiedAt: number;
}

export interface OpenedProject {
  readonly handle: ProjectHandle;
  readonly path: string;
  readonly file: ProjectFile;
  /** The writer that this host appends as. */
  readonly writer: WriterId;
  /** null when commits can be appended; else why not. */
  readonly readOnly: { readonly code: 'locked' | 'read-only' | 'damaged' | 'newer-format'; readonly message: string; readonly next: string } | null;
  readonly history: readonly HistoryFileInfo[];
  /** What was set aside while opening: torn tails of our own file (H5). */
  readonly setAside: readonly { readonly name: string; readonly bytes: number; readonly savedAs: string }[];
  /** Commits that an earlier run could not write to the project folder and kept in app data (spool): merged in by now. */
  readonly recovered: number;
}

export interface AppendedCommit {
  readonly id: string;
  readonly seq: number;
}

export interface MediaStatus {
  readonly sample: SampleId;
  readonly state: 'found' | 'missing' | 'changed';
}

export interface ReleaseListing {
  readonly version: string;
  readonly record: ReleaseRecord | null;
  readonly path: string;
}

export interface ReleaseVerdict {
  readonly version: string;
  readonly intact: boolean;
  readonly files: number;
  readonly problems: readonly { readonly path: string; readonly problem: 'missing' | 'altered' | 'unexpected' }[];
}

export interface FileHistoryProblems {
  readonly name: string;
  readonly problems: readonly HistoryProblem[];
}

export interface MergeReport {
  /** History files taken in or extended. */
  readonly added: readonly string[];
  readonly extended: readonly string[];
  readonly same: readonly string[];
  /** Files that diverged from one of the same writer: both are kept. */
  readonly forked: readonly string[];
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}

/** Answers by method: the request and the value of its `HostResult`. */
export interface HostMethods {
  appInfo: { request: Record<string, never>; value: AppInfo };
  readSettings: { request: Record<string, never>; value: DeviceSettings };
  writeSettings: { request: Partial<DeviceSettings>; value: DeviceSettings };
  recentProjects: { request: Record<string, never>; value: readonly RecentProject[] };
  forgetRecentProject: { request: { path: string }; value: null };

  /** The operating system's dialog; null when the user cancelled. Refused where there is none. */
  pickFolder: { request: { title: string }; value: FolderGrant | null };
  /** Sub-folders of a folder, for the app's own folder dialog; '' is the user's home. */
  browseFolder: { request: { path: string }; value: FolderListing };
  grantFolder: { request: { path: string }; value: FolderGrant };
  makeFolder: { request: { parent: string; name: string }; value: { path: string } };

  startScan: { request: { grant: GrantId }; value: { job: JobId } };
  readScan: { request: { job: JobId }; value: FolderScan };
  cancelJob: { request: { job: JobId }; value: null };

  /** Makes the folder (which may exist, without concord.json), writes concord.json, and opens it. */
  createProject: { request: { path: string; name: string }; value: OpenedProject };
  openProject: { request: { path: string }; value: OpenedProject };
  /** Copies the sample project to a folder of its own in app data (once) and opens it. */
  openSampleProject: { request: Record<string, never>; value: OpenedProject };
  closeProject: { request: { handle: ProjectHandle }; value: null };

  listHistory: { request: { handle: ProjectHandle }; value: readonly HistoryFileInfo[] };
  /** Bytes of a history file from an offset, at most `length`. */
  readHistory: { request: { handle: ProjectHandle; name: string; from: number; length: number }; value: Uint8Array };
  /** SHA-256 of the line that ends at offset `end` (just behind its LF): is what we read still what stands there? */
  hashLineBefore: { request: { handle: ProjectHandle; name: string; end: number }; value: string | null };
  /** Appends in order, each exactly once however often asked (by id), and answers when it is on disk. */
  appendCommits: { request: { handle: ProjectHandle; commits: readonly NewCommit[] }; value: readonly AppendedCommit[] };
  /** Goes on in a new history file after one's own was found damaged; the damaged file stays as it is. */
  startNewWriter: { request: { handle: ProjectHandle }; value: OpenedProject };
  /** Reads every history file from the start and checks its chain: runs in the background after opening. */
  checkHistory: { request: { handle: ProjectHandle }; value: readonly FileHistoryProblems[] };
  /** Others' history files, by content: dropped files, or a granted folder that holds a project or its history. */
  mergeHistoryFiles: { request: { handle: ProjectHandle; files: readonly { readonly name: string; readonly bytes: Uint8Array }[] }; value: MergeReport };
  mergeHistoryFolder: { request: { handle: ProjectHandle; grant: GrantId }; value: MergeReport };

  appendDraft: { request: { handle: ProjectHandle; lines: readonly DraftLine[] }; value: null };
  readDrafts: { request: { handle: ProjectHandle }; value: readonly DraftLine[] };

  startImport: { request: { handle: ProjectHandle; grant: GrantId; copy: boolean }; value: { job: JobId; root: RootId } };
  /** The next files, at most `max`; waits up to a second until there are some, so a batch may be empty before `done`. */
  nextImported: { request: { job: JobId; max: number }; value: ImportBatch };
  /** Tells the host where samples may lie by the project's occurrences; it looks, and remembers. */
  locateMedia: {
    request: {
      handle: ProjectHandle;
      samples: readonly { readonly sample: SampleId; readonly bytes: number; readonly places: readonly { readonly root: RootId; readonly path: string }[] }[];
    };
    value: readonly MediaStatus[];
  };

  /** Builds, checks and freezes a release in one go; the record is committed by the caller afterwards. */
  buildRelease: { request: { handle: ProjectHandle; recipe: ReleaseRecipe }; value: ReleaseRecord };
  listReleases: { request: { handle: ProjectHandle }; value: readonly ReleaseListing[] };
  verifyRelease: { request: { handle: ProjectHandle; version: string }; value: ReleaseVerdict };
  readReleaseText: { request: { handle: ProjectHandle; version: string; path: string }; value: string };

  /** Opens a folder of the project in the system's file window. Refused where there is no desktop. */
  revealProjectFolder: { request: { handle: ProjectHandle; path: string }; value: null };
}

export type HostMethod = keyof HostMethods;
export type HostRequest<M extends HostMethod> = HostMethods[M]['request'];
export type HostValue<M extends HostMethod> = HostMethods[M]['value'];

/** What the host tells unasked. */
export type HostEvent =
  | { readonly event: 'history-grew'; readonly handle: ProjectHandle }
  /** The host was away for this page and answers again: it may have been restarted, and told nothing meanwhile. */
  | { readonly event: 'came-back' }
  | { readonly event: 'menu'; readonly command: 'home' | 'undo' | 'redo' | 'palette' | 'shortcuts' };

export type HostApi = {
  readonly [M in HostMethod]: (request: HostRequest<M>) => Promise<HostResult<HostValue<M>>>;
} & {
  /** Where the bytes of a sample of the open project are: for <img>, <audio> and fetch, with range requests. */
  readonly mediaUrl: (handle: ProjectHandle, sample: SampleId) => string;
  /** A file of a scan's preview. */
  readonly previewUrl: (job: JobId, index: number) => string;
  /** Returns the function that stops listening. */
  readonly onHostEvent: (listener: (event: HostEvent) => void) => () => void;
  /** How much work is not yet saved; the host keeps the window open while it is not 0. */
  readonly reportUnsaved: (count: number) => void;
};
