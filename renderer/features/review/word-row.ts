/** Somebody's words, to be compared with others'. */
export interface WordRow {
  readonly key: string;
  readonly name: string;
  readonly color: number;
  readonly text: string;
}

/** Words that one or several wrote. */
export interface Voice {
  readonly people: readonly WordRow[];
  readonly text: string;
  /** Place of the first of them in the rows. */
  readonly row: number;
}

/** Those who wrote the very same are one voice; voices come in the order of their first. */
export function voicesOf(rows: readonly WordRow[]): readonly Voice[] {
  const voices = new Map<string, { readonly people: WordRow[]; readonly text: string; readonly row: number }>();
  rows.forEach((person, row) => {
    const known = voices.get(person.text);
    if (known === undefined) voices.set(person.text, { people: [person], text: person.text, row });
    else known.people.push(person);
  });
  return [...voices.values()];
}
