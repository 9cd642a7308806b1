/** One record of a CSV file; `line` is where it starts, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
  /** A quote that is not closed, or text behind a closed one: what the record says cannot be trusted. */
  readonly damaged: boolean;
}

const BOM = '\u{feff}';

/**
 * The records of a CSV text, one after the other: RFC 4180 quotes with LF, CRLF or CR, line breaks and separators inside
 * quotes, a BOM left away, empty lines skipped. O(text); nothing is held but the record at hand.
 */
export function* readCsv(text: string, separator = ','): Generator<CsvRecord> {
  let at = text.startsWith(BOM) ? BOM.length : 0;
  let line = 1;
  while (at < text.length) {
    const fields: string[] = [];
    const start = at;
    let damaged = false;
    for (;;) {
      const field = text[at] === '"' ? quotedField(text, at, separator) : plainField(text, at, separator);
      fields.push(field.value);
      damaged ||= field.damaged;
      at = field.end;
      if (text[at] !== separator) break;
      at += 1;
    }
    const record: CsvRecord = { line, fields, damaged };
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += lineBreaks(text, start, Math.min(at, text.length));
    if (fields.length > 1 || fields[0]?.trim() !== '') yield record;
  }
}

interface Field {
  readonly value: string;
  readonly end: number;
  readonly damaged: boolean;
}

function plainField(text: string, from: number, separator: string): Field {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(from, end), end, damaged: false };
}

function quotedField(text: string, from: number, separator: string): Field {
  let value = '';
  for (let at = from + 1; ; ) {
    const close = text.indexOf('"', at);
    if (close === -1) return { value: value + text.slice(at), end: text.length, damaged: true };
    value += text.slice(at, close);
    at = close + 1;
    if (text[at] !== '"') {
      const rest = plainField(text, at, separator);
      return { value: value + rest.value, end: rest.end, damaged: rest.value !== '' };
    }
    value += '"';
    at += 1;
  }
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}
