import { z } from 'zod';
import { decodeChange } from '../../shared/history/change.ts';
import { stamp } from '../../shared/history/clock.ts';
import { MAX_CHANGES } from '../../shared/history/codec.ts';
import { doublySetRegister } from '../../shared/history/commit.ts';
import type { Decoder } from '../../shared/basics/decode.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { GrantId, HostMethod, HostRequest, JobId, ProjectHandle } from '../../shared/host/host-api.ts';
import { HOST_CHANNEL, HOST_METHODS } from '../../shared/host/host-channel.ts';
import { draftLine } from '../../shared/model/draft.ts';
import { commitId, personId, projectId, rootId, sampleId } from '../../shared/model/ids.ts';
import { releaseRecipe } from '../../shared/model/release.ts';

/*
 * What arrives at the host is `unknown`, over both transports, and is proved here: one schema a method. A method that
 * is missing, or whose schema proves something else than `HostMethods` promises, does not compile.
 */

/** Bytes of one request's history files, all together. */
const MAX_MERGE_BYTES = 512 * 1024 * 1024;
/** Most that one `readHistory` may ask for; longer files are read in pieces. */
export const MAX_READ_BYTES = 512 * 1024 * 1024;

/** A schema around a decoder of `shared/`, so that a thing has one definition. */
function by<T>(decoder: Decoder<T>): z.ZodType<T> {
  return z.unknown().transform((value, context) => {
    const decoded = decoder(value);
    if (decoded.ok) return decoded.value;
    context.addIssue({ code: 'custom', message: `${decoded.problem.path}: expected ${decoded.problem.expected}` });
    return z.NEVER;
  });
}

/** Ids that the host itself minted: unguessable, and looked up before use. */
function minted<T extends string>(): z.ZodType<T> {
  return z.string().min(1).max(200).regex(/^[A-Za-z0-9_-]+$/) as unknown as z.ZodType<T>;
}

const handle = minted<ProjectHandle>();
const grant = minted<GrantId>();
const job = minted<JobId>();
// A NUL would end the path early in the operating system's eyes.
const path = z.string().max(32_768).refine((text) => !text.includes('\0'), 'a path without NUL');
const fileName = path.min(1).max(1000);
const offset = z.int().min(0);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes');
const nothing = z.object({}) as z.ZodType<Record<string, never>>;
const onProject = z.object({ handle });

const change = z.unknown().transform((value, context) => {
  const decoded = decodeChange(value, 'change');
  if (decoded.ok) return decoded.value;
  const problem = decoded.problem;
  context.addIssue({ code: 'custom', message: problem.code === 'unknown-kind' ? `unknown kind ${problem.kind}` : `${problem.path}: expected ${problem.expected}` });
  return z.NEVER;
});
const commit = z.object({
  id: by(commitId),
  at: by(stamp),
  by: by(personId),
  undoes: by(commitId).exactOptional(),
  changes: z.array(change).min(1).max(MAX_CHANGES).refine((changes) => doublySetRegister(changes) === undefined, 'one change a register'),
});

const settings = z.looseObject({
  theme: z.enum(['system', 'light', 'dark']).exactOptional(),
  actingAs: z.record(by(projectId), z.string().max(200)).exactOptional(),
  keys: z.record(z.string().max(100), z.array(z.string().max(50)).max(10)).exactOptional(),
});

const files = z
  .array(z.object({ name: fileName, bytes }))
  .max(10_000)
  .refine((all) => all.reduce((sum, file) => sum + file.bytes.byteLength, 0) <= MAX_MERGE_BYTES, 'at most 512 MB at once');
const places = z.array(z.object({ root: by(rootId), path })).max(10_000);

const REQUEST = {
  appInfo: nothing,
  readSettings: nothing,
  writeSettings: settings,
  recentProjects: nothing,
  forgetRecentProject: z.object({ path }),
  pickFolder: z.object({ title: z.string().max(500) }),
  browseFolder: z.object({ path }),
  grantFolder: z.object({ path: path.min(1) }),
  makeFolder: z.object({ parent: path.min(1), name: fileName }),
  startScan: z.object({ grant }),
  readScan: z.object({ job }),
  cancelJob: z.object({ job }),
  createProject: z.object({ path: path.min(1), name: z.string().min(1).max(300) }),
  openProject: z.object({ path: path.min(1) }),
  openSampleProject: nothing,
  closeProject: onProject,
  listHistory: onProject,
  readHistory: z.object({ handle, name: fileName, from: offset, length: offset.max(MAX_READ_BYTES) }),
  hashLineBefore: z.object({ handle, name: fileName, end: offset }),
  appendCommits: z.object({ handle, commits: z.array(commit).max(10_000) }),
  startNewWriter: onProject,
  checkHistory: onProject,
  mergeHistoryFiles: z.object({ handle, files }),
  mergeHistoryFolder: z.object({ handle, grant }),
  appendDraft: z.object({ handle, lines: z.array(by(draftLine)).max(100_000) }),
  readDrafts: onProject,
  startImport: z.object({ handle, grant, copy: z.boolean() }),
  nextImported: z.object({ job, max: z.int().min(1).max(10_000) }),
  locateMedia: z.object({ handle, samples: z.array(z.object({ sample: by(sampleId), bytes: offset, places })).max(1_000_000) }),
  buildRelease: z.object({ handle, recipe: by(releaseRecipe) }),
  listReleases: onProject,
  verifyRelease: z.object({ handle, version: fileName }),
  readReleaseText: z.object({ handle, version: fileName, path: path.min(1) }),
  revealProjectFolder: z.object({ handle, path }),
} satisfies { readonly [M in HostMethod]: z.ZodType<HostRequest<M>> };

const METHOD_OF = new Map<string, HostMethod>(HOST_METHODS.map((method) => [HOST_CHANNEL[method], method]));

/** A method and its proved request, tied together. */
export type DecodedRequest = { [M in HostMethod]: { readonly method: M; readonly request: HostRequest<M> } }[HostMethod];

/**
 * Proves that a message is a request of the contract. `channel` and `payload` may be anything at all; the problem is one
 * sentence that names the first thing that is wrong.
 */
export function decodeRequest(channel: unknown, payload: unknown): Result<DecodedRequest, string> {
  const method = typeof channel === 'string' ? METHOD_OF.get(channel) : undefined;
  if (method === undefined) return err('there is no such channel');
  const schema: z.ZodType = REQUEST[method];
  const parsed = schema.safeParse(payload);
  if (parsed.success) return ok({ method, request: parsed.data } as DecodedRequest);
  const [issue] = parsed.error.issues;
  return err(`${method}: ${[...(issue?.path ?? []), ''].join('.')} ${issue?.message ?? 'not understood'}`);
}
