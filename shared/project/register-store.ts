import { compareText } from '../basics/order.ts';
import type { RegisterName, RegisterValue } from '../history/change.ts';
import { compareStamps, type Stamp } from '../history/clock.ts';
import type { CommitId, PersonId } from '../model/ids.ts';

/** The registers kept here: all but annotations, which have a table of their own. */
export type SmallRegister = Exclude<RegisterName, 'annotation'>;

/** One value that a register was set to. */
export interface Version<R extends SmallRegister = SmallRegister> {
  readonly at: Stamp;
  readonly commit: CommitId;
  readonly by: PersonId;
  readonly value: RegisterValue<R> | null;
}

/** A register with everything it was ever set to, oldest stamp first. The last version is the current one. */
export interface Register<R extends SmallRegister = SmallRegister> {
  readonly key: readonly string[];
  readonly versions: readonly Version<R>[];
}

export type RegisterParts = readonly (readonly [SmallRegister, readonly Register[]])[];

interface MutableRegister {
  readonly key: readonly string[];
  readonly versions: Version[];
}

/** People, samples, label sets, guidelines, rounds, adjudications, releases …: by register name, then by key. */
export class RegisterStore {
  readonly #byName = new Map<SmallRegister, Map<string, MutableRegister>>();
  readonly #revisions = new Map<SmallRegister, number>();

  /** The parts are taken over, not copied. */
  constructor(parts: RegisterParts = []) {
    for (const [name, registers] of parts) {
      const byAddress = new Map<string, MutableRegister>();
      for (const register of registers as readonly MutableRegister[]) byAddress.set(JSON.stringify(register.key), register);
      this.#byName.set(name, byAddress);
      this.#revisions.set(name, 1);
    }
  }

  /** Sets a register to a value as of a stamp; versions stay in the order of their stamps whatever the order of arrival. */
  add(name: SmallRegister, key: readonly string[], version: Version): void {
    let registers = this.#byName.get(name);
    if (registers === undefined) this.#byName.set(name, (registers = new Map()));
    const address = JSON.stringify(key);
    const register = registers.get(address);
    if (register === undefined) registers.set(address, { key, versions: [version] });
    else {
      let place = register.versions.length;
      while (place > 0 && compareVersions(register.versions[place - 1] as Version, version) > 0) place -= 1;
      register.versions.splice(place, 0, version);
    }
    this.#revisions.set(name, this.revision(name) + 1);
  }

  get<R extends SmallRegister>(name: R, ...key: readonly string[]): Register<R> | undefined {
    return this.#byName.get(name)?.get(JSON.stringify(key)) as Register<R> | undefined;
  }

  /** The current value of a register; undefined when it was never set or is taken back. */
  value<R extends SmallRegister>(name: R, ...key: readonly string[]): RegisterValue<R> | undefined {
    return current(this.get(name, ...key)) ?? undefined;
  }

  /** All registers of a name, in order of first arrival, taken-back ones included. */
  all<R extends SmallRegister>(name: R): Iterable<Register<R>> {
    return (this.#byName.get(name)?.values() ?? []) as Iterable<Register<R>>;
  }

  count(name: SmallRegister): number {
    return this.#byName.get(name)?.size ?? 0;
  }

  /** Grows with every change to registers of that name: what views are remembered by. */
  revision(name: SmallRegister): number {
    return this.#revisions.get(name) ?? 0;
  }

  names(): readonly SmallRegister[] {
    return [...this.#byName.keys()];
  }

  toParts(): RegisterParts {
    return [...this.#byName].map(([name, registers]) => [name, [...registers.values()]] as const);
  }
}

/** By stamp; the ids decide where a broken writer used one stamp twice, so that the order of arrival never does. */
function compareVersions(a: Version, b: Version): number {
  return compareStamps(a.at, b.at) || compareText(a.commit, b.commit);
}

/** The current value of a register, or null when it is taken back. */
export function current<R extends SmallRegister>(register: Register<R> | undefined): RegisterValue<R> | null {
  return register?.versions.at(-1)?.value ?? null;
}
