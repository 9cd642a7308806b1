import { Dialog } from '../../ui/dialog.tsx';
import { KeyList } from '../../ui/key-list.tsx';

const GROUPS = [
  {
    title: 'Answer',
    keys: [
      { keys: '1', does: 'First label (2, 3 … 9: the others)' },
      { keys: '0', does: 'Can’t tell' },
      { keys: 'Enter', does: 'Submit and go on; on text too' },
      { keys: 'ArrowDown', does: 'Next question (up: the one before)' },
      { keys: 'n', does: 'Write a note' },
      { keys: 's', does: 'Skip with a reason' },
    ],
  },
  {
    title: 'Move',
    keys: [
      { keys: 'ArrowRight', does: 'Next sample (left: the one before)' },
      { keys: 'Mod+Z', does: 'Undo, also across samples and restarts' },
      { keys: 'Mod+Shift+Z', does: 'Redo' },
      { keys: 'g', does: 'Guideline' },
      { keys: '?', does: 'This list' },
    ],
  },
  {
    title: 'Image',
    keys: [
      { keys: 'Delete', does: 'Remove the selected box' },
      { keys: 'Escape', does: 'Let go of what is being drawn or selected' },
      { keys: 'Alt', does: 'Hold to draw inside another box' },
      { keys: '+', does: 'Zoom in (−: out; the wheel too)' },
      { keys: 'Home', does: 'Whole image (End: one to one)' },
      { keys: 'z', does: 'Zoom to the selected box' },
      { keys: 'Space', does: 'Hold and drag to move the image' },
    ],
  },
  {
    title: 'Sound',
    keys: [
      { keys: 'Space', does: 'Play and pause' },
      { keys: 'p', does: 'Play the selected span' },
      { keys: 'j', does: 'Back one second (L: on)' },
      { keys: '+', does: 'Zoom in (−: out)' },
    ],
  },
];

/** What every key does on this screen. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Keys" size="lg">
      <KeyList groups={GROUPS} />
    </Dialog>
  );
}
