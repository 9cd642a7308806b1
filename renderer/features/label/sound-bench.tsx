import { type RefObject, useMemo, useRef } from 'react';
import { fileName, type SampleEntry } from '../../../shared/project/views/samples.ts';
import { AudioSurface } from '../../audio/audio-surface.tsx';
import type { AudioSurfaceHandle } from '../../audio/surface-props.ts';
import { type SoundKeyInput, soundSurfaceCommandOf } from '../../audio/surface-commands.ts';
import { cspNonce } from '../../host/csp-nonce.ts';
import { soundCache } from '../../state/sound-cache.ts';
import { useMediaUrl } from '../../state/use-app.ts';
import { formatClock } from '../../ui/format-duration.ts';
import { useTheme } from '../../ui/theme.ts';
import type { Answers } from './region-edits.ts';
import { spanColor, surfaceLane, surfaceSpan } from './sound-lanes.ts';
import { SoundToolbar } from './sound-toolbar.tsx';
import { SpanDock } from './span-dock.tsx';
import type { Answering } from './use-answering.ts';
import type { SoundBenchState } from './use-sound-bench.ts';

interface SoundBenchProps {
  readonly entry: SampleEntry;
  readonly answering: Answering;
  readonly answers: Answers;
  readonly sound: SoundBenchState;
  readonly surface: RefObject<AudioSurfaceHandle | null>;
  readonly onShown: () => void;
}

/** Plain arrows move the playhead while the sound has the focus. All other keys are commands of the screen, so that they can be changed, and work wherever the focus is. */
function arrowsOnly(event: SoundKeyInput) {
  const command = soundSurfaceCommandOf(event);
  return command === 'cursor-earlier' || command === 'cursor-later' ? command : undefined;
}

/** The sound, wide, with the spans of all its questions; below it how it is played, and the list of spans. */
export function SoundBench({ entry, answering, answers, sound, surface, onShown }: SoundBenchProps) {
  const url = useMediaUrl()(entry.id);
  const theme = useTheme();
  const clock = useRef<HTMLSpanElement>(null);
  const { owned, canWrite } = answering;
  const spans = useMemo(() => owned.flatMap((each) => surfaceSpan(each, theme, !canWrite) ?? []), [owned, theme, canWrite]);
  const { facts } = entry;
  if (facts.kind !== 'audio') return null;
  const { drawn, drawLane, playback } = sound;
  return (
    <div className="flex h-full flex-col bg-sunken">
      <div className="min-h-0 flex-1">
        <AudioSurface
          ref={surface}
          sound={{ id: entry.id, url, seconds: facts.seconds, sampleRate: facts.sampleRate, channels: facts.channels }}
          label={`Sound ${fileName(entry.path)}`}
          cspNonce={cspNonce()}
          cache={soundCache}
          lanes={sound.lanes.map((each) => surfaceLane(each, canWrite))}
          spans={spans}
          selection={answering.selection}
          {...(drawLane === undefined ? {} : { drawLane })}
          {...(drawn === undefined ? {} : { drawColor: spanColor(drawn.question, drawn.brush, theme) })}
          look={sound.look}
          keyOf={arrowsOnly}
          onSelect={answering.select}
          onDraw={sound.draw}
          onChange={sound.change}
          onSplit={sound.split}
          onMerge={sound.merge}
          onRemove={sound.remove}
          onLane={sound.takeLane}
          onLook={sound.set}
          onPlayer={playback.onPlayer}
          onPosition={(seconds) => {
            if (clock.current !== null) clock.current.textContent = formatClock(seconds, 3);
          }}
          onShown={() => {
            playback.shown();
            onShown();
          }}
        />
      </div>
      <SoundToolbar sound={sound} clock={clock} onZoom={(command) => surface.current?.run(command)} />
      {sound.lanes.length > 0 && <SpanDock sound={sound} answering={answering} answers={answers} onReveal={(id) => surface.current?.reveal(id)} onLeave={() => surface.current?.focus()} />}
    </div>
  );
}
