import { useMemo } from 'react';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { PersonMark } from '../../ui/person-mark.tsx';
import { alignWords } from './word-alignment.ts';
import { withRunFrom, type WordRun, wordRuns } from './word-runs.ts';
import { WordErrors } from './word-errors.tsx';
import type { WordRow } from './word-row.ts';

interface ComparedWordsProps {
  readonly rows: readonly WordRow[];
  /** The decision's words; undefined while it has none. */
  readonly decided: string | undefined;
  /** Undefined where nothing can be decided. Row: whose words were pressed. */
  readonly onWords: ((text: string, row: number) => void) | undefined;
}

/**
 * What labelers wrote beneath each other, same words in one place, with what differs marked. A press takes all of somebody's words, or the words of one
 * place: so a text is put together from several. Aligned anew only when texts change.
 */
export function ComparedWords({ rows, decided, onWords }: ComparedWordsProps) {
  const joined = JSON.stringify([...rows.map(({ text }) => text), ...(decided === undefined ? [] : [decided])]);
  const runs = useMemo(() => wordRuns(alignWords(JSON.parse(joined) as string[])), [joined]);
  const decision = decided === undefined ? undefined : rows.length;
  return (
    <div data-answers className="flex flex-col gap-2">
      {rows.map(({ key, name, color, text }, row) => (
        <div key={key} className="flex items-start gap-2.5">
          <span className="mt-0.5">
            <PersonMark name={name} color={color} size="sm" />
          </span>
          <Line runs={runs} row={row} decision={decision} name={name} onRun={onWords === undefined ? undefined : (run) => onWords(withRunFrom(runs, decision ?? (row === 0 ? 0 : base(rows)), run, row), row)} />
          {onWords !== undefined && (
            <Button size="sm" tone="quiet" aria-label={decided === text ? `Taken: ${name}’s words` : `Take ${name}’s words`} aria-pressed={decided === text} disabled={decided === text} onClick={() => onWords(text, row)}>
              {decided === text ? 'Taken' : 'Take'}
            </Button>
          )}
        </div>
      ))}
      {decision !== undefined && (
        <div className="flex items-start gap-2.5 border-t border-line pt-2">
          <span className="mt-0.5 shrink-0 text-xs font-medium text-ink-2">Decision</span>
          <Line runs={runs} row={decision} decision={undefined} name="Decision" onRun={undefined} />
        </div>
      )}
      <WordErrors rows={rows} decided={decided} />
    </div>
  );
}

/** Whose text one begins with, when nothing is decided yet: the first that says anything. */
function base(rows: readonly WordRow[]): number {
  return Math.max(0, rows.findIndex(({ text }) => text.trim() !== ''));
}

interface LineProps {
  readonly runs: readonly WordRun[];
  readonly row: number;
  /** The decision’s row, with which each place is compared. */
  readonly decision: number | undefined;
  readonly name: string;
  readonly onRun: ((run: number) => void) | undefined;
}

/** One text. Each script is written its own way: the direction goes by its first letter. */
function Line({ runs, row, decision, name, onRun }: LineProps) {
  return (
    <p dir="auto" className="min-w-0 flex-1 text-base leading-relaxed">
      {runs.every(({ texts }) => texts[row] === '') && <span className="text-ink-3">(empty)</span>}
      {runs.map(({ texts, differs }, run) => {
        const words = texts[row] ?? '';
        if (differs === undefined) return <span key={run}>{words} </span>;
        const look = differs === 'word' ? <Differing words={words} /> : <span className="underline decoration-line-strong decoration-dotted underline-offset-3">{words}</span>;
        if (onRun === undefined) return <span key={run}>{look} </span>;
        const isIn = decision !== undefined && texts[decision] === words;
        return (
          <span key={run}>
            <button type="button" aria-label={words === '' ? `${name}: nothing here` : `${name}: ${words}`} aria-pressed={isIn} onClick={() => onRun(run)} className={classNames('rounded-sm hover:bg-hover', isIn && 'ring-1 ring-accent')}>
              {look}
            </button>{' '}
          </span>
        );
      })}
    </p>
  );
}

/** Other words than others wrote, or none where others have some. */
function Differing({ words }: { readonly words: string }) {
  if (words !== '') return <mark className="rounded-sm bg-warn-soft px-0.5 text-ink underline decoration-warn decoration-2 underline-offset-3">{words}</mark>;
  return (
    <span className="inline-block w-4 border-b-2 border-dashed border-warn align-baseline" title="Others wrote words here">
      <span className="sr-only">nothing</span>
    </span>
  );
}
