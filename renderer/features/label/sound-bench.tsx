import { Minus, Pause, Play, Plus, RotateCcw } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';
import type { AudioSurfaceHandle } from '../../audio/audio-surface.tsx';
import { LABEL_SCREEN_COMMANDS, type LabelScreenCommand } from '../../state/keys/label-screen-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { formatClock } from '../../ui/format-duration.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Toolbar, ToolbarGap } from '../../ui/toolbar.tsx';

interface SoundBenchProps {
  readonly handle: RefObject<AudioSurfaceHandle | null>;
  readonly seconds: number;
  readonly children: (playing: { readonly onTime: (seconds: number) => void; readonly onPlaying: (playing: boolean) => void }) => ReactNode;
}

const RATES = ['0.5', '0.75', '1', '1.5', '2'] as const;

/** A sound with its controls: play, place, speed, zoom. */
export function SoundBench({ handle, seconds, children }: SoundBenchProps) {
  const keys = useKeymap<LabelScreenCommand>(LABEL_SCREEN_COMMANDS);
  const [time, setTime] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [rate, setRate] = useState<(typeof RATES)[number]>('1');
  return (
    <div className="flex h-full flex-col bg-sunken">
      <div className="flex min-h-0 flex-1 items-center px-4">
        <div className="h-full max-h-80 w-full">{children({ onTime: setTime, onPlaying: setPlaying })}</div>
      </div>
      <div className="border-t border-line bg-surface px-3 py-2">
        <Toolbar label="Sound">
          <IconButton label={playing ? 'Pause' : 'Play'} icon={playing ? Pause : Play} hotkey={keys.hintOf('sound.play')} onClick={() => handle.current?.playOrPause()} />
          <IconButton label="From the start" icon={RotateCcw} onClick={() => handle.current?.seekTo(0)} />
          <span className="text-sm tabular-nums">
            {formatClock(time, 2)} <span className="text-ink-3">of {formatClock(seconds, 2)}</span>
          </span>
          <ToolbarGap />
          <SegmentedControl
            label="Speed"
            hideLabel
            size="sm"
            value={rate}
            onChange={(next) => {
              setRate(next);
              handle.current?.setRate(Number(next));
            }}
            options={RATES.map((value) => ({ value, label: `${value}×` }))}
          />
          <IconButton label="Zoom out" icon={Minus} hotkey={keys.hintOf('label.zoom-out')} onClick={() => handle.current?.zoomBy(1 / 1.5)} />
          <IconButton label="Zoom in" icon={Plus} hotkey={keys.hintOf('label.zoom-in')} onClick={() => handle.current?.zoomBy(1.5)} />
        </Toolbar>
      </div>
    </div>
  );
}
