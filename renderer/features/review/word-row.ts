/** Somebody's words, to be compared with others'. */
export interface WordRow {
  readonly key: string;
  readonly name: string;
  readonly color: number;
  readonly text: string;
}
