import { Dialog } from '../../ui/dialog.tsx';
import { KeyList } from '../../ui/key-list.tsx';

const GROUPS = [
  {
    title: 'Decide',
    keys: [
      { keys: '1', does: 'Take the answer of labeler 1 (2, 3 … 9: the others)' },
      { keys: 'Shift+1', does: 'The first label (2, 3 … 9: the others)' },
      { keys: '0', does: 'Can’t tell' },
      { keys: 'Shift+0', does: 'Nothing there' },
      { keys: 'm', does: 'What most say; regions at their average place' },
      { keys: 'e', does: 'Edit the words' },
      { keys: 'r', does: 'Reason (down: choose one that is offered)' },
      { keys: 'Enter', does: 'Decide and go on; in text too' },
    ],
  },
  {
    title: 'Move',
    keys: [
      { keys: 'ArrowDown', does: 'Next in the list (up: the one before)' },
      { keys: 'Mod+Z', does: 'Undo: this draft, then the last decision' },
      { keys: 'Mod+Shift+Z', does: 'Redo' },
      { keys: 'g', does: 'Guideline' },
      { keys: '?', does: 'This list' },
    ],
  },
  {
    title: 'Look',
    keys: [
      { keys: 'h', does: 'Hide names, or show them' },
      { keys: 'v', does: 'Overlaid, or side by side' },
      { keys: 'o', does: 'Only one labeler’s regions, then the next, then all' },
      { keys: '+', does: 'Zoom in on the image (−: out; the wheel too)' },
      { keys: 'Home', does: 'Whole image (End: one to one)' },
    ],
  },
  {
    title: 'Regions',
    keys: [
      { keys: 'n', does: 'Next region (Shift: the one before)' },
      { keys: 'x', does: 'Put the region into the decision, or take it out' },
      { keys: 'Delete', does: 'Take the region out of the decision' },
      { keys: 'Escape', does: 'Let go of what is selected' },
    ],
  },
  {
    title: 'Sound',
    keys: [
      { keys: 'Space', does: 'Play and pause' },
      { keys: 'p', does: 'Play the selected span' },
      { keys: 'j', does: 'Back one second (l: on)' },
    ],
  },
];

/** What every key does on this screen. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Keys" size="xl">
      <KeyList groups={GROUPS} />
    </Dialog>
  );
}
