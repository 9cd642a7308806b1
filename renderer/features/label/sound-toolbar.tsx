import { AudioLines, FastForward, LocateFixed, Magnet, Maximize, Pause, Play, Repeat, Rewind, Rows2, ScanSearch, ZoomIn, ZoomOut } from 'lucide-react';
import type { Ref } from 'react';
import { RATES } from '../../audio/sound-look.ts';
import { SoundLookPopover } from '../../listening/sound-look-popover.tsx';
import { SOUND_SCREEN_COMMANDS, type SoundScreenCommand } from '../../state/keys/label-screen-commands.ts';
import type { SoundCommand } from '../../state/keys/sound-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { formatClock } from '../../ui/format-duration.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Icon } from '../../ui/icon.ts';
import { Select } from '../../ui/select.tsx';
import { Toolbar, ToolbarGap } from '../../ui/toolbar.tsx';
import type { SoundBenchState } from './use-sound-bench.ts';

interface SoundToolbarProps {
  readonly sound: SoundBenchState;
  /** Shows where the playhead is: written directly, since playing moves it in every frame. */
  readonly clock: Ref<HTMLSpanElement>;
  readonly onZoom: (command: 'zoom-in' | 'zoom-out') => void;
}

/** Playing a sound and looking at it. Every button has a key. */
export function SoundToolbar({ sound, clock, onZoom }: SoundToolbarProps) {
  const keys = useKeymap<SoundScreenCommand>(SOUND_SCREEN_COMMANDS);
  const { look, playback, commands, recording } = sound;
  const hasSpans = sound.lanes.length > 0;
  const rates = RATES.includes(look.rate) ? RATES : [...RATES, look.rate].sort((a, b) => a - b);
  const button = (command: SoundCommand, label: string, icon: Icon, pressed?: boolean) => (
    <IconButton key={command} label={label} icon={icon} hotkey={keys.hintOf(command)} onClick={() => commands[command]()} {...(pressed === undefined ? {} : { pressed })} />
  );
  return (
    <div className="border-y border-line bg-surface px-2 py-1">
      <Toolbar label="Sound">
        <span className="flex items-center gap-0.5">
          {button('sound.back', `Back ${look.jump} s`, Rewind)}
          {button('sound.play', playback.isPlaying ? 'Pause' : 'Play', playback.isPlaying ? Pause : Play)}
          {button('sound.on', `On ${look.jump} s`, FastForward)}
          {hasSpans && button('sound.loop-selected', 'Play the selected span again and again', Repeat, playback.loop !== undefined)}
        </span>
        <span className="text-sm whitespace-nowrap tabular-nums">
          <span ref={clock}>{formatClock(0, 3)}</span> <span className="text-ink-3">of {formatClock(recording.seconds, 3)}</span>
        </span>
        <Select label="Speed" hideLabel className="w-20" value={String(look.rate)} onChange={(next) => sound.set({ rate: Number(next) })} options={rates.map((rate) => ({ value: String(rate), label: `${rate}×` }))} />
        <ToolbarGap />
        <span className="flex items-center gap-0.5">
          {recording.channels > 1 && button('sound.toggle-channels', 'Channels one below the other', Rows2, look.channels === 'split')}
          {hasSpans && button('sound.toggle-snapping', 'Snap to edges, silence and zero crossings; Alt held does not', Magnet, look.snapping)}
          {button('sound.toggle-follow', 'Follow the playhead', LocateFixed, look.follow)}
          {button('sound.toggle-spectrogram', 'Spectrogram', AudioLines, look.spectrogram)}
          <SoundLookPopover kept={sound.kept} sampleRate={recording.sampleRate} isWriting open={sound.isLookOpen} onOpenChange={sound.setLookOpen} hotkey={keys.hintOf('sound.look')} />
          <IconButton label="Zoom out" icon={ZoomOut} hotkey={keys.hintOf('label.zoom-out')} onClick={() => onZoom('zoom-out')} />
          <IconButton label="Zoom in" icon={ZoomIn} hotkey={keys.hintOf('label.zoom-in')} onClick={() => onZoom('zoom-in')} />
          {hasSpans && button('sound.zoom-selection', 'Zoom to what is selected', ScanSearch)}
          {button('sound.fit', 'Whole recording', Maximize)}
        </span>
      </Toolbar>
    </div>
  );
}
