import { keySheetOf } from '../../state/keys/key-sheet-of.ts';
import { REVIEW_COMMANDS } from '../../state/keys/review-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { KeySheet } from '../../ui/key-sheet.tsx';

const ON_THE_IMAGE = {
  title: 'Image',
  lines: [
    { does: 'Zoom in (−: out; the wheel too)', keys: ['+'] },
    { does: 'Whole image (End: one to one)', keys: ['Home'] },
    { does: 'Draw and edit by keyboard: arrows move a crosshair, Enter presses', keys: ['k'] },
  ],
};

/** What every key does on this screen, to read, to search and to change. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return <KeySheet {...keySheetOf(useKeymap(REVIEW_COMMANDS), [ON_THE_IMAGE])} onClose={onClose} />;
}
