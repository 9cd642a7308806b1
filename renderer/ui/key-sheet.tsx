import { Pencil, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { Dialog } from './dialog.tsx';
import { IconButton } from './icon-button.tsx';
import { KeyHint } from './key-hint.tsx';
import { SearchField } from './search-field.tsx';

/** One line of the sheet. A line without an id only tells; a `fixed` command keeps its keys. */
export interface KeySheetLine {
  readonly id?: string;
  readonly does: string;
  readonly keys: readonly string[];
  readonly fixed?: boolean;
  /** The keys are somebody's own. */
  readonly own?: boolean;
}

export interface KeySheetProps {
  readonly groups: readonly { readonly title: string; readonly lines: readonly KeySheetLine[] }[];
  readonly onClose: () => void;
  /** The key of an event as the lines name it; undefined for one that is only held. */
  readonly chordOf: (event: KeyboardEvent) => string | undefined;
  /** What a key does already, and whether it may be taken from there. */
  readonly conflictOf: (id: string, key: string) => { readonly does: string; readonly fixed: boolean } | undefined;
  readonly onKey: (id: string, key: string) => void;
  /** Gives the standard keys back: to one command, or to all. */
  readonly onStandard: (id?: string) => void;
}

/** Keys that lead to the buttons below a conflict, and press them. */
const GOES_ON: ReadonlySet<string> = new Set(['Tab', 'Enter', ' ']);

/** What every key of a screen does, to read, to search and to change: the inside of `?`. */
export function KeySheet({ groups, onClose, chordOf, conflictOf, onKey, onStandard }: KeySheetProps) {
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState<{ readonly id: string; readonly key?: string } | undefined>();
  const shown = groups.map(({ title, lines }) => ({ title, lines: lines.filter((line) => isFound(line, search)) })).filter(({ lines }) => lines.length > 0);
  const someOwn = groups.some(({ lines }) => lines.some(({ own }) => own === true));
  const conflict = asked?.key === undefined ? undefined : conflictOf(asked.id, asked.key);

  function press(event: React.KeyboardEvent, id: string): void {
    event.preventDefault();
    event.stopPropagation(); // Escape keeps the key here; it must not close the dialog
    const key = chordOf(event.nativeEvent);
    if (key === undefined) return;
    if (key === 'Escape' || key === 'Tab') setAsked(undefined);
    else if (conflictOf(id, key) === undefined) {
      onKey(id, key);
      setAsked(undefined);
    } else setAsked({ id, key });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Keys"
      size="xl"
      footer={
        <>
          {someOwn && (
            <Button tone="quiet" icon={RotateCcw} className="mr-auto" onClick={() => onStandard()}>
              All back to standard
            </Button>
          )}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <SearchField label="Find a key, or what it does" placeholder="Find a key, or what it does" value={search} onChange={setSearch} className="mb-4 w-80" />
      {shown.length === 0 && <p className="py-8 text-center text-ink-3">No key does that.</p>}
      <div className="columns-1 gap-8 md:columns-2 xl:columns-3">
        {shown.map(({ title, lines }) => (
          <section key={title} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-xs font-semibold text-ink-3">{title}</h3>
            <ul>
              {lines.map((line) => {
                const { id, does, keys, fixed = false, own = false } = line;
                const isAsked = id !== undefined && asked?.id === id;
                return (
                  <li key={id ?? does} className="group flex min-h-7 flex-wrap items-center gap-x-2 border-b border-line py-0.5 last:border-0">
                    <span className="min-w-0 flex-1 text-ink-2">{does}</span>
                    {isAsked && asked.key === undefined ? (
                      <button type="button" ref={(button) => button?.focus()} onKeyDown={(event) => press(event, id)} onBlur={() => setAsked(undefined)} className="rounded-sm border border-accent bg-selected px-2 text-xs">
                        Press a key, Esc keeps it
                      </button>
                    ) : (
                      <span className="flex shrink-0 flex-wrap items-center justify-end gap-1">
                        {keys.length === 0 && id !== undefined && <span className="text-xs text-ink-3">none</span>}
                        {keys.map((key) => (
                          <KeyHint key={key} keys={key} {...(own ? { className: 'font-semibold' } : {})} />
                        ))}
                      </span>
                    )}
                    {(id === undefined || fixed) && keys.length > 0 && <span aria-hidden className="w-6 shrink-0" />}
                    {id !== undefined && !fixed && !isAsked && (
                      <span className={classNames('flex shrink-0', !own && 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100')}>
                        {own && <IconButton size="sm" icon={RotateCcw} label={`Standard key for: ${does}`} onClick={() => onStandard(id)} />}
                        <IconButton size="sm" icon={Pencil} label={`Change the key for: ${does}`} onClick={() => setAsked({ id })} />
                      </span>
                    )}
                    {isAsked && asked.key !== undefined && conflict !== undefined && (
                      <div
                        role="alert"
                        tabIndex={-1}
                        ref={(alert) => {
                          if (alert?.contains(document.activeElement) === false) alert.focus();
                        }}
                        // Another key at once, without a press of the button.
                        onKeyDown={(event) => !GOES_ON.has(event.key) && press(event, id)}
                        className="flex w-full flex-wrap items-center gap-2 pb-1 text-xs outline-none"
                      >
                        <span className="min-w-0 flex-1">
                          <KeyHint keys={asked.key} /> does “{conflict.does}”{conflict.fixed ? ' and stays there.' : ' already.'}
                        </span>
                        {!conflict.fixed && (
                          <Button
                            size="sm"
                            tone="primary"
                            onClick={() => {
                              onKey(id, asked.key ?? '');
                              setAsked(undefined);
                            }}
                          >
                            Use it here
                          </Button>
                        )}
                        <Button size="sm" onClick={() => setAsked({ id })}>
                          Another key
                        </Button>
                      </div>
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function isFound({ does, keys }: KeySheetLine, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return wanted === '' || does.toLowerCase().includes(wanted) || keys.some((key) => key.toLowerCase() === wanted);
}
