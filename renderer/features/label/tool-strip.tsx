import { CircleDot, Crosshair, Eye, LocateFixed, Magnet, Maximize, MousePointer2, Pentagon, RotateCwSquare, Ruler, Scissors, Square, SquareDashed, Stamp, ZoomIn, ZoomOut } from 'lucide-react';
import type { RegionType } from '../../../shared/model/label-set.ts';
import type { ImageCommand } from '../../state/keys/image-commands.ts';
import { IMAGE_SCREEN_COMMANDS, type ImageScreenCommand } from '../../state/keys/label-screen-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Icon } from '../../ui/icon.ts';
import { OneToOne } from '../../ui/one-to-one-icon.tsx';
import { LookPopover } from './look-popover.tsx';
import type { ImageBenchState } from './use-image-bench.ts';

const DRAWN_AS: Readonly<Record<Exclude<RegionType, 'span'>, { readonly icon: Icon; readonly label: string }>> = {
  box: { icon: Square, label: 'Draw boxes: drag' },
  'rotated-box': { icon: RotateCwSquare, label: 'Draw rotated boxes: one side, then across' },
  polygon: { icon: Pentagon, label: 'Draw polygons: click corners, or drag' },
  point: { icon: CircleDot, label: 'Set points: click' },
};

interface ToolStripProps {
  readonly image: ImageBenchState;
  /** What the question in hand asks for. */
  readonly draws: RegionType | undefined;
  readonly onZoom: (command: 'zoom-in' | 'zoom-out') => void;
}

/** What the pointer is for and how the image is looked at: a narrow column beside it. Every button has a key. */
export function ToolStrip({ image, draws, onZoom }: ToolStripProps) {
  const keys = useKeymap<ImageScreenCommand>(IMAGE_SCREEN_COMMANDS);
  const { look, tool, commands } = image;
  const button = (command: ImageCommand, label: string, icon: Icon, pressed?: boolean) => (
    <IconButton key={command} label={label} icon={icon} hotkey={keys.hintOf(command)} onClick={() => commands[command]()} {...(pressed === undefined ? {} : { pressed })} />
  );
  const drawn = draws === undefined || draws === 'span' ? undefined : DRAWN_AS[draws];
  return (
    <div role="toolbar" aria-label="Tools" aria-orientation="vertical" className="flex w-9 shrink-0 flex-col items-center gap-0.5 overflow-y-auto border-r border-line bg-surface py-1">
      {drawn !== undefined && (
        <>
          {button('image.draw-tool', drawn.label, drawn.icon, tool === draws)}
          {draws === 'box' && button('image.extreme-tool', 'Draw boxes by four extreme points', SquareDashed, tool === 'extreme-box')}
          {button('image.select-tool', 'Only select and edit', MousePointer2, tool === 'select')}
          {draws === 'polygon' && button('image.split-tool', 'Split the selected polygons along a line', Scissors, tool === 'split')}
          {button('image.repeat', 'Repeat the last region', Stamp)}
          <Line />
          {button('image.snapping', 'Snap to edges and neighbors; Ctrl held does not', Magnet, look.snapping)}
          {button('image.crosshair', 'Crosshair', Crosshair, look.crosshair)}
        </>
      )}
      {button('image.rulers', 'Rulers', Ruler, look.rulers)}
      {button('image.readout', 'Pixel coordinates', LocateFixed, look.readout)}
      <LookPopover image={image} hotkey={keys.hintOf('image.look')} />
      {drawn !== undefined && button('image.hide-regions', 'Hide all regions, show them again', Eye)}
      <Line />
      <IconButton label="Zoom in" icon={ZoomIn} hotkey={keys.hintOf('label.zoom-in')} onClick={() => onZoom('zoom-in')} />
      <IconButton label="Zoom out" icon={ZoomOut} hotkey={keys.hintOf('label.zoom-out')} onClick={() => onZoom('zoom-out')} />
      {button('image.fit', 'Whole image', Maximize)}
      {button('image.actual-size', 'One to one: a pixel of the image is one of the screen', OneToOne)}
    </div>
  );
}

function Line() {
  return <span aria-hidden className="my-1 h-px w-5 shrink-0 bg-line" />;
}
