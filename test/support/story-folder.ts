import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256OfText } from '../../shared/basics/hash.ts';
import { encodeUtf8 } from '../../shared/basics/utf8.ts';
import { encodeLine } from '../../shared/history/codec.ts';
import type { Story } from './story.ts';

/** The files of a project folder in which a story's writer has written it down, by path inside the folder. */
export function storyFiles(told: Story, name = 'Phones'): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  let prev: string | null = null;
  const lines = told.commits.map((commit, at) => {
    const line = encodeLine({ ...commit, v: 1, device: told.writer, seq: at + 1, prev });
    prev = sha256OfText(line);
    return `${line}\n`;
  });
  const project = { format: 'concord-project', formatVersion: 1, id: 'story', name };
  return new Map([
    ['concord.json', encodeUtf8(`${JSON.stringify(project)}\n`)],
    [`history/${told.writer}.jsonl`, encodeUtf8(lines.join(''))],
  ]);
}

/** Writes the story's project into a folder on the real disk. */
export async function writeStory(folder: string, told: Story): Promise<void> {
  for (const [path, bytes] of storyFiles(told)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}
