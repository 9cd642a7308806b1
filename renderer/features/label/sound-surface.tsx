import type { RefObject } from 'react';
import type { Region } from '../../../shared/model/annotation.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import { findLabel, type LabeledQuestion } from '../../../shared/model/label-set.ts';
import { fileName, type SampleEntry } from '../../../shared/project/views/samples.ts';
import { AudioSurface, type AudioSurfaceHandle } from '../../audio/audio-surface.tsx';
import { cspNonce } from '../../host/csp-nonce.ts';
import { newRegionId } from '../../state/new-id.ts';
import { useMediaUrl } from '../../state/use-app.ts';
import { labelColorHex } from '../../ui/palette.ts';
import { useTheme } from '../../ui/theme.ts';
import { reshaped } from './region-edits.ts';
import { SoundBench } from './sound-bench.tsx';
import type { Answering } from './use-answering.ts';

export interface SoundSurfaceProps {
  readonly entry: SampleEntry;
  readonly answering: Answering;
  readonly onShown: () => void;
  readonly audio: RefObject<AudioSurfaceHandle | null>;
}

/** The sound with the spans of its questions on it. */
export function SoundSurface({ entry, answering, onShown, audio }: SoundSurfaceProps) {
  const url = useMediaUrl()(entry.id);
  const theme = useTheme();
  const { facts } = entry;
  const drawing = answering.drawing();
  if (facts.kind !== 'audio') return null;
  const { seconds, sampleRate } = facts;
  const colorOf = (question: LabeledQuestion, label: LabelId) => labelColorHex((findLabel(question, label)?.color ?? -1) + 1, theme);
  const spanOf = (start: number, end: number): Region['shape'] => ({ kind: 'span', start: toSample(start, sampleRate), end: toSample(end, sampleRate), lane: 0 });

  return (
    <SoundBench handle={audio} seconds={seconds}>
      {(playing) => (
        <AudioSurface
          src={url}
          seconds={seconds}
          label={`Sound ${fileName(entry.path)}`}
          waveColor={theme === 'dark' ? '#7d8794' : '#7a8594'}
          progressColor={theme === 'dark' ? '#dfe5ec' : '#27303a'}
          cspNonce={cspNonce()}
          spans={answering.owned.flatMap(({ question, region }) =>
            region.shape.kind === 'span' ? [{ id: region.id, start: region.shape.start, end: region.shape.end, color: colorOf(question, region.label), caption: findLabel(question, region.label)?.name ?? region.label }] : [],
          )}
          selected={answering.selection.at(-1)}
          {...(drawing?.question.type === 'span' ? { drawColor: colorOf(drawing.question, drawing.brush) } : {})}
          canEdit={drawing !== undefined}
          onSelect={(id) => answering.select(id === undefined ? [] : [id])}
          onDraw={(start, end) => drawing !== undefined && answering.add([{ question: drawing.question, region: { id: newRegionId(), label: drawing.brush, shape: spanOf(start, end) } }])}
          onChange={(id, start, end) => answering.edit((regions) => reshaped(regions, new Map([[id, spanOf(start, end)]])))}
          onShown={onShown}
          handle={audio}
          onTime={playing.onTime}
          onPlaying={playing.onPlaying}
        />
      )}
    </SoundBench>
  );
}

/** Stored times are n / sample rate (design §10). */
function toSample(seconds: number, sampleRate: number): number {
  return Math.round(seconds * sampleRate) / sampleRate;
}
