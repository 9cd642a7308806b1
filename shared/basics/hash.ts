import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 of bytes as 64 lower-case hex digits. Pure and synchronous; about 100 MB/s, so big files are hashed by the host. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** SHA-256 of a text's UTF-8 bytes. */
export function sha256OfText(text: string): string {
  return sha256Hex(utf8ToBytes(text));
}

/** The content hash of a JSON value: SHA-256 of its canonical text. Published versions are identified by it. */
export function contentHash(value: unknown): string {
  return sha256OfText(canonicalJson(value));
}
