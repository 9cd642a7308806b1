import { SOUND_SURFACE_GESTURES } from '../../audio/surface-commands.ts';
import { SURFACE_GESTURES } from '../../canvas/surface-keys.ts';
import { keySheetOf } from '../../state/keys/key-sheet-of.ts';
import { IMAGE_SCREEN_COMMANDS, type ImageScreenCommand, SOUND_SCREEN_COMMANDS, type SoundScreenCommand } from '../../state/keys/label-screen-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { KeySheet } from '../../ui/key-sheet.tsx';

interface Gesture {
  readonly keys: string;
  readonly says: string;
}

const told = (title: string, gestures: readonly Gesture[]) => ({ title, lines: gestures.map(({ keys, says }) => ({ does: `${keys}: ${says.charAt(0).toLowerCase()}${says.slice(1)}`, keys: [] })) });
const ON_THE_IMAGE = told('On the image', SURFACE_GESTURES);
const ON_THE_SOUND = told('On the sound', SOUND_SURFACE_GESTURES);

/** What every key does on this screen, to read, to search and to change: with an image on it, or with a sound. */
export function LabelKeysSheet({ kind, onClose }: { readonly kind: 'image' | 'audio'; readonly onClose: () => void }) {
  return kind === 'image' ? <ImageKeys onClose={onClose} /> : <SoundKeys onClose={onClose} />;
}

function ImageKeys({ onClose }: { readonly onClose: () => void }) {
  return <KeySheet {...keySheetOf(useKeymap<ImageScreenCommand>(IMAGE_SCREEN_COMMANDS), [ON_THE_IMAGE])} onClose={onClose} />;
}

function SoundKeys({ onClose }: { readonly onClose: () => void }) {
  return <KeySheet {...keySheetOf(useKeymap<SoundScreenCommand>(SOUND_SCREEN_COMMANDS), [ON_THE_SOUND])} onClose={onClose} />;
}
