import { canonicalJson } from '../basics/canonical-json.ts';
import { type Decoded, type Decoder, text } from '../basics/decode.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { type Adjudication, adjudication } from '../model/adjudication.ts';
import { type Annotation, annotation } from '../model/annotation.ts';
import { guideline, guidelineDraft } from '../model/guideline.ts';
import { type LabelSet, labelSet } from '../model/label-set.ts';
import { personId, questionId, rootId, roundId, sampleId } from '../model/ids.ts';
import { person, personMerge } from '../model/person.ts';
import { type ReleaseRecord, releaseRecord } from '../model/release.ts';
import { assignment, round, roundClosing } from '../model/round.ts';
import { exclusion, occurrence, sampleFacts } from '../model/sample.ts';
import { firstAdjudication, firstAnnotation, firstLabelSet, firstReleaseRecord } from './first-versions.ts';
import { secondLabelSet } from './second-versions.ts';

/**
 * The table of all kinds of change: each maps to the one register it sets. All versions of a kind set the same
 * register; an old version is lifted on reading and never rewritten, so a commit keeps the kinds it was written with.
 * A newer version can say all that the older could. Adding a kind or a version is adding a line here, below the older
 * versions, and a golden history in `test/fixtures/history/`.
 */
interface KindEntry<Register extends string, Key extends readonly Decoder<string>[], V> {
  readonly register: Register;
  readonly key: Key;
  readonly value: Decoder<V>;
}

function sets<const Register extends string, const Key extends readonly Decoder<string>[], V>(
  register: Register,
  key: Key,
  value: Decoder<V>,
): KindEntry<Register, Key, V> {
  return { register, key, value };
}

// Written one way only: "01" and "1" would be two registers for one thing.
const piece = text({ pattern: /^(0|[1-9]\d{0,5})$/, what: 'a number from 0 as text' });
const pass = text({ pattern: /^[1-9]\d{0,3}$/, what: 'a number from 1 to 9999 as text' });
const path = text({ min: 1, max: 4096 });
const name = text({ min: 1, max: 200 });

export const CHANGE_KINDS = {
  'person-added/1': sets('person', [personId], person),
  'person-merged/1': sets('person-merge', [personId], personMerge),
  'sample-added/1': sets('sample', [sampleId], sampleFacts),
  'sample-found/1': sets('occurrence', [sampleId, rootId, path], occurrence),
  'sample-excluded/1': sets('exclusion', [sampleId], exclusion),
  'sample-tagged/1': sets('tag', [sampleId, name], text({ max: 2000 })),
  'label-set-published/1': sets('label-set', [], firstLabelSet),
  'label-set-published/2': sets('label-set', [], secondLabelSet),
  'label-set-published/3': sets('label-set', [], labelSet),
  'guideline-page-written/1': sets('guideline-draft', [name], guidelineDraft),
  'guideline-published/1': sets('guideline', [], guideline),
  'round-opened/1': sets('round', [roundId], round),
  'samples-assigned/1': sets('assignment', [roundId, piece], assignment),
  'round-closed/1': sets('round-closing', [roundId], roundClosing),
  'annotation-submitted/1': sets('annotation', [roundId, sampleId, personId, pass], firstAnnotation),
  'annotation-submitted/2': sets('annotation', [roundId, sampleId, personId, pass], annotation),
  'adjudication-made/1': sets('adjudication', [sampleId, questionId], firstAdjudication),
  'adjudication-made/2': sets('adjudication', [sampleId, questionId], adjudication),
  'release-frozen/1': sets('release', [name], firstReleaseRecord),
  'release-frozen/2': sets('release', [name], releaseRecord),
} as const;

export type ChangeKind = keyof typeof CHANGE_KINDS;
type Entry<K extends ChangeKind> = (typeof CHANGE_KINDS)[K];
export type RegisterName = Entry<ChangeKind>['register'];
type DecodedKey<D extends readonly Decoder<string>[]> = { readonly [I in keyof D]: Decoded<D[I]> };
type KeyOf<K extends ChangeKind> = DecodedKey<Entry<K>['key']>;
type ValueOf<K extends ChangeKind> = Decoded<Entry<K>['value']>;

/** A register set to a value; `null` takes it back (a tombstone). */
export type ChangeOf<K extends ChangeKind> = K extends ChangeKind
  ? { readonly kind: K; readonly key: KeyOf<K>; readonly value: ValueOf<K> | null }
  : never;
