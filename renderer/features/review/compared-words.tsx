import { useMemo } from 'react';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { PersonMark } from '../../ui/person-mark.tsx';
import { listOf } from './conflict-words.ts';
import { alignWords } from './word-alignment.ts';
import { withRunFrom, type WordRun, wordRuns } from './word-runs.ts';
import { WordErrors } from './word-errors.tsx';
import { type Voice, voicesOf, type WordRow } from './word-row.ts';

interface ComparedWordsProps {
  readonly rows: readonly WordRow[];
  /** The decision's words; undefined while it has none. */
  readonly decided: string | undefined;
  /** Undefined where nothing can be decided. Row: whose words were pressed. */
  readonly onWords: ((text: string, row: number) => void) | undefined;
}

/**
 * What labelers wrote beneath each other, same words in one place, with what differs marked. A press takes all of somebody's words, or the words of one
 * place: so a text is put together from several.
 */
export function ComparedWords({ rows, decided, onWords }: ComparedWordsProps) {
  const voices = voicesOf(rows);
  const runs = useWordRuns(JSON.stringify([...voices.map(({ text }) => text), ...(decided === undefined ? [] : [decided])]));
  const decision = decided === undefined ? undefined : voices.length;
  const isSame = voices.length === 1 && (decided === undefined || decided === voices[0]?.text);
  return (
    <div data-answers className="flex flex-col gap-2">
      {voices.map(({ people, text, row }, voice) => {
        const name = listOf(people.map((person) => person.name));
        const isTaken = decided === text;
        return (
          <div key={row} className="flex items-start gap-2.5">
            <span className="mt-0.5 flex shrink-0 gap-0.5">
              {people.map((person) => (
                <PersonMark key={person.key} name={person.name} color={person.color} size="sm" />
              ))}
            </span>
            <Line runs={runs} row={voice} decision={decision} name={name} onRun={onWords === undefined ? undefined : (run) => onWords(withRunFrom(decided ?? voices[base(voices)]?.text ?? '', runs, { base: decision ?? base(voices), run, from: voice }), row)} />
            {onWords !== undefined && (
              <Button size="sm" tone="quiet" aria-label={isTaken ? `Taken: ${name}’s words` : `Take ${name}’s words`} aria-pressed={isTaken} disabled={isTaken} onClick={() => onWords(text, row)}>
                {isTaken ? 'Taken' : 'Take'}
              </Button>
            )}
          </div>
        );
      })}
      {decision !== undefined && !isSame && (
        <div className="flex items-start gap-2.5 border-t border-line pt-2">
          <span className="mt-0.5 shrink-0 text-xs font-medium text-ink-2">Decision</span>
          <Line runs={runs} row={decision} decision={undefined} name="Decision" onRun={undefined} />
        </div>
      )}
      {!isSame && <WordErrors rows={rows} decided={decided} />}
    </div>
  );
}

/** Takes the texts joined, so that they are aligned anew only when they change. */
function useWordRuns(joined: string): readonly WordRun[] {
  return useMemo(() => wordRuns(alignWords(JSON.parse(joined) as string[])), [joined]);
}

/** Whose text one begins with, when nothing is decided yet: the first that says anything. */
function base(voices: readonly Voice[]): number {
  return Math.max(0, voices.findIndex(({ text }) => text.trim() !== ''));
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
            <button type="button" aria-label={words === '' ? `${name}: nothing here` : `${name}: ${words}`} aria-pressed={isIn} onClick={() => onRun(run)} className={classNames('rounded-sm text-start hover:bg-hover', isIn && 'ring-1 ring-accent')}>
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
