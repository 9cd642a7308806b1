import { useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from 'react';
import WaveSurfer from 'wavesurfer.js';
import type { Region } from 'wavesurfer.js/plugins/regions';
import RegionsPlugin from 'wavesurfer.js/plugins/regions';
import { peaksOf } from '../workers/peaks.client.ts';

/** A span as the surface draws it, in seconds. */
export interface SurfaceSpan {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly color: string;
  readonly caption: string;
}

/** What can be done to the sound from outside: by keys of the screen around it. */
export interface AudioSurfaceHandle {
  readonly playOrPause: () => void;
  readonly playSpan: (start: number, end: number) => void;
  readonly seekBy: (seconds: number) => void;
  readonly seekTo: (seconds: number) => void;
  readonly setRate: (rate: number) => void;
  readonly zoomBy: (factor: number) => void;
  readonly currentTime: () => number;
}

export interface AudioSurfaceProps {
  readonly src: string;
  readonly seconds: number;
  readonly spans: readonly SurfaceSpan[];
  readonly selected?: string | undefined;
  /** Colour of new spans; no drawing when left out. */
  readonly drawColor?: string | undefined;
  readonly canEdit?: boolean;
  readonly label: string;
  readonly waveColor: string;
  readonly progressColor: string;
  /** Lets the waveform's own style elements pass the page's policy. */
  readonly cspNonce: string;
  readonly handle?: Ref<AudioSurfaceHandle>;
  readonly onSelect?: (id: string | undefined) => void;
  readonly onDraw?: (start: number, end: number) => void;
  readonly onChange?: (id: string, start: number, end: number) => void;
  readonly onTime?: (seconds: number) => void;
  readonly onPlaying?: (playing: boolean) => void;
  readonly onShown?: () => void;
}

const NOTHING = () => undefined;
/** Peaks of a whole recording: 50 a second, up to an hour's worth. */
const bucketsFor = (seconds: number) => Math.max(200, Math.min(180_000, Math.round(seconds * 200)));
/** Spans shorter than this are a slip of the hand. */
const SHORTEST = 0.01;

/** The waveform with its spans. Drag on it to make a span, drag a span or its edges to change it, click to go there. */
export function AudioSurface(props: AudioSurfaceProps) {
  const { src, seconds, spans, selected, drawColor, canEdit = false, label, waveColor, progressColor, cspNonce, handle } = props;
  const { onSelect = NOTHING, onDraw = NOTHING, onChange = NOTHING, onTime = NOTHING, onPlaying = NOTHING, onShown = NOTHING } = props;
  const frame = useRef<HTMLDivElement>(null);
  const player = useRef<{ readonly wave: WaveSurfer; readonly regions: ReturnType<typeof RegionsPlugin.create> }>(undefined);
  const [shown, setShown] = useState<{ readonly src: string; readonly problem: string | undefined } | undefined>();
  const pixelsPerSecond = useRef(0);

  const told = useEffectEvent((what: 'time' | 'play' | 'pause', at: number) => {
    if (what === 'time') onTime(at);
    else onPlaying(what === 'play');
  });
  const drawn = useEffectEvent((region: Region) => {
    if (spans.some(({ id }) => id === region.id)) return;
    region.remove(); // the drawn one comes back as a span of ours, with its own id
    if (region.end - region.start >= SHORTEST) onDraw(region.start, region.end);
  });
  const changed = useEffectEvent((region: Region) => onChange(region.id, region.start, region.end));
  const clicked = useEffectEvent((region: Region, event: MouseEvent) => {
    event.stopPropagation();
    onSelect(region.id);
  });
  const ready = useEffectEvent(onShown);

  useEffect(() => {
    const container = frame.current;
    if (container === null) return undefined;
    const regions = RegionsPlugin.create();
    const wave = WaveSurfer.create({ container, height: 'auto', waveColor, progressColor, cursorColor: progressColor, cursorWidth: 2, dragToSeek: false, normalize: true, cspNonce, plugins: [regions] });
    player.current = { wave, regions };
    pixelsPerSecond.current = 0;
    let current = true;
    let loading = true;
    const fail = (problem: string) => current && setShown({ src, problem });
    wave.on('timeupdate', (at) => told('time', at));
    wave.on('play', () => told('play', 0));
    wave.on('pause', () => told('pause', 0));
    wave.on('error', () => fail('This sound cannot be played here. The file may be damaged, moved or in a format this app cannot read.'));
    regions.on('region-created', (region) => !loading && drawn(region));
    regions.on('region-updated', (region) => changed(region));
    regions.on('region-clicked', (region, event) => clicked(region, event));
    const load = async () => {
      // Without a waveform one can still listen and label; a sound that cannot be played reports itself.
      const peaks = await peaksOf({ url: src, seconds, buckets: bucketsFor(seconds) }).catch(() => new Float32Array(200));
      if (!current) return;
      await wave.load(src, [peaks], seconds);
      loading = false;
      if (!current) return;
      setShown({ src, problem: undefined });
      ready();
    };
    load().catch(() => fail('This sound cannot be played here. The file may be damaged or moved.'));
    return () => {
      current = false;
      player.current = undefined;
      wave.destroy();
    };
  }, [src, seconds, waveColor, progressColor, cspNonce]);

  const isShown = shown?.src === src && shown.problem === undefined;
  useLayoutEffect(() => {
    const regions = player.current?.regions;
    if (regions === undefined || !isShown) return;
    const existing = new Map(regions.getRegions().map((region) => [region.id, region]));
    for (const [id, region] of existing) if (!spans.some((span) => span.id === id)) region.remove();
    for (const span of spans) {
      const color = `color-mix(in srgb, ${span.color} ${span.id === selected ? 45 : 25}%, transparent)`;
      const region = existing.get(span.id);
      if (region === undefined) regions.addRegion({ id: span.id, start: span.start, end: span.end, color, content: span.caption, drag: canEdit, resize: canEdit, minLength: SHORTEST });
      else region.setOptions({ start: span.start, end: span.end, color, content: span.caption, drag: canEdit, resize: canEdit });
    }
  }, [spans, selected, canEdit, isShown]);

  useEffect(() => {
    if (drawColor === undefined || !isShown) return undefined;
    return player.current?.regions.enableDragSelection({ color: `color-mix(in srgb, ${drawColor} 35%, transparent)` });
  }, [drawColor, isShown]);

  useImperativeHandle(handle, () => {
    const wave = () => player.current?.wave;
    return {
      playOrPause: () => void wave()?.playPause(),
      playSpan: (start, end) => void wave()?.play(start, end),
      seekBy: (by) => wave()?.setTime(Math.min(seconds, Math.max(0, (wave()?.getCurrentTime() ?? 0) + by))),
      seekTo: (to) => wave()?.setTime(Math.min(seconds, Math.max(0, to))),
      setRate: (rate) => wave()?.setPlaybackRate(rate, true),
      zoomBy(factor) {
        const fitted = (frame.current?.clientWidth ?? 800) / Math.max(seconds, 0.001);
        pixelsPerSecond.current = Math.min(2000, Math.max(fitted, (pixelsPerSecond.current || fitted) * factor));
        wave()?.zoom(pixelsPerSecond.current);
      },
      currentTime: () => wave()?.getCurrentTime() ?? 0,
    };
  }, [seconds]);

  return (
    <section className="relative h-full w-full overflow-hidden bg-sunken" aria-label={label} data-loaded={isShown}>
      <div ref={frame} className="h-full w-full" onClick={() => onSelect(undefined)} role="presentation" />
      {shown?.problem !== undefined && (
        <p role="alert" className="absolute inset-0 grid place-content-center p-6 text-center text-sm">
          {shown.problem}
        </p>
      )}
    </section>
  );
}
