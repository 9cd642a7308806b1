import { ArrowDownToLine, ArrowUpToLine, Combine, Copy, CopyPlus, EyeOff, Lock, Trash2 } from 'lucide-react';
import type { ImageCommand } from '../../state/keys/image-commands.ts';
import { IMAGE_SCREEN_COMMANDS, type ImageScreenCommand } from '../../state/keys/label-screen-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { formatCount } from '../../ui/format-count.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Icon } from '../../ui/icon.ts';
import type { OwnedRegion } from './region-edits.ts';

interface RegionActionsProps {
  readonly chosen: readonly OwnedRegion[];
  readonly run: (command: ImageCommand) => void;
  readonly onRemove: () => void;
}

/** What can be done with the selected regions. */
export function RegionActions({ chosen, run, onRemove }: RegionActionsProps) {
  const keys = useKeymap<ImageScreenCommand>(IMAGE_SCREEN_COMMANDS);
  const polygons = chosen.filter(({ region }) => region.shape.kind === 'polygon').length;
  const button = (command: ImageCommand, label: string, icon: Icon) => <IconButton size="sm" label={label} icon={icon} hotkey={keys.hintOf(command)} onClick={() => run(command)} />;
  return (
    <div role="toolbar" aria-label="Selected regions" className="flex items-center gap-0.5">
      <span className="mr-auto pl-1 text-xs text-ink-2">{formatCount(chosen.length)} selected</span>
      {polygons > 1 && button('image.merge', 'Merge', Combine)}
      {button('image.duplicate', 'Duplicate', CopyPlus)}
      {button('image.copy', 'Copy', Copy)}
      {button('image.to-front', 'Above all', ArrowUpToLine)}
      {button('image.to-back', 'Below all', ArrowDownToLine)}
      {button('image.lock', 'Lock, or unlock', Lock)}
      {button('image.hide', 'Hide, or show', EyeOff)}
      <IconButton size="sm" label="Remove" icon={Trash2} hotkey={keys.hintOf('label.remove')} onClick={onRemove} />
    </div>
  );
}
