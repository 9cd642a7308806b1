import type { UnreadableFile } from '../../shared/host/host-api.ts';
import type { HostRefusal } from '../../shared/host/host-result.ts';

/** How far an import is, and what it met. */
export interface ImportStatus {
  readonly folder: string;
  readonly doneFiles: number;
  readonly totalFiles: number | null;
  readonly doneBytes: number;
  readonly totalBytes: number | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number | undefined;
  readonly added: number;
  /** Files whose bytes another file has too: recognised as the same sample. */
  readonly duplicates: readonly { readonly path: string; readonly same: string }[];
  readonly unreadable: readonly UnreadableFile[];
  readonly cancelled: boolean;
  readonly refusal: HostRefusal | undefined;
}
