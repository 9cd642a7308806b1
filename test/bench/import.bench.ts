import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as CreateHost from '../../electron/host/create-host.ts';
import type { Host } from '../../electron/host/host.ts';
import type { HostMethod, HostRequest, HostValue } from '../../shared/host/host-api.ts';
import { HOST_CHANNEL } from '../../shared/host/host-channel.ts';
import type { HostResult } from '../../shared/host/host-result.ts';
import { FILES_PER_COMMIT } from '../../shared/project/commands/import-samples.ts';
import { against, perSecond, type BenchRow, report, timed } from '../support/bench.ts';
import { bundled } from '../support/bundled.ts';
import { indexed, jpegBytes, joined } from '../support/make-media.ts';
import { tempFolder, valueOf } from '../support/project-host.ts';

const { createHost } = await bundled<typeof CreateHost>('electron/host/create-host.ts');

const FILES = 5000;
const AT_ONCE = 4;
const rows: BenchRow[] = [];
let folder: Awaited<ReturnType<typeof tempFolder>>;
let media: string;
let bytes = 0;
let host: Host;

beforeAll(async () => {
  folder = await tempFolder();
  media = join(folder.path, 'media');
  await mkdir(media);
  const picture = jpegBytes(640, 480, indexed(7));
  for (let n = 0; n < FILES; n++) {
    // A comment that differs, before the same picture.
    const file = joined(picture.subarray(0, 2), Uint8Array.of(0xff, 0xfe, 0, 6, (n >> 16) & 255, (n >> 8) & 255, n & 255, 1), picture.subarray(2));
    bytes += file.length;
    await writeFile(join(media, `IMG_${String(n).padStart(5, '0')}.jpg`), file);
  }
  host = await createHost({
    appData: join(folder.path, 'app data'), version: '0', transport: 'local-host', sampleFolder: folder.path, openAtStart: null, pickFolder: null, revealFolder: null,
    reportBug: (method, error) => {
      throw new Error(`bug in ${method}`, { cause: error });
    },
  });
});
afterAll(async () => {
  report('import', rows);
  await host.close();
  await folder.remove();
});

async function ask<M extends HostMethod>(method: M, request: HostRequest<M>): Promise<HostValue<M>> {
  return valueOf((await host.handle(HOST_CHANNEL[method], request)) as HostResult<HostValue<M>>);
}

async function plainHashes(): Promise<readonly string[]> {
  const hashes: string[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let n = next++; n < FILES; n = next++) {
        hashes[n] = createHash('sha256').update(await readFile(join(media, `IMG_${String(n).padStart(5, '0')}.jpg`))).digest('hex');
      }
    }),
  );
  return hashes;
}

let projects = 0;
async function importAll(): Promise<readonly string[]> {
  const path = join(folder.path, `project ${(projects += 1)}`);
  const { handle } = await ask('createProject', { path, name: 'Bench' });
  const { grant } = await ask('grantFolder', { path: media });
  const { job } = await ask('startImport', { handle, grant, copy: false });
  const found: string[] = [];
  for (;;) {
    const batch = await ask('nextImported', { job, max: FILES_PER_COMMIT });
    for (const { path: name, sample } of batch.files) found[Number(name.slice(4, 9))] = sample;
    if (batch.done) break;
  }
  await ask('closeProject', { handle });
  return found;
}

describe('importing 5,000 images', () => {
  it('finds the same bytes as hashing them, and takes little more', async () => {
    await plainHashes(); // so that both read from memory
    const plain = await timed(3, plainHashes);
    const ours = await timed(3, importAll);
    expect(ours.result).toEqual(plain.result);
    expect(new Set(ours.result).size).toBe(FILES);
    rows.push({ what: `import ${FILES} JPEG files, ${Math.round(bytes / 1e6)} MB`, runs: 3, ms: ours.ms, perSecond: perSecond('files', FILES, ours.ms), against: against('hashing alone', plain.ms, ours.ms), counted: { samples: ours.result.length } });
  });
});
