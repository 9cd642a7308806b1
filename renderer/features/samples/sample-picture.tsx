import { AudioLines, ImageOff } from 'lucide-react';
import type { SampleId } from '../../../shared/model/ids.ts';
import type { AudioFacts } from '../../../shared/model/sample.ts';
import type { SampleEntry } from '../../../shared/project/views/samples.ts';
import { useThumbnail } from '../../state/use-thumbnail.ts';
import { formatClock } from '../../ui/format-duration.ts';
import { useWaveform } from './use-waveform.ts';

/** A sample at a glance: the image small, or a sound with its length. */
export function SamplePicture({ entry }: { readonly entry: SampleEntry }) {
  return entry.facts.kind === 'image' ? <ImagePicture entry={entry} /> : <SoundPicture sample={entry.id} facts={entry.facts} />;
}

function ImagePicture({ entry }: { readonly entry: SampleEntry }) {
  const { picture, problem } = useThumbnail(entry.id);
  if (problem !== undefined) {
    return (
      <div className="flex h-full w-full flex-col items-center justify-center gap-1 bg-sunken p-1 text-center text-ink-3" title={problem}>
        <ImageOff size={28} aria-hidden />
        <span className="line-clamp-3 text-xs">{problem}</span>
      </div>
    );
  }
  return <div className="h-full w-full bg-sunken">{picture !== undefined && <img src={picture} alt="" className="h-full w-full object-contain" draggable={false} />}</div>;
}

function SoundPicture({ sample, facts }: { readonly sample: SampleId; readonly facts: AudioFacts }) {
  const peaks = useWaveform(sample, facts);
  return (
    <div className="flex h-full w-full flex-col items-center justify-center gap-1 bg-sunken px-3 text-ink-3">
      {peaks === undefined ? <AudioLines size={28} aria-hidden /> : <Waveform peaks={peaks} />}
      <span className="text-xs tabular-nums">{formatClock(facts.seconds, 1)}</span>
    </div>
  );
}

/** Quiet below this is drawn as quiet; louder recordings fill the tile. */
const LEAST_LOUDEST = 0.05;

function Waveform({ peaks }: { readonly peaks: Float32Array }) {
  const loudest = Math.max(LEAST_LOUDEST, ...peaks);
  const bars = Array.from(peaks, (peak, at) => {
    const half = Math.max(0.5, (peak / loudest) * 24);
    return `M${at * 2 + 1} ${(25 - half).toFixed(1)}v${(half * 2).toFixed(1)}`;
  });
  return (
    <svg aria-hidden data-waveform viewBox={`0 0 ${peaks.length * 2} 50`} preserveAspectRatio="none" className="h-1/2 w-full">
      <path d={bars.join('')} stroke="currentColor" strokeWidth={1.2} fill="none" />
    </svg>
  );
}
