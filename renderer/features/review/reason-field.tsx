import { BookOpen, History } from 'lucide-react';
import { type Ref, useState } from 'react';
import { REVIEW_COMMANDS } from '../../state/keys/review-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { classNames } from '../../ui/class-names.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { TextArea } from '../../ui/text-area.tsx';

/** Something that can be given as a reason: a rule of the guideline, or a reason given before. */
export interface OfferedReason {
  readonly from: 'guideline' | 'before';
  readonly shown: string;
  readonly reason: string;
}

interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (next: string) => void;
  readonly offered: readonly OfferedReason[];
  readonly field: Ref<HTMLTextAreaElement>;
  readonly onDecide: () => void;
}

/** Why it is decided so. Arrow down goes into the reasons on offer, Enter takes one; on its own Enter decides. */
export function ReasonField({ value, onChange, offered, field, onDecide }: ReasonFieldProps) {
  const keys = useKeymap(REVIEW_COMMANDS);
  const [at, setAt] = useState(-1);
  const fitting = offered.filter(({ reason }) => reason !== value);
  const active = Math.min(at, fitting.length - 1);

  function take(offer: OfferedReason): void {
    // A rule is added to what was written; a reason given before stands for itself.
    onChange(offer.from === 'guideline' && value.trim() !== '' ? `${value.trim()} – ${offer.reason}` : offer.reason);
    setAt(-1);
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    const chosen = fitting[active];
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      if (active === -1) (event.target as HTMLElement).blur();
      setAt(-1);
    } else if (event.key === 'ArrowDown' && fitting.length > 0) setAt(Math.min(active + 1, fitting.length - 1));
    else if (event.key === 'ArrowUp' && active >= 0) setAt(active - 1);
    else if (event.key === 'Enter' && !event.shiftKey) {
      if (chosen === undefined) onDecide();
      else take(chosen);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div>
      <div onKeyDown={onKeyDown} onBlur={() => setAt(-1)}>
        <TextArea label={<span className="flex items-center gap-2">Reason <KeyHint keys={keys.hintOf('review.reason')} /></span>} value={value} onChange={onChange} rows={2} inputRef={field} placeholder="Why, so that labelers can learn from it" />
      </div>
      {fitting.length > 0 && (
        <ul aria-label="Reasons on offer" className="mt-1 flex max-h-40 flex-col overflow-auto">
          {fitting.map((offer, index) => (
            <li key={`${offer.from}/${offer.reason}`}>
              <button
                type="button"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(offer)}
                className={classNames('flex w-full items-start gap-1.5 rounded-sm px-1.5 py-0.5 text-left text-xs text-ink-2', index === active ? 'bg-selected text-ink' : 'hover:bg-hover')}
              >
                {offer.from === 'guideline' ? <BookOpen size={12} role="img" aria-label="Guideline" className="mt-0.5 shrink-0" /> : <History size={12} role="img" aria-label="Given before" className="mt-0.5 shrink-0" />}
                <span className="line-clamp-2">{offer.shown}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
