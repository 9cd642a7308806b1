import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { memorySource } from '../../electron/host/byte-source.ts';
import { probeMedia } from '../../electron/host/probe-media.ts';
import type { SoundSource } from '../../renderer/workers/sound-source.ts';
import type { SoundHost } from './sound-host.ts';
import { ROOT } from './source-tree.ts';

/** Serves a recording of the fixtures, with the facts that the host finds in it when it is imported. */
export async function importedFixture(host: Pick<SoundHost, 'serve'>, name: string): Promise<SoundSource> {
  const bytes = new Uint8Array(await readFile(join(ROOT, 'test/fixtures/media', name)));
  const probed = await probeMedia(memorySource(bytes), name);
  if (probed.state !== 'usable' || probed.facts.kind !== 'audio') throw new Error(`${name} is no sound to the host.`);
  const { seconds, sampleRate, channels } = probed.facts;
  return { url: host.serve(name, bytes), seconds, sampleRate, channels };
}
