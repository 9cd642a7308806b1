import type { KeyChord } from './key-chord.ts';

/** Something a key does. `keys` are the standard ones, the first is shown; a `fixed` command keeps them. */
export interface KeyCommand {
  readonly does: string;
  readonly group: string;
  readonly keys: readonly KeyChord[];
  readonly fixed?: boolean;
}

/** The commands that work at the same time, by id (`"label.submit"`). */
export type KeyCommands<Id extends string = string> = Readonly<Record<Id, KeyCommand>>;

/** The keys that somebody chose, by command; no entry means the standard ones, an empty list none. */
export type OwnKeys = Readonly<Record<string, readonly KeyChord[]>>;

/** Which key does what, where commands and somebody's own keys meet. The command declared first wins a key that two ask for. */
export class Keymap<Id extends string> {
  readonly commands: KeyCommands<Id>;
  readonly own: OwnKeys;
  readonly #byChord = new Map<KeyChord, Id>();

  constructor(commands: KeyCommands<Id>, own: OwnKeys) {
    this.commands = commands;
    this.own = own;
    // Chosen keys come before standard ones: who was given a key does not lose it to its old owner.
    const rank = (id: Id) => (commands[id].fixed === true ? 0 : this.isOwn(id) ? 1 : 2);
    for (const id of this.ids().sort((a, b) => rank(a) - rank(b))) {
      for (const chord of this.keysOf(id)) if (!this.#byChord.has(chord)) this.#byChord.set(chord, id);
    }
  }

  ids(): Id[] {
    return Object.keys(this.commands) as Id[];
  }

  commandOf(chord: KeyChord): Id | undefined {
    return this.#byChord.get(chord);
  }

  keysOf(id: Id): readonly KeyChord[] {
    const { keys, fixed } = this.commands[id];
    return fixed === true ? keys : (this.own[id] ?? keys);
  }

  /** The key that stands on a command's button: the first that is not another's; undefined where it has none. */
  hintOf(id: Id): KeyChord | undefined {
    return this.keysOf(id).find((chord) => this.commandOf(chord) === id);
  }

  /** Whether the keys of a command are somebody's own. */
  isOwn(id: Id): boolean {
    return this.commands[id].fixed !== true && this.own[id] !== undefined;
  }

  /** What a chord does already, if not for `id` itself. */
  conflictOf(id: Id, chord: KeyChord): Id | undefined {
    const other = this.commandOf(chord);
    return other === id ? undefined : other;
  }

  /** Own keys after a command got a chord, and whoever had it lost it. Undefined when it belongs to a command that keeps its keys. */
  withKey(id: Id, chord: KeyChord): OwnKeys | undefined {
    const other = this.conflictOf(id, chord);
    if (this.commands[id].fixed === true || (other !== undefined && this.commands[other].fixed === true)) return undefined;
    const lost = this.ids().filter((each) => each !== id && this.keysOf(each).includes(chord));
    return { ...this.own, ...Object.fromEntries(lost.map((each) => [each, this.keysOf(each).filter((key) => key !== chord)])), [id]: [chord] };
  }

  /** Own keys after these commands got their standard ones back. Other commands that stand on those keys keep them. */
  withStandard(ids: readonly Id[] = this.ids()): OwnKeys {
    const given = new Set<string>(ids);
    return Object.fromEntries(Object.entries(this.own).filter(([id]) => !given.has(id)));
  }
}
