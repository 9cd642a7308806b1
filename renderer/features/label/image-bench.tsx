import type { RefObject } from 'react';
import type { LabelId } from '../../../shared/model/ids.ts';
import { findLabel, type LabeledQuestion } from '../../../shared/model/label-set.ts';
import { fileName, type SampleEntry } from '../../../shared/project/views/samples.ts';
import type { SurfaceRegion } from '../../canvas/geometry/scene.ts';
import { ImageSurface, type ImageSurfaceHandle } from '../../canvas/image-surface.tsx';
import { useMediaUrl } from '../../state/use-app.ts';
import { labelColorHex } from '../../ui/palette.ts';
import type { OwnedRegion } from './region-edits.ts';
import type { RegionMarks } from './region-marks.ts';
import { ToolStrip } from './tool-strip.tsx';
import type { Answering } from './use-answering.ts';
import type { ImageBenchState } from './use-image-bench.ts';

interface ImageBenchProps {
  readonly entry: SampleEntry;
  readonly answering: Answering;
  readonly image: ImageBenchState;
  readonly surface: RefObject<ImageSurfaceHandle | null>;
  readonly onShown: () => void;
}

/** Photos are neither light nor dark: the bright palette with a dark halo is seen on all of them. */
function colorOf(question: LabeledQuestion, label: LabelId): string {
  return labelColorHex((findLabel(question, label)?.color ?? -1) + 1, 'dark');
}

/** How the surface shows a region; undefined for a span of time. */
export function surfaceRegion({ question, region }: OwnedRegion, { locked, hidden }: Pick<RegionMarks, 'locked' | 'hidden'>, fixed = false): SurfaceRegion | undefined {
  const { id, label, shape } = region;
  if (shape.kind === 'span') return undefined;
  return { id, shape, color: colorOf(question, label), name: findLabel(question, label)?.name ?? label, fixed, locked: locked.has(id), hidden: hidden.has(id) };
}

/** Keys of the surface are commands of the screen, so that they can be changed, and work wherever the focus is. */
const LEFT_TO_THE_SCREEN = () => undefined;

/** The image, big, with all its regions on it, and the tools beside it. */
export function ImageBench({ entry, answering, image, surface, onShown }: ImageBenchProps) {
  const url = useMediaUrl()(entry.id);
  const { facts } = entry;
  const drawing = answering.drawing();
  if (facts.kind !== 'image') return null;
  const { look } = image;
  return (
    <div className="flex h-full">
      <ToolStrip image={image} draws={drawing?.question.type} onZoom={(command) => surface.current?.run(command)} />
      <div className="min-w-0 flex-1">
        <ImageSurface
          ref={surface}
          src={url}
          size={facts}
          label={`Image ${fileName(entry.path)}`}
          regions={answering.owned.flatMap((each) => surfaceRegion(each, image.marks, drawing === undefined) ?? [])}
          selection={image.selection}
          tool={image.tool}
          {...(drawing === undefined ? {} : { drawColor: colorOf(drawing.question, drawing.brush) })}
          snapping={look.snapping}
          crosshair={look.crosshair}
          rulers={look.rulers}
          readout={look.readout}
          adjustments={look}
          keyOf={LEFT_TO_THE_SCREEN}
          onSelect={answering.select}
          onDraw={image.draw}
          onChange={image.change}
          onSplit={image.split}
          onRemove={image.remove}
          onCursor={image.onCursor}
          onShown={onShown}
        />
      </div>
    </div>
  );
}
