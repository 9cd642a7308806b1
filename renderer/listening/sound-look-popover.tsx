import { SlidersHorizontal } from 'lucide-react';
import { STANDARD_LOOK } from '../audio/sound-look.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Popover } from '../ui/popover.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { Select } from '../ui/select.tsx';
import { Slider } from '../ui/slider.tsx';
import { Switch } from '../ui/switch.tsx';
import { WINDOW_SIZES } from '../../shared/signal/spectrogram-columns.ts';
import { WINDOW_NAMES } from '../../shared/signal/window-functions.ts';
import { COLOR_NAMES, type SoundHabits, type SoundLookSwitch } from './use-sound-look.ts';

const TITLES = { hann: 'Hann', hamming: 'Hamming', blackman: 'Blackman', rectangular: 'Rectangular' } as const;

interface SoundLookPopoverProps {
  readonly kept: SoundLookSwitch;
  /** Of the recording, in Hz. */
  readonly sampleRate: number;
  /** Whether what is heard is labeled and written here: habits of that are asked for too. */
  readonly isWriting: boolean;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly hotkey: string | undefined;
}

/** How the sound is drawn and listened to: kept on this device, never in the file. */
export function SoundLookPopover({ kept, sampleRate, isWriting, open, onOpenChange, hotkey }: SoundLookPopoverProps) {
  const { look, set, habits, setHabits } = kept;
  const nyquist = sampleRate / 2;
  const millis = Math.round((look.windowSize / sampleRate) * 1000);
  function setRange(low: number, high: number): void {
    if (high === 0 ? low < nyquist : low < high) set({ low, high: high >= nyquist ? 0 : high });
  }
  return (
    <Popover align="end" side="top" open={open} onOpenChange={onOpenChange} keepsFocus title="How the sound is shown and heard" trigger={<IconButton label="How the sound is shown and heard" icon={SlidersHorizontal} hotkey={hotkey} />}>
      <div className="grid w-80 grid-cols-2 gap-x-3 gap-y-2.5">
        <h3 className="col-span-2 text-xs font-semibold text-ink-2">Spectrogram</h3>
        <Switch className="col-span-2" label="Shown" checked={look.spectrogram} onChange={(spectrogram) => set({ spectrogram })} />
        <Select label={`Window, ${millis} ms`} value={String(look.windowSize)} onChange={(next) => set({ windowSize: WINDOW_SIZES.find((size) => String(size) === next) ?? look.windowSize })} options={WINDOW_SIZES.map((size) => ({ value: String(size), label: `${size} frames` }))} />
        <Select label="Window’s shape" value={look.window} onChange={(window) => set({ window })} options={WINDOW_NAMES.map((value) => ({ value, label: TITLES[value] }))} />
        <SegmentedControl
          className="col-span-2"
          label="Frequencies"
          size="sm"
          value={look.scale}
          onChange={(scale) => set({ scale })}
          options={[
            { value: 'linear', label: 'Linear' },
            { value: 'mel', label: 'Mel' },
            { value: 'log', label: 'Log' },
          ]}
        />
        <NumberField label="From" unit="Hz" min={0} max={nyquist} step={100} value={look.low} onChange={(low) => low !== null && setRange(low, look.high)} />
        <NumberField label="To" unit="Hz" min={1} max={nyquist} step={100} value={look.high === 0 ? nyquist : Math.min(look.high, nyquist)} onChange={(high) => high !== null && setRange(look.low, high)} />
        <Select label="Colors" value={look.colors} onChange={(colors) => set({ colors })} options={COLOR_NAMES} />
        <Slider label="Quietest" min={20} max={120} step={5} value={look.floor} onChange={(floor) => set({ floor })} format={(floor) => `−${floor} dB`} />
        <h3 className="col-span-2 border-t border-line pt-2 text-xs font-semibold text-ink-2">Waveform</h3>
        <Slider className="col-span-2" label="Height" min={0} max={6} step={1} value={Math.round(Math.log2(look.tall))} onChange={(power) => set({ tall: 2 ** power })} format={() => `${Math.round(look.tall * 100) / 100}×`} />
        <h3 className="col-span-2 border-t border-line pt-2 text-xs font-semibold text-ink-2">Listening</h3>
        <Switch className="col-span-2" label="All recordings equally loud" checked={look.normalize} onChange={(normalize) => set({ normalize })} />
        <NumberField label="Back and on by" unit="s" min={0.1} max={60} step={0.5} value={look.jump} onChange={(jump) => jump !== null && set({ jump })} />
        {isWriting && (
          <>
            <NumberField label="Back after a pause" unit="s" min={0} max={2} step={0.25} value={habits.autoBack} onChange={(autoBack) => autoBack !== null && setHabits({ autoBack } satisfies Partial<SoundHabits>)} />
            <Switch className="col-span-2" label="Play a recording when it comes up" checked={habits.playAtOnce} onChange={(playAtOnce) => setHabits({ playAtOnce })} />
            <Switch className="col-span-2" label="Play a span when its text is gone to" checked={habits.playOnFocus} onChange={(playOnFocus) => setHabits({ playOnFocus })} />
          </>
        )}
        <div className="col-span-2 flex items-center gap-2 border-t border-line pt-2">
          <Button size="sm" onClick={() => set(STANDARD_LOOK)}>
            Standard
          </Button>
          <span className="text-xs text-ink-3">Kept on this device. The file stays as it is.</span>
        </div>
      </div>
    </Popover>
  );
}
