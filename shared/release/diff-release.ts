import { canonicalJson } from '../basics/canonical-json.ts';
import { compareUtf8 } from '../basics/order.ts';
import { err, ok, type Result } from '../basics/result.ts';
import type { SampleId } from '../model/ids.ts';
import type { ManifestRow } from './manifest.ts';

/** What a comparison of releases looks at. */
export type DiffRow = Pick<ManifestRow, 'sha256' | 'path' | 'split' | 'label' | 'labels'>;

export interface ReleaseDiff {
  readonly added: readonly DiffRow[];
  readonly removed: readonly DiffRow[];
  /** Other answers than before. */
  readonly changed: readonly { readonly before: DiffRow; readonly after: DiffRow }[];
  /** In another split than before: a model trained on the older release may have seen what now is test. */
  readonly moved: readonly { readonly before: DiffRow; readonly after: DiffRow }[];
  readonly unchanged: number;
}

/** What became of each sample from an older release to a newer one; lists are in byte order of paths. O(n log n). */
export function diffReleases(older: readonly DiffRow[], newer: readonly DiffRow[]): ReleaseDiff {
  const before = new Map(older.map((row) => [row.sha256, row]));
  const after = new Set(newer.map((row) => row.sha256));
  const byPath = (a: DiffRow, b: DiffRow) => compareUtf8(a.path, b.path) || compareUtf8(a.sha256, b.sha256);
  const both = [...newer].sort(byPath).flatMap((row) => {
    const old = before.get(row.sha256);
    return old === undefined ? [] : [{ before: old, after: row }];
  });
  const differ = both.filter((pair) => canonicalJson(pair.before.labels) !== canonicalJson(pair.after.labels));
  return {
    added: newer.filter(({ sha256 }) => !before.has(sha256)).sort(byPath),
    removed: older.filter(({ sha256 }) => !after.has(sha256)).sort(byPath),
    changed: differ,
    moved: both.filter((pair) => pair.before.split !== pair.after.split),
    unchanged: both.length - new Set([...differ, ...both.filter((pair) => pair.before.split !== pair.after.split)]).size,
  };
}

/** Reads the rows of a `manifest.jsonl` back as far as a comparison needs them. */
export function readManifest(text: string): Result<readonly DiffRow[], string> {
  const rows: DiffRow[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line === '') continue;
    let row: Partial<Record<keyof DiffRow, unknown>> | null;
    try {
      row = JSON.parse(line) as Partial<Record<keyof DiffRow, unknown>> | null;
    } catch {
      return err(`line ${at + 1} is not JSON`);
    }
    const { sha256, path, split, label, labels } = row ?? {};
    const fits = typeof sha256 === 'string' && typeof path === 'string' && typeof label === 'string' && typeof labels === 'object' && labels !== null;
    if (!fits || (split !== 'train' && split !== 'dev' && split !== 'test')) return err(`line ${at + 1} is not a manifest row`);
    rows.push({ sha256: sha256 as SampleId, path, split, label, labels: labels as DiffRow['labels'] });
  }
  return ok(rows);
}
