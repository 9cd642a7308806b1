/*
 * How requests and answers travel over HTTP. JSON as long as there are no bytes; otherwise one body of
 *
 *   4 bytes      length of the JSON in bytes, little endian
 *   JSON         { value, bytes: [{ at: [member or index, …], length }, …] }   each Uint8Array stands as null in `value`
 *   bytes        of all of them, one after the other, in that order
 *
 * so that a history file of 200 MB travels as itself and not as base64. Electron's IPC needs none of this.
 */
import { decodeUtf8, encodeUtf8 } from '../basics/utf8.ts';
import { err, ok, type Result } from '../basics/result.ts';

export const JSON_TYPE = 'application/json';
export const BYTES_TYPE = 'application/x-concord-bytes';

export interface Wire {
  readonly type: typeof JSON_TYPE | typeof BYTES_TYPE;
  /** The body in pieces, so that nobody copies a big file to put it behind a small header. */
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
}

type Step = string | number;
interface Hole {
  readonly at: readonly Step[];
  readonly length: number;
}

/** The body that says `value`: anything JSON can say, with Uint8Array anywhere in it. */
export function encodeWire(value: unknown): Wire {
  const holes: Hole[] = [];
  const bytes: Uint8Array<ArrayBuffer>[] = [];
  const plain = withoutBytes(value, [], (at, found) => {
    holes.push({ at, length: found.byteLength });
    bytes.push(found as Uint8Array<ArrayBuffer>);
  });
  if (holes.length === 0) return { type: JSON_TYPE, parts: [encodeUtf8(JSON.stringify(plain))] };
  const head = encodeUtf8(JSON.stringify({ value: plain, bytes: holes }));
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, head.byteLength, true);
  return { type: BYTES_TYPE, parts: [size, head, ...bytes] };
}

function withoutBytes(value: unknown, at: readonly Step[], take: (at: readonly Step[], bytes: Uint8Array) => void): unknown {
  if (value instanceof Uint8Array) {
    take(at, value);
    return null;
  }
  if (Array.isArray(value)) return value.map((each: unknown, i) => withoutBytes(each, [...at, i], take));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutBytes(each, [...at, key], take)]));
  }
  return value;
}

/** Reads a body back. Never throws; what is not of the form above is a problem in words. Bytes are views into `body`. */
export function decodeWire(type: string, body: Uint8Array): Result<unknown, string> {
  if (type === JSON_TYPE) return parse(body);
  if (type !== BYTES_TYPE) return err(`a body of type ${JSON_TYPE} or ${BYTES_TYPE} was expected`);
  if (body.byteLength < 4) return err('the body is too short');
  const end = 4 + new DataView(body.buffer, body.byteOffset, 4).getUint32(0, true);
  if (end > body.byteLength) return err('the body is shorter than it says');
  const head = parse(body.subarray(4, end));
  if (!head.ok) return head;
  const { value, bytes } = (head.value ?? {}) as { value?: unknown; bytes?: unknown };
  if (!Array.isArray(bytes)) return err('the body does not say where its bytes belong');
  const root = { value };
  let from = end;
  for (const hole of bytes as readonly Partial<Hole>[]) {
    const { at, length } = hole ?? {};
    if (!Array.isArray(at) || typeof length !== 'number' || !Number.isInteger(length) || length < 0 || from + length > body.byteLength) {
      return err('the body does not say where its bytes belong');
    }
    if (!fill(root, ['value', ...(at as readonly Step[])], body.subarray(from, from + length))) return err('the bytes belong nowhere');
    from += length;
  }
  return from === body.byteLength ? ok(root.value) : err('the body is longer than it says');
}

/** Only own members that stand as null are filled: a path through a prototype leads nowhere. */
function fill(root: object, at: readonly Step[], bytes: Uint8Array): boolean {
  let place: unknown = root;
  for (const [i, step] of at.entries()) {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, step)) return false;
    const members = place as Record<Step, unknown>;
    if (i < at.length - 1) place = members[step];
    else if (members[step] === null) members[step] = bytes;
    else return false;
  }
  return true;
}

function parse(body: Uint8Array): Result<unknown, string> {
  const text = decodeUtf8(body);
  if (!text.ok) return err('the body is not UTF-8');
  try {
    return ok(JSON.parse(text.value) as unknown);
  } catch {
    return err('the body is not JSON');
  }
}
