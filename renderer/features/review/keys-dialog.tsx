import { SURFACE_GESTURES } from '../../canvas/surface-keys.ts';
import { keySheetOf } from '../../state/keys/key-sheet-of.ts';
import { REVIEW_COMMANDS } from '../../state/keys/review-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { KeySheet } from '../../ui/key-sheet.tsx';

const WITH_THE_POINTER = { title: 'On the image', lines: SURFACE_GESTURES.map(({ keys, says }) => ({ does: `${keys}: ${says.charAt(0).toLowerCase()}${says.slice(1)}`, keys: [] })) };

/** What every key does on this screen, to read, to search and to change. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return <KeySheet {...keySheetOf(useKeymap(REVIEW_COMMANDS), [WITH_THE_POINTER])} onClose={onClose} />;
}
