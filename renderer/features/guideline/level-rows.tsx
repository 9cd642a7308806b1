import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { editedLevels, type LevelEdit, movesLevels } from '../../../shared/project/commands/edit-levels.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFocusAfter } from './use-focus-after.ts';

interface LevelRowsProps {
  readonly levels: readonly string[];
  /** The scale in force that answers were given on; undefined for a new rating. */
  readonly published: readonly string[] | undefined;
  /** Whether the scale has moved, so that the rating starts anew. */
  readonly anew: boolean;
  readonly errorAt: (place: number | undefined) => string | undefined;
  readonly onChange: (levels: readonly string[], anew: boolean) => void;
}

/** The levels of a rating, low to high: what keeps answers given so far, and what makes the rating start anew. */
export function LevelRows({ levels, published, anew, errorAt, onChange }: LevelRowsProps) {
  const list = useRef<HTMLDivElement>(null);
  const focusAfter = useFocusAfter(list);

  function edit(step: LevelEdit): void {
    onChange(editedLevels(levels, step), anew || (published !== undefined && movesLevels(step, published.length)));
  }

  function insert(at: number): void {
    focusAfter((inputs) => inputs[at]?.select());
    edit({ does: 'insert', at, name: freeName(levels) });
  }

  return (
    <div ref={list} className="flex flex-col gap-1.5">
      {levels.map((level, at) => (
        <div key={at} className="flex items-start gap-1">
          <TextField label={`Level ${at + 1}`} hideLabel value={level} error={errorAt(at)} maxLength={200} onChange={(name) => edit({ does: 'rename', at, name })} onEnter={() => insert(levels.length)} className="mr-1 flex-1" />
          <span className="flex h-7 shrink-0 items-center gap-1">
            <IconButton label={`Add a level after ${level}`} icon={Plus} size="sm" onClick={() => insert(at + 1)} />
            <IconButton label={`Move level ${level} up`} icon={ArrowUp} size="sm" disabled={at === 0} onClick={() => edit({ does: 'move', at, to: at - 1 })} />
            <IconButton label={`Move level ${level} down`} icon={ArrowDown} size="sm" disabled={at === levels.length - 1} onClick={() => edit({ does: 'move', at, to: at + 1 })} />
            <IconButton
              label={`Remove level ${level}`}
              icon={Trash2}
              size="sm"
              disabled={levels.length <= 2}
              onClick={() => {
                focusAfter((inputs) => (inputs[at] ?? inputs[at - 1])?.focus());
                edit({ does: 'remove', at });
              }}
            />
          </span>
        </div>
      ))}
      {errorAt(undefined) !== undefined && <p className="text-xs text-danger-ink">{errorAt(undefined)}</p>}
      <Button size="sm" tone="quiet" icon={Plus} className="self-start" onClick={() => insert(levels.length)}>
        Add a level at the end
      </Button>
      {published !== undefined && (
        <p role="status" className={`text-xs ${anew ? 'text-warn-ink' : 'text-ink-3'}`}>
          {anew ? (
            <>
              The scale has moved, so this starts anew: answers given so far stay with the old scale and are not compared with new ones.{' '}
              <LinkButton onClick={() => onChange(published, false)}>Back to the old scale</LinkButton>
            </>
          ) : (
            'A new name is shown for answers given so far too: only say the same better. A level at the end leaves them as they are. A level between, moved or taken out starts the rating anew.'
          )}
        </p>
      )}
    </div>
  );
}

function freeName(taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n++) if (!taken.includes(`level ${n}`)) return `level ${n}`;
}
