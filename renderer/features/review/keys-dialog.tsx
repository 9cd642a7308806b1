import { SOUND_SURFACE_GESTURES } from '../../audio/surface-commands.ts';
import { SURFACE_GESTURES } from '../../canvas/surface-keys.ts';
import { keySheetOf } from '../../state/keys/key-sheet-of.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { KeySheet } from '../../ui/key-sheet.tsx';
import { reviewCommands } from './use-review-keys.ts';

const WITH_THE_POINTER = {
  image: { title: 'On the image', lines: SURFACE_GESTURES.map(told) },
  audio: { title: 'On the sound', lines: SOUND_SURFACE_GESTURES.map(told) },
};

function told({ keys, says }: { readonly keys: string; readonly says: string }) {
  return { does: `${keys}: ${says.charAt(0).toLowerCase()}${says.slice(1)}`, keys: [] };
}

/** What every key does on this screen, to read, to search and to change. */
export function KeysDialog({ media, onClose }: { readonly media: 'image' | 'audio'; readonly onClose: () => void }) {
  return <KeySheet {...keySheetOf(useKeymap(reviewCommands(media)), [WITH_THE_POINTER[media]])} onClose={onClose} />;
}
