import { compareUtf8 } from '../basics/order.ts';
import { err, ok, type Result } from '../basics/result.ts';

export const CHECKSUMS_FILE = 'checksums.sha256';

/** A file of a release and the SHA-256 of its bytes in hex. Paths have `/` and are relative to the release's folder. */
export interface Checksum {
  readonly path: string;
  readonly sha256: string;
}

/** The list as `sha256sum -c` reads it, in byte order of paths. */
export function writeChecksums(checksums: readonly Checksum[]): string {
  return [...checksums]
    .sort((a, b) => compareUtf8(a.path, b.path))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
}

/** Reads the list back; refused when a line is anything else, or a path leads out of the release. */
export function readChecksums(text: string): Result<readonly Checksum[], string> {
  const checksums: Checksum[] = [];
  const lines = text.split('\n');
  if (lines.pop() !== '') return err('the last line is cut off');
  for (const [at, line] of lines.entries()) {
    const [, sha256, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    // SECURITY: the list may come from anyone: no path of it leads out of the folder.
    if (sha256 === undefined || path === undefined || /^[/\\]|\\|(^|\/)\.\.?(\/|$)|^[A-Za-z]:/.test(path)) return err(`line ${at + 1} is not a checksum`);
    checksums.push({ path, sha256 });
  }
  return ok(checksums);
}
