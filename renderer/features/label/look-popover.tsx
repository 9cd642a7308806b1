import { SunMedium } from 'lucide-react';
import { AS_IT_IS, type Channel } from '../../canvas/adjustments.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Select } from '../../ui/select.tsx';
import { Slider } from '../../ui/slider.tsx';
import type { ImageBenchState } from './use-image-bench.ts';
import { isAsItIs } from './use-image-look.ts';

const CHANNEL_NAMES: readonly { readonly value: Channel; readonly label: string }[] = [
  { value: 'color', label: 'Color' },
  { value: 'red', label: 'Red' },
  { value: 'green', label: 'Green' },
  { value: 'blue', label: 'Blue' },
  { value: 'alpha', label: 'Alpha' },
  { value: 'grey', label: 'Gray' },
];

const signed = (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(Math.round(value * 100))}`;

/** Brightness, contrast, gamma and channel: of what is seen, never of the file. */
export function LookPopover({ image: { look, set, isLookOpen, setLookOpen }, hotkey }: { readonly image: ImageBenchState; readonly hotkey: string | undefined }) {
  const plain = isAsItIs(look);
  return (
    <Popover
      side="right"
      open={isLookOpen}
      onOpenChange={setLookOpen}
      title="How the image is shown"
      trigger={<IconButton label={plain ? 'Brightness, contrast, channel' : 'Brightness, contrast, channel: not as in the file'} icon={SunMedium} hotkey={hotkey} pressed={!plain} />}
    >
      <div className="flex w-60 flex-col gap-3">
        <Slider label="Brightness" min={-1} max={1} step={0.05} value={look.brightness} onChange={(brightness) => set({ brightness })} format={signed} />
        <Slider label="Contrast" min={-1} max={1} step={0.05} value={look.contrast} onChange={(contrast) => set({ contrast })} format={signed} />
        <Slider label="Gamma" min={-1} max={1} step={0.05} value={Math.log(look.gamma) / Math.log(5)} onChange={(power) => set({ gamma: Math.round(5 ** power * 100) / 100 })} format={() => look.gamma.toFixed(2)} />
        <Select label="Channel" value={look.channel} onChange={(channel) => set({ channel })} options={CHANNEL_NAMES} />
        <div className="flex items-center gap-2">
          <Button size="sm" disabled={plain} onClick={() => set(AS_IT_IS)}>
            As in the file
          </Button>
          <span className="text-xs text-ink-3">Kept on this device. The file stays as it is.</span>
        </div>
      </div>
    </Popover>
  );
}
