import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { TextField } from '../../ui/text-field.tsx';

const REASONS = ['The file is broken or cannot be shown', 'It does not belong here', 'The guideline does not cover it', 'I need the lead’s help'];

/** Leaves a sample out with a reason; it goes back to the lead. */
export function SkipDialog({ onSkip, onClose }: { readonly onSkip: (reason: string) => void; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Skip this sample"
      description="It goes back to the lead with your reason."
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabled={reason.trim() === ''} onClick={() => onSkip(reason.trim())}>
            Skip
          </Button>
        </>
      }
    >
      <div
        className="flex flex-col gap-1.5"
        onKeyDown={(event) => {
          const picked = (event.target as HTMLElement).tagName === 'INPUT' ? undefined : REASONS[Number(event.key) - 1];
          if (picked !== undefined) onSkip(picked);
          // Who starts to type gives another reason; Enter after it must not take the first of the list.
          else if (/^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) field.current?.focus();
        }}
      >
        {REASONS.map((each, at) => (
          <button key={each} type="button" autoFocus={at === 0} onClick={() => onSkip(each)} className="flex h-9 items-center rounded-md border border-line-strong px-3 text-left text-sm hover:bg-hover">
            {each}
            <KeyHint keys={String(at + 1)} className="ml-auto" />
          </button>
        ))}
        <TextField label="Another reason" value={reason} onChange={setReason} inputRef={field} onEnter={() => reason.trim() !== '' && onSkip(reason.trim())} />
      </div>
    </Dialog>
  );
}
