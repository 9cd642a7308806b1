import { AudioLines } from 'lucide-react';
import type { SampleEntry } from '../../../shared/project/views/samples.ts';
import { useThumbnail } from '../../state/use-thumbnail.ts';
import { formatClock } from '../../ui/format-duration.ts';

/** A sample at a glance: the image small, or a sound with its length. */
export function SamplePicture({ entry }: { readonly entry: SampleEntry }) {
  return entry.facts.kind === 'image' ? <ImagePicture entry={entry} /> : <SoundPicture seconds={entry.facts.seconds} />;
}

function ImagePicture({ entry }: { readonly entry: SampleEntry }) {
  const picture = useThumbnail(entry.id);
  return <div className="h-full w-full bg-sunken">{picture !== undefined && <img src={picture} alt="" className="h-full w-full object-contain" draggable={false} />}</div>;
}

function SoundPicture({ seconds }: { readonly seconds: number }) {
  return (
    <div className="flex h-full w-full flex-col items-center justify-center gap-1 bg-sunken text-ink-3">
      <AudioLines size={28} aria-hidden />
      <span className="text-xs tabular-nums">{formatClock(seconds, 1)}</span>
    </div>
  );
}
