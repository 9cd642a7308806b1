import { describe, expect, it } from 'vitest';
import { readChecksums, writeChecksums } from '../../../shared/release/checksums.ts';

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];

describe('checksums', () => {
  it('are written as sha256sum writes them, in byte order, and read back', () => {
    const list = [{ path: 'media/😀.png', sha256: A }, { path: 'media/\u{ff5a}.png', sha256: B }, { path: 'README.md', sha256: B }];
    const text = writeChecksums(list);
    expect(text).toBe(`${B}  README.md\n${B}  media/\u{ff5a}.png\n${A}  media/😀.png\n`);
    expect(readChecksums(text)).toEqual({ ok: true, value: [list[2], list[1], list[0]] });
    expect(readChecksums('')).toEqual({ ok: true, value: [] });
  });

  it('are refused when a line is cut, is something else, or leads out of the release', () => {
    expect(readChecksums(`${A}  README.md`).ok).toBe(false);
    for (const path of ['../x', '/etc/passwd', 'a/../../x', 'C:\\x', 'a\\b', './x']) expect(readChecksums(`${A}  ${path}\n`).ok).toBe(false);
    expect(readChecksums('hello\n')).toEqual({ ok: false, problem: 'line 1 is not a checksum' });
  });
});
