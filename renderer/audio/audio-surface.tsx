import { useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { ChannelButtons } from './channel-buttons.tsx';
import { LaneNames } from './lane-names.tsx';
import { SoundNotes } from './sound-notes.tsx';
import { soundSurfaceCommandOf } from './surface-commands.ts';
import { SurfaceController } from './surface-controller.ts';
import type { SurfaceElements, SurfaceState } from './surface-room.ts';
import { listenToInput } from './surface-input.ts';
import type { AudioSurfaceProps } from './surface-props.ts';
import type { SoundSettings } from './surface-settings.ts';
import type { SpanTie } from './surface-span.ts';

const NO_TIES: readonly SpanTie[] = [];

/** A recording with spans on it: looked at, heard, drawn, edited. Knows nothing of projects; README.md says how it is used. */
export function AudioSurface({ sound, label, cspNonce, cache, lanes, spans, ties = NO_TIES, selection, drawLane, drawColor = '#ffffff', look, keyOf = soundSurfaceCommandOf, ref, ...events }: AudioSurfaceProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [soundLayer, lanesLayer, topLayer] = [useRef<HTMLCanvasElement>(null), useRef<HTMLCanvasElement>(null), useRef<HTMLCanvasElement>(null)];
  const [readout, live, hint] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const [wave, shownWindow] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const [column, laneNames] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const controller = useRef<SurfaceController>(undefined);
  const [state, setState] = useState<SurfaceState>();
  const id = useId();

  const settings: SoundSettings = { sound, cache, lanes, spans, ties, selection, drawLane, drawColor, look, keyOf, events };

  useLayoutEffect(() => {
    const found = { frame: frame.current, sound: soundLayer.current, lanes: lanesLayer.current, top: topLayer.current, readout: readout.current, live: live.current, hint: hint.current, wave: wave.current, window: shownWindow.current, column: column.current, laneNames: laneNames.current };
    const { frame: box } = found;
    if (box === null || found.sound === null || found.lanes === null || found.top === null || found.readout === null || found.live === null || found.hint === null || found.wave === null || found.window === null || found.column === null || found.laneNames === null) return undefined;
    const elements: SurfaceElements = { frame: box, layers: { sound: found.sound, lanes: found.lanes, top: found.top }, words: { readout: found.readout, live: found.live, hint: found.hint }, laneNames: found.laneNames };
    const started = new SurfaceController({ elements, overview: { wave: found.wave, window: found.window }, cspNonce, tell: setState }, settings);
    controller.current = started;
    const stopInput = listenToInput(box, found.column, started);
    const observer = new ResizeObserver(() => started.resize({ width: box.clientWidth, height: box.clientHeight }));
    observer.observe(box);
    return () => {
      observer.disconnect();
      stopInput();
      started.stop();
      controller.current = undefined;
    };
    // The controller lives as long as the element; what changes comes by `set` below.
  }, []);

  useLayoutEffect(() => controller.current?.set(settings));

  useImperativeHandle(ref, () => {
    const now = () => controller.current;
    const frameOf = (seconds: number) => Math.round(seconds * (now()?.settings.sound.sampleRate ?? 0));
    return {
      run: (command) => now()?.run(command) ?? false,
      playSpan: (start, end, options) => now()?.player.playSpan(frameOf(start), frameOf(end), options),
      toggle: () => now()?.player.toggle(),
      pause: () => now()?.player.pause(),
      seekTo: (seconds) => now()?.seekWithin(frameOf(seconds)),
      seekBy: (seconds) => now()?.seekWithin((now()?.playhead ?? 0) + frameOf(seconds)),
      setRate: (rate) => now()?.player.setRate(rate),
      currentTime: () => (now()?.playhead ?? 0) / (now()?.settings.sound.sampleRate ?? 1),
      isPlaying: () => now()?.player.state().isPlaying ?? false,
      reveal: (span) => now()?.reveal(span),
      zoomTo: (start, end) => now()?.view.zoomTo(start, end),
      cancel: () => now()?.editing.cancel() ?? false,
      finish: () => now()?.editing.finish() ?? false,
      leave: () => now()?.editing.leave() ?? true,
      isBusy: () => now()?.editing.isBusy ?? false,
      say: (text) => now()?.say(text),
      focus: () => frame.current?.focus({ preventScroll: true }),
    };
  }, []);

  return (
    <section aria-label={label} className="relative isolate flex h-full w-full flex-col overflow-hidden bg-sunken">
      <div className="flex h-9 shrink-0 border-b border-line">
        <div className="w-32 shrink-0 border-r border-line bg-surface" />
        <div className="relative min-w-0 flex-1 overflow-hidden" aria-hidden="true">
          <div ref={wave} className="absolute inset-0" />
          <div ref={shownWindow} className="pointer-events-none absolute inset-y-0 left-0 z-10 rounded-sm border border-accent bg-accent/15" />
        </div>
      </div>
      <div className="flex min-h-0 flex-1">
        <div ref={column} className="relative w-32 shrink-0 overflow-hidden border-r border-line bg-surface">
          {state !== undefined && <ChannelButtons tracks={state.layout.tracks} channels={sound.channels} look={look} onLook={events.onLook} />}
          <div className="absolute inset-x-0 overflow-hidden" style={state === undefined ? undefined : { top: state.layout.lanes.y, height: state.layout.lanes.height }}>
            <div ref={laneNames}>{state !== undefined && <LaneNames bands={state.bands} drawLane={drawLane} onLane={events.onLane} />}</div>
          </div>
        </div>
        <div
          ref={frame}
          className="relative min-w-0 flex-1 touch-none outline-none after:pointer-events-none after:absolute after:inset-0 focus-visible:after:ring-2 focus-visible:after:ring-accent focus-visible:after:ring-inset"
          role="application"
          aria-label={label}
          aria-roledescription="recording with spans"
          aria-describedby={`${id}-keys`}
          tabIndex={0}
        >
          <canvas ref={soundLayer} className="pointer-events-none absolute inset-0 h-full w-full" />
          <canvas ref={lanesLayer} className="pointer-events-none absolute inset-0 h-full w-full" />
          <canvas ref={topLayer} className="pointer-events-none absolute inset-0 h-full w-full" />
        </div>
      </div>
      <p id={`${id}-keys`} className="sr-only">
        Tab goes through the spans; Escape lets go, and Tab then leaves the recording. {keyOf === soundSurfaceCommandOf ? 'Space plays, arrows move the playhead, D begins and ends a span there, T splits.' : 'The list of keys says how to play, draw and edit.'}
      </p>
      <div ref={live} role="status" className="sr-only" />
      <div ref={hint} hidden aria-hidden="true" className="pointer-events-none absolute top-12 left-1/2 max-w-[80%] -translate-x-1/2 rounded-md border border-line bg-surface px-2 py-1 text-sm text-ink" />
      <div ref={readout} aria-hidden="true" className="pointer-events-none absolute top-[3.6rem] right-2 rounded-md border border-line bg-surface px-1.5 py-0.5 text-xs text-ink tabular-nums empty:hidden" />
      {state !== undefined && <SoundNotes trouble={state.trouble} survey={state.survey} sound={sound} again={() => controller.current?.again()} />}
    </section>
  );
}
