/** A field that words can be written into from outside. */
export interface TranscriptHandle {
  readonly focus: () => void;
  /** Writes words at the caret, or in place of what is marked; nothing while an input method is composing. */
  readonly write: (words: string) => void;
  /** What an input method is composing is done; the caret stays. */
  readonly settle: () => void;
}

/** The field that has the caret, where there is one: keys and buttons write into it. */
export class FieldInHand {
  #field: TranscriptHandle | undefined;

  take(field: TranscriptHandle): void {
    this.#field = field;
  }

  letGo(field: TranscriptHandle): void {
    if (this.#field === field) this.#field = undefined;
  }

  /** Before something else is done than writing. */
  settle(): void {
    this.#field?.settle();
  }

  /** Whether somebody is writing. */
  isThere(): boolean {
    return this.#field !== undefined;
  }

  /** Whether there was a field to write into. */
  write(words: string): boolean {
    this.#field?.write(words);
    return this.#field !== undefined;
  }
}