export type Change = ChangeOf<ChangeKind>;

/** The kinds that set a register: all versions of one. */
export type KindOfRegister<R extends RegisterName> = { [K in ChangeKind]: Entry<K>['register'] extends R ? K : never }[ChangeKind];
export type RegisterKey<R extends RegisterName> = KeyOf<KindOfRegister<R>>;

interface Lifted {
  readonly annotation: Annotation;
  readonly adjudication: Adjudication;
  readonly 'label-set': LabelSet;
  readonly release: ReleaseRecord;
}

/** The value type of a register, whatever version of its kind set it: what all versions are lifted to. */
export type RegisterValue<R extends RegisterName> = R extends keyof Lifted ? Lifted[R] : ValueOf<KindOfRegister<R>>;

export function registerOf(kind: ChangeKind): RegisterName {
  return CHANGE_KINDS[kind].register;
}

const KINDS_OF_REGISTER = new Map<RegisterName, ChangeKind[]>();
for (const kind of Object.keys(CHANGE_KINDS) as ChangeKind[]) {
  const known = KINDS_OF_REGISTER.get(registerOf(kind));
  if (known === undefined) KINDS_OF_REGISTER.set(registerOf(kind), [kind]);
  else known.push(kind);
}

/**
 * The change that sets a register to a value, or takes it back: in the oldest version of its kind that can say it, so that
 * a project opens for writing in an older Concord as long as it uses nothing that is new. O(size of the value).
 */
export function changeTo<R extends RegisterName>(register: R, key: RegisterKey<R>, value: RegisterValue<R> | null): ChangeOf<KindOfRegister<R>> {
  const kinds = KINDS_OF_REGISTER.get(register) ?? [];
  const kind = value === null ? kinds[0] : (kinds.slice(0, -1).find((each) => says(each, value)) ?? kinds.at(-1));
  return { kind, key, value } as unknown as ChangeOf<KindOfRegister<R>>;
}

/** Whether a version of a kind can say the whole of a value: its decoder drops nothing and refuses nothing. */
function says(kind: ChangeKind, value: unknown): boolean {
  const decoded = CHANGE_KINDS[kind].value(value);
  return decoded.ok && canonicalJson(decoded.value) === canonicalJson(value);
}

/** Whether a change sets the register of that name, in whatever version. */
export function setsRegister<R extends RegisterName>(change: Change, register: R): change is ChangeOf<KindOfRegister<R>> {
  return registerOf(change.kind) === register;
}

/** The address of the register that a change sets, as text: equal for equal registers. */
export function registerAddress(register: RegisterName, key: readonly string[]): string {
  return JSON.stringify([register, ...key]);
}

export type ChangeProblem =
  | { readonly code: 'unknown-kind'; readonly kind: string }
  | { readonly code: 'bad-change'; readonly path: string; readonly expected: string };

/** Proves that an unknown value is a change. A kind this version does not know is told apart from a damaged one. */
export function decodeChange(value: unknown, at: string): Result<Change, ChangeProblem> {
  if (typeof value !== 'object' || value === null) return err({ code: 'bad-change', path: at, expected: 'an object' });
  const { kind, key, value: inner } = value as { kind?: unknown; key?: unknown; value?: unknown };
  if (typeof kind !== 'string' || !/^[a-z][a-z-]{0,60}\/\d{1,4}$/.test(kind)) {
    return err({ code: 'bad-change', path: `${at}.kind`, expected: 'a kind like annotation-submitted/1' });
  }
  if (!Object.hasOwn(CHANGE_KINDS, kind)) return err({ code: 'unknown-kind', kind });
  const entry: KindEntry<RegisterName, readonly Decoder<string>[], unknown> = CHANGE_KINDS[kind as ChangeKind];
  if (!Array.isArray(key) || key.length !== entry.key.length) {
    return err({ code: 'bad-change', path: `${at}.key`, expected: `a key of ${entry.key.length} texts` });
  }
  for (let i = 0; i < entry.key.length; i++) {
    const part = entry.key[i]?.(key[i], `${at}.key[${i}]`);
    if (part && !part.ok) return err({ code: 'bad-change', ...part.problem });
  }
  if (inner === null) return ok({ kind, key, value: null } as unknown as Change);
  const decoded = entry.value(inner, `${at}.value`);
  if (!decoded.ok) return err({ code: 'bad-change', ...decoded.problem });
  return ok({ kind, key, value: decoded.value } as unknown as Change);
}
