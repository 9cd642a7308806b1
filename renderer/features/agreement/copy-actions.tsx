import { Copy, Image } from 'lucide-react';
import { useContext, useRef, useState } from 'react';
import { cardPicture } from '../../ui/charts/card-picture.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { CardWords } from './card-words.ts';

/** Puts a card on the clipboard, as a table (CSV) or as a picture (PNG). `what` names it. */
export function CopyActions({ what, csv, title }: { readonly what: string; readonly csv: () => string; readonly title?: string | undefined }) {
  const place = useRef<HTMLSpanElement>(null);
  const [drawing, setDrawing] = useState(false);
  const lines = useContext(CardWords);

  async function copyTable(): Promise<void> {
    try {
      await navigator.clipboard.writeText(csv());
      showToast({ title: `${what} copied as CSV.` });
    } catch {
      showToast({ tone: 'danger', title: `${what} could not be copied.`, detail: 'The browser refused access to the clipboard. Click into the window and try again; `concord agreement` on the command line gives the same numbers.' });
    }
  }

  async function copyPicture(): Promise<void> {
    const card = place.current?.closest('section');
    const content = card?.querySelector<HTMLElement>(':scope > div:last-child');
    if (card === null || card === undefined || content === null || content === undefined) return;
    const heading = title ?? card.querySelector('h2')?.textContent ?? what;
    const subtitle = card.querySelector('h2 + p')?.textContent ?? '';
    setDrawing(true);
    try {
      const picture = await cardPicture(content, { title: heading, lines: [...lines, ...withoutHints(subtitle)] });
      try {
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
        showToast({ title: `${what} copied as a picture.` });
      } catch {
        download(picture, `${heading}.png`);
        showToast({ title: `${what} saved as a picture.`, detail: 'The browser refused access to the clipboard, so it went to the downloads.' });
      }
    } catch (error) {
      showToast({ tone: 'danger', title: `${what} could not be drawn.`, detail: error instanceof Error ? error.message : String(error) });
    } finally {
      setDrawing(false);
    }
  }

  return (
    <span ref={place} className="inline-flex shrink-0">
      <Button size="sm" tone="quiet" icon={Copy} aria-label={`Copy ${what} as CSV`} onClick={() => void copyTable()}>
        CSV
      </Button>
      <Button size="sm" tone="quiet" icon={Image} busy={drawing} aria-label={`Copy ${what} as PNG`} onClick={() => void copyPicture()}>
        PNG
      </Button>
    </span>
  );
}

/** What a subtitle says about the figures; what can be pressed means nothing in a picture. */
function withoutHints(subtitle: string): readonly string[] {
  const kept = subtitle.split(/(?<=[.:])\s+/).filter((sentence) => sentence !== '' && !/\bopens?\b/.test(sentence));
  return kept.length === 0 ? [] : [kept.join(' ')];
}

function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
