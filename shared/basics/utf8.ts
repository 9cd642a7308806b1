import { err, ok, type Result } from './result.ts';

// Part of every JavaScript engine that Concord runs on, but typed only by the DOM's and Node's own libraries.
declare const TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** The text of UTF-8 bytes; refuses invalid sequences instead of replacing them. */
export function decodeUtf8(bytes: Uint8Array): Result<string, 'not-utf-8'> {
  try {
    return ok(decoder.decode(bytes));
  } catch {
    return err('not-utf-8');
  }
}

export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}
