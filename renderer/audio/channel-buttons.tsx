import type { SoundLook } from './sound-look.ts';
import type { Track } from './surface-layout.ts';

interface ChannelButtonsProps {
  readonly tracks: readonly Track[];
  readonly channels: number;
  readonly look: SoundLook;
  readonly onLook: ((look: SoundLook) => void) | undefined;
}

/** In CSS pixels. */
const LOWEST_ROW = 12;

/** Names of the tracks at their left; solo and mute of each channel, where there are several. */
export function ChannelButtons({ tracks, channels, look, onLook }: ChannelButtonsProps) {
  if (channels === 1 || onLook === undefined) return <TrackNames tracks={tracks} channels={channels} />;
  const waveforms = tracks.filter(({ draws }) => draws === 'waveform');
  const [first] = waveforms;
  // Below this height nobody could read a row: all of them stand together, beside all of the waveforms.
  const rows = look.channels === 'split' && first !== undefined && first.height >= LOWEST_ROW ? waveforms : [];
  const tall = waveforms.reduce((sum, { height }) => sum + height, 0);
  return (
    <div role="group" aria-label="Channels">
      <TrackNames tracks={tracks.filter(({ draws }) => draws === 'spectrogram')} channels={channels} />
      {rows.map(({ channel, y, height }) => (
        <div key={channel} className="absolute inset-x-0 flex items-center gap-1 overflow-hidden px-1.5" style={{ top: y, height }}>
          {channel !== 'all' && <Channel channel={channel} look={look} onLook={onLook} size={`${height >= 22 ? 'h-5' : height >= 17 ? 'h-4' : 'h-3'} w-6`} />}
        </div>
      ))}
      {rows.length === 0 && first !== undefined && (
        <div className="absolute inset-x-0 flex flex-wrap content-start gap-x-1 gap-y-0.5 overflow-y-auto px-1.5 py-0.5" style={{ top: first.y, height: tall }} tabIndex={-1}>
          {Array.from({ length: channels }, (_, channel) => (
            <div key={channel} className="flex items-center gap-0.5">
              <Channel channel={channel} look={look} onLook={onLook} size={tall >= 24 * channels ? 'h-5 w-6' : tall >= 18 * channels ? 'h-4 w-6' : 'h-3.5 w-4'} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

interface ChannelProps {
  readonly channel: number;
  readonly look: SoundLook;
  readonly onLook: (look: SoundLook) => void;
  /** Of each button: small where rows are low, narrow where two channels stand beside each other. */
  readonly size: string;
}

function Channel({ channel, look, onLook, size }: ChannelProps) {
  const toggled = (list: readonly number[]) => (list.includes(channel) ? list.filter((each) => each !== channel) : [...list, channel].sort((a, b) => a - b));
  return (
    <>
      <span className="w-4 shrink-0 text-right text-2xs leading-none text-ink-2 tabular-nums" aria-hidden="true">
        {channel + 1}
      </span>
      <SmallButton label={`Mute channel ${channel + 1}`} text="M" isOn={look.muted.includes(channel)} size={size} onClick={() => onLook({ ...look, muted: toggled(look.muted) })} />
      <SmallButton label={`Only channel ${channel + 1}`} text="S" isOn={look.solo.includes(channel)} size={size} onClick={() => onLook({ ...look, solo: toggled(look.solo) })} />
    </>
  );
}

function SmallButton({ label, text, isOn, size, onClick }: { readonly label: string; readonly text: string; readonly isOn: boolean; readonly size: string; readonly onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isOn}
      title={label}
      onClick={onClick}
      className={`${size} grid shrink-0 place-content-center rounded-sm border text-2xs leading-none focus-visible:ring-2 focus-visible:ring-accent ${isOn ? 'border-accent bg-accent text-on-accent' : 'border-line-strong bg-surface text-ink-2 hover:bg-hover'}`}
    >
      {text}
    </button>
  );
}

function TrackNames({ tracks, channels }: { readonly tracks: readonly Track[]; readonly channels: number }) {
  return tracks
    .filter(({ height }) => height >= 16)
    .map(({ draws, channel, y, height }) => (
      <div key={`${draws} ${channel}`} className="absolute inset-x-0 overflow-hidden px-2 py-0.5 text-2xs text-ink-3" style={{ top: y, height }}>
        {draws === 'waveform' ? 'Waveform' : channel === 'all' || channels === 1 ? 'Spectrogram' : `Spectrogram ${channel + 1}`}
      </div>
    ));
}
