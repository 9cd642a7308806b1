import { useMemo } from 'react';
import { classNames } from './class-names.ts';
import { type DiffRow, diffRows } from './diff-rows.ts';
import { countOf } from './format-count.ts';

/** What changed between two texts, line by line, with the words that differ marked. Signs as well as colours say which side a line is from. */
export function DiffView({ before, after, beforeLabel, afterLabel, context = 3 }: { before: string; after: string; beforeLabel: string; afterLabel: string; context?: number | undefined }) {
  const rows = useMemo(() => diffRows(before, after, context), [before, after, context]);
  const changed = rows.some((row) => row.kind === 'removed' || row.kind === 'added');
  if (!changed) {
    return (
      <p className="p-4 text-ink-2">
        {beforeLabel} and {afterLabel} have the same text.
      </p>
    );
  }
  return (
    <table className="w-full border-collapse font-mono text-xs leading-5">
      <caption className="px-3 py-1.5 text-left font-sans text-ink-3">
        <span className="text-danger-ink">− {beforeLabel}</span>
        <span className="ml-4 text-ok-ink">+ {afterLabel}</span>
      </caption>
      <tbody>
        {rows.map((row, index) => (
          <DiffLine key={`${row.kind}${index}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

const numberCell = 'w-10 px-2 text-right align-top text-ink-3 select-none';

function DiffLine({ row }: { row: DiffRow }) {
  if (row.kind === 'gap') {
    return (
      <tr className="bg-sunken text-ink-3">
        <td colSpan={4} className="px-3 font-sans">
          {countOf(row.lines, 'unchanged line')}
        </td>
      </tr>
    );
  }
  const removed = row.kind === 'removed';
  const same = row.kind === 'same';
  const mark = removed ? 'bg-danger/25' : 'bg-ok/25';
  return (
    <tr className={same ? '' : removed ? 'bg-danger-soft' : 'bg-ok-soft'}>
      <td className={numberCell}>{row.kind === 'added' ? '' : row.before}</td>
      <td className={numberCell}>{removed ? '' : row.after}</td>
      <td className={classNames('w-4 text-center align-top select-none', !same && (removed ? 'text-danger-ink' : 'text-ok-ink'))}>{same ? '' : removed ? '−' : '+'}</td>
      <td className="px-2 break-words whitespace-pre-wrap text-ink">
        {same
          ? row.text
          : row.parts.map((part, index) =>
              part.changed ? (
                // Parts have no identity of their own: their place is it.
                <span key={`${index}${part.text}`} className={`rounded-sm ${mark}`}>
                  {part.text}
                </span>
              ) : (
                part.text
              ),
            )}
      </td>
    </tr>
  );
}
