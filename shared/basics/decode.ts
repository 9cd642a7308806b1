import { err, ok, type Result } from './result.ts';

/** Where and why a decoder refused: `path` is like `changes[2].value.label`. */
export interface DecodeProblem {
  readonly path: string;
  readonly expected: string;
}

/**
 * A decoder proves that an unknown value has type T. Decoders never coerce and never throw; unknown members of
 * objects are dropped, so that additions by newer versions of one kind do no harm.
 */
export type Decoder<T> = (value: unknown, path?: string) => Result<T, DecodeProblem>;
export type Decoded<D> = D extends Decoder<infer T> ? T : never;

/** The problem of a member as a problem of what it is a member of. Paths are put together where something is wrong, not for every member that is right. */
function within(path: string, key: string, { path: inner, expected }: DecodeProblem): Result<never, DecodeProblem> {
  const joined = inner === '' || inner.startsWith('[') || inner.startsWith('.') ? key + inner : `${key}.${inner}`;
  return err({ path: path === '' || joined.startsWith('[') || joined.startsWith('.') ? path + joined : `${path}.${joined}`, expected });
}

const refuse = (path: string, expected: string): Result<never, DecodeProblem> => err({ path, expected });

export function text(limits: { min?: number; max?: number; pattern?: RegExp; what?: string } = {}): Decoder<string> {
  const { min = 0, max = 1_000_000, pattern, what = 'a text' } = limits;
  return (value, path = '') =>
    typeof value === 'string' && value.length >= min && value.length <= max && (!pattern || pattern.test(value))
      ? ok(value)
      : refuse(path, what);
}

/** A text that carries a brand; the pattern is what the brand promises. */
export function branded<T extends string>(what: string, pattern: RegExp): Decoder<T> {
  return text({ pattern, what, max: 1000 }) as Decoder<T>;
}

export function finite(limits: { min?: number; max?: number; integer?: boolean } = {}): Decoder<number> {
  const { min = -Infinity, max = Infinity, integer = false } = limits;
  return (value, path = '') =>
    typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max && (!integer || Number.isInteger(value))
      ? ok(value)
      : refuse(path, `${integer ? 'a whole' : 'a'} number${min > -Infinity ? ` from ${min}` : ''}${max < Infinity ? ` to ${max}` : ''}`);
}

export const bool: Decoder<boolean> = (value, path = '') => (typeof value === 'boolean' ? ok(value) : refuse(path, 'true or false'));

export function oneOf<const T extends string>(...allowed: readonly T[]): Decoder<T> {
  return (value, path = '') =>
    allowed.includes(value as T) ? ok(value as T) : refuse(path, `one of ${allowed.join(', ')}`);
}

export function nullable<T>(inner: Decoder<T>): Decoder<T | null> {
  return (value, path = '') => (value === null ? ok(null) : inner(value, path));
}

export function listOf<T>(inner: Decoder<T>, limits: { max?: number; min?: number } = {}): Decoder<readonly T[]> {
  const { max = 10_000_000, min = 0 } = limits;
  return (value, path = '') => {
    if (!Array.isArray(value) || value.length > max || value.length < min) return refuse(path, `a list of ${min} to ${max}`);
    const result: T[] = [];
    for (let i = 0; i < value.length; i++) {
      const decoded = inner(value[i]);
      if (!decoded.ok) return within(path, `[${i}]`, decoded.problem);
      result.push(decoded.value);
    }
    return ok(result);
  };
}

/** A list in which no two members have the same key: of texts the text itself. */
export function distinctListOf<T>(inner: Decoder<T>, limits: { max?: number; min?: number }, keyOf: (member: T) => string): Decoder<readonly T[]> {
  const list = listOf(inner, limits);
  return (value, path = '') => {
    const decoded = list(value, path);
    if (!decoded.ok) return decoded;
    const keys = new Set<string>();
    const again = decoded.value.findIndex((member) => keys.size === keys.add(keyOf(member)).size);
    return again === -1 ? decoded : refuse(`${path}[${again}]`, 'something that is not in the list yet');
  };
}

/** A list of exactly two. */
export function pairOf<T>(inner: Decoder<T>): Decoder<readonly [T, T]> {
  return (value, path = '') => {
    if (!Array.isArray(value) || value.length !== 2) return refuse(path, 'a list of 2');
    const first = inner(value[0]);
    if (!first.ok) return within(path, '[0]', first.problem);
    const second = inner(value[1]);
    return second.ok ? ok([first.value, second.value] as const) : within(path, '[1]', second.problem);
  };
}

/** An object used as a map from text to T. */
export function recordOf<T>(inner: Decoder<T>): Decoder<Readonly<Record<string, T>>> {
  return (value, path = '') => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(path, 'an object');
    const result: [string, T][] = [];
    for (const [key, member] of Object.entries(value)) {
      const decoded = inner(member);
      if (!decoded.ok) return within(path, `.${key}`, decoded.problem);
      result.push([key, decoded.value]);
    }
    return ok(Object.fromEntries(result)); // fromEntries defines "__proto__" as an own member instead of setting the prototype
  };
}

declare const optionalMark: unique symbol;
type OptionalDecoder<T> = Decoder<T> & { readonly [optionalMark]: true };
const optionals = new WeakSet<Decoder<unknown>>();

/** A member that may be absent. */
export function optional<T>(inner: Decoder<T>): OptionalDecoder<T> {
  const wrapped: Decoder<T> = (value, path) => inner(value, path);
  optionals.add(wrapped);
  return wrapped as OptionalDecoder<T>;
}

type Members = Readonly<Record<string, Decoder<unknown>>>;
type Flat<T> = { [K in keyof T]: T[K] };
export type DecodedObject<M extends Members> = Flat<
  { readonly [K in keyof M as M[K] extends OptionalDecoder<unknown> ? never : K]: Decoded<M[K]> } & {
    readonly [K in keyof M as M[K] extends OptionalDecoder<unknown> ? K : never]?: Decoded<M[K]>;
  }
>;

export function object<const M extends Members>(members: M): Decoder<DecodedObject<M>> {
  const entries = Object.entries(members);
  return (value, path = '') => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(path, 'an object');
    const record = value as Record<string, unknown>;
    const result: Record<string, unknown> = {};
    for (const [key, inner] of entries) {
      const member = Object.hasOwn(record, key) ? record[key] : undefined;
      if (member === undefined && optionals.has(inner)) continue;
      const decoded = inner(member);
      if (!decoded.ok) return within(path, key, decoded.problem);
      result[key] = decoded.value;
    }
    return ok(result as DecodedObject<M>);
  };
}

/** A union told apart by one member: `tagged('kind', { box: …, span: … })`. */
export function tagged<const Tag extends string, const V extends Readonly<Record<string, Decoder<object>>>>(
  tag: Tag,
  variants: V,
): Decoder<{ [K in keyof V & string]: Flat<{ readonly [T in Tag]: K } & Decoded<V[K]>> }[keyof V & string]> {
  type Out = { [K in keyof V & string]: Flat<{ readonly [T in Tag]: K } & Decoded<V[K]>> }[keyof V & string];
  return (value, path = '') => {
    if (typeof value !== 'object' || value === null) return refuse(path, 'an object');
    const name = (value as Record<string, unknown>)[tag];
    const variant = typeof name === 'string' && Object.hasOwn(variants, name) ? variants[name] : undefined;
    if (variant === undefined) return refuse(`${path}.${tag}`, `one of ${Object.keys(variants).join(', ')}`);
    const decoded = variant(value, path);
    return decoded.ok ? ok({ [tag]: name, ...decoded.value } as Out) : decoded;
  };
}
