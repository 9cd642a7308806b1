import type { RefObject } from 'react';
import type { Answer, Region } from '../../../shared/model/annotation.ts';
import type { LabelId, QuestionId } from '../../../shared/model/ids.ts';
import { asksForRegions, findLabel, type LabeledQuestion, type Question, type QuestionType } from '../../../shared/model/label-set.ts';
import { fileName, type SampleEntry } from '../../../shared/project/views/samples.ts';
import { AudioSurface, type AudioSurfaceHandle } from '../../audio/audio-surface.tsx';
import { ImageSurface } from '../../canvas/image-surface.tsx';
import type { Tool } from '../../canvas/tools/tool.ts';
import { cspNonce } from '../../host/csp-nonce.ts';
import { newRegionId } from '../../state/new-id.ts';
import { useMediaUrl } from '../../state/use-app.ts';
import { labelColorHex } from '../../ui/palette.ts';
import { useTheme } from '../../ui/theme.ts';
import { SoundBench } from './sound-bench.tsx';

export interface SampleSurfaceProps {
  readonly entry: SampleEntry;
  readonly questions: readonly Question[];
  readonly answers: Readonly<Record<QuestionId, Answer>>;
  /** The region question that pointer and keys work for. */
  readonly drawing: { readonly question: LabeledQuestion; readonly brush: LabelId } | undefined;
  readonly selected: string | undefined;
  readonly onSelect: (region: string | undefined) => void;
  readonly onRegion: (question: QuestionId, after: Region | null, before: Region | null) => void;
  readonly onShown: () => void;
  readonly audio: RefObject<AudioSurfaceHandle | null>;
}

/** What regions of a question are drawn with. */
const DRAWN_WITH: Partial<Readonly<Record<QuestionType, Tool>>> = { box: 'box', 'rotated-box': 'rotated-box', polygon: 'polygon', point: 'point' };

/** The sample, big, with the regions of its questions on it. */
export function SampleSurface({ entry, questions, answers, drawing, selected, onSelect, onRegion, onShown, audio }: SampleSurfaceProps) {
  const url = useMediaUrl()(entry.id);
  const theme = useTheme();
  const { facts } = entry;
  const all = questions.flatMap((question) => {
    const answer = answers[question.id];
    if (!asksForRegions(question) || answer?.is !== 'value' || !('regions' in answer.value)) return [];
    return answer.value.regions.map((region) => ({ question, region }));
  });
  // Photos are neither light nor dark: the bright palette with a dark halo is seen on all of them.
  const palette = facts.kind === 'image' ? 'dark' : theme;
  const colorOf = (question: LabeledQuestion, label: LabelId) => labelColorHex((findLabel(question, label)?.color ?? -1) + 1, palette);
  const tool = drawing === undefined ? undefined : DRAWN_WITH[drawing.question.type];
  const drawColor = drawing === undefined ? undefined : colorOf(drawing.question, drawing.brush);

  function change(id: string, shape: Region['shape']): void {
    const found = all.find(({ region }) => region.id === id);
    if (found !== undefined) onRegion(found.question.id, { ...found.region, shape }, found.region);
  }

  function draw(shape: Region['shape']): void {
    if (drawing === undefined) return;
    const region: Region = { id: newRegionId(), label: drawing.brush, shape };
    onRegion(drawing.question.id, region, null);
    onSelect(region.id);
  }

  if (facts.kind === 'image') {
    return (
      <ImageSurface
        src={url}
        size={facts}
        label={`Image ${fileName(entry.path)}`}
        regions={all.flatMap(({ question, region }) =>
          region.shape.kind !== 'span' ? [{ id: region.id, shape: region.shape, color: colorOf(question, region.label), name: findLabel(question, region.label)?.name ?? region.label, fixed: drawing === undefined }] : [],
        )}
        selection={selected === undefined ? [] : [selected]}
        {...(tool === undefined || drawColor === undefined ? {} : { tool, drawColor })}
        onSelect={(ids) => onSelect(ids.at(-1))}
        onDraw={draw}
        onChange={(changes) => {
          for (const { id, shape } of changes) change(id, shape);
        }}
        onShown={onShown}
      />
    );
  }
  return (
    <SoundBench handle={audio} seconds={facts.seconds}>
      {(playing) => (
        <AudioSurface
      src={url}
      seconds={facts.seconds}
      label={`Sound ${fileName(entry.path)}`}
      waveColor={theme === 'dark' ? '#7d8794' : '#7a8594'}
      progressColor={theme === 'dark' ? '#dfe5ec' : '#27303a'}
      cspNonce={cspNonce()}
      spans={all.flatMap(({ question, region }) =>
        region.shape.kind === 'span' ? [{ id: region.id, start: region.shape.start, end: region.shape.end, color: colorOf(question, region.label), caption: findLabel(question, region.label)?.name ?? region.label }] : [],
      )}
      selected={selected}
      {...(drawing?.question.type === 'span' ? { drawColor } : {})}
      canEdit={drawing !== undefined}
      onSelect={onSelect}
      onDraw={(start, end) => draw({ kind: 'span', start: toSample(start, facts.sampleRate), end: toSample(end, facts.sampleRate), lane: 0 })}
      onChange={(id, start, end) => change(id, { kind: 'span', start: toSample(start, facts.sampleRate), end: toSample(end, facts.sampleRate), lane: 0 })}
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
