import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { KeyHint } from './key-hint.tsx';
import { usePopupContainer } from './popup-container.ts';
import { type Command, rankCommands } from './rank-commands.ts';
import { rovingStep } from './roving.ts';

/** Everything the app can do here, found by typing (Ctrl+K, bound by the app). Closes before it runs, so that a command may open a dialog. */
export function CommandPalette({
  open,
  onOpenChange,
  commands,
  placeholder = 'What do you want to do?',
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  commands: readonly Command[];
  placeholder?: string | undefined;
}) {
  const container = usePopupContainer();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal container={container}>
        <Dialog.Backdrop className="fixed inset-0 z-10 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="fixed top-[14vh] left-1/2 z-10 flex max-h-[60vh] w-152 max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col overflow-hidden rounded-lg bg-raised shadow-raised outline-none">
          <Dialog.Title className="sr-only">Commands</Dialog.Title>
          <PaletteBody
            commands={commands}
            placeholder={placeholder}
            onRun={(command) => {
              onOpenChange(false);
              command.run();
            }}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteBody({ commands, placeholder, onRun }: { commands: readonly Command[]; placeholder: string; onRun: (command: Command) => void }) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const asked = useDeferredValue(query);
  const found = useMemo(() => rankCommands(commands, asked), [commands, asked]);
  const shown = Math.min(active, Math.max(0, found.length - 1));
  const optionId = (index: number) => `${listId}-${index}`;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const command = found[shown];
    const isStep = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'].includes(event.key);
    const next = isStep ? rovingStep(event.key, false, shown, found.length, 1, 8) : null;
    if (next !== null) {
      setActive(next);
      list.current?.querySelector(`[data-option="${next}"]`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && command && !command.disabled) onRun(command);
    else return;
    event.preventDefault();
  };
  const roles = { input: { role: 'combobox', 'aria-expanded': true }, list: { role: 'listbox' } };

  return (
    <>
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search size={16} aria-hidden className="shrink-0 text-ink-3" />
        <input
          {...roles.input}
          aria-label="Command"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={found.length > 0 ? optionId(shown) : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-11 min-w-0 flex-1 bg-transparent text-base text-ink outline-none placeholder:text-ink-3"
        />
        <KeyHint keys="Escape" />
      </div>
      <div {...roles.list} ref={list} id={listId} aria-label="Commands" className="min-h-0 flex-1 overflow-y-auto p-1.5">
        {found.map((command, index) => (
          <PaletteRow key={command.id} id={optionId(index)} index={index} command={command} active={index === shown} onPoint={() => setActive(index)} onRun={() => onRun(command)} />
        ))}
      </div>
      {found.length === 0 && (
        <output className="block px-4 pb-4 text-ink-3">
          Nothing is called that.
        </output>
      )}
    </>
  );
}

function PaletteRow({ id, index, command, active, onPoint, onRun }: { id: string; index: number; command: Command; active: boolean; onPoint: () => void; onRun: () => void }) {
  const Glyph = command.icon;
  // The input keeps the focus and handles the keys; rows only take the pointer.
  const option = { role: 'option', onPointerMove: onPoint, onClick: command.disabled ? undefined : onRun };
  return (
    <div
      {...option}
      id={id}
      data-option={index}
      aria-selected={active}
      aria-disabled={command.disabled}
      className={classNames('flex min-h-8 cursor-default items-center gap-2.5 rounded-md px-2.5 select-none', active && 'bg-selected', command.disabled ? 'text-ink-3' : 'text-ink')}
    >
      <span className="flex w-4 shrink-0 justify-center">{Glyph && <Glyph size={15} aria-hidden className="text-ink-3" />}</span>
      <span className="min-w-0 flex-1 truncate">{command.label}</span>
      {command.group && <span className="text-xs text-ink-3">{command.group}</span>}
      {command.hotkey && <KeyHint keys={command.hotkey} tone="bare" />}
    </div>
  );
}
