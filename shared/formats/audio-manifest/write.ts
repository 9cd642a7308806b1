import { assert } from '../../basics/assert.ts';
import { canonicalJson } from '../../basics/canonical-json.ts';
import { compareUtf8 } from '../../basics/order.ts';

/** One clip, or one span of it. Seconds. */
export interface AudioManifestRow {
  /** Relative to the manifest, and inside a folder: NeMo does not resolve a bare file name. */
  readonly path: string;
  /** Of the span when `offset` is given. */
  readonly duration: number;
  readonly offset?: number;
  readonly text?: string;
  readonly label?: string;
  readonly speaker?: string;
}

/** NeMo's audio manifest: one JSON object a line, in byte order of paths, then by offset. Times have six decimals at most. */
export function writeAudioManifest(rows: readonly AudioManifestRow[]): string {
  return [...rows]
    .sort((a, b) => compareUtf8(a.path, b.path) || (a.offset ?? 0) - (b.offset ?? 0) || compareUtf8(a.label ?? '', b.label ?? '') || compareUtf8(a.speaker ?? '', b.speaker ?? ''))
    .map(({ path, duration, offset, text, label, speaker }) => {
      assert(path.includes('/') && !path.startsWith('/'), `${path} lies in a folder beside the manifest`);
      return `${canonicalJson({ audio_filepath: path, duration: micros(duration), offset: offset === undefined ? undefined : micros(offset), text, label, speaker })}\n`;
    })
    .join('');
}

function micros(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
