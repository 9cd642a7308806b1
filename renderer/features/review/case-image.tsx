import { useState } from 'react';
import type { Region } from '../../../shared/model/annotation.ts';
import { fileName, type SampleEntry } from '../../../shared/project/views/samples.ts';
import { ImageSurface } from '../../canvas/image-surface.tsx';
import type { SurfaceRegion } from '../../canvas/geometry/scene.ts';
import type { Tool } from '../../canvas/tools/tool.ts';
import type { Viewport } from '../../canvas/viewport.ts';
import { useMediaUrl } from '../../state/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { PERSON_COLORS } from '../../ui/palette.ts';
import { PersonMark } from '../../ui/person-mark.tsx';
import type { LabelerAnswer } from './labeler-answers.ts';
import { decisionRegionId, type ShownRegion } from './shown-regions.ts';

export interface CaseSurfaceProps {
  readonly entry: SampleEntry;
  readonly answers: readonly LabelerAnswer[];
  readonly visible: (place: number) => boolean;
  readonly labelers: readonly ShownRegion[];
  readonly decision: readonly ShownRegion[];
  /** Whether regions are what is decided. */
  readonly decidesRegions: boolean;
  /** Whether new regions can be drawn into the decision. */
  readonly canDraw: boolean;
  /** What regions of the decision are drawn with on an image. */
  readonly tool: Tool | undefined;
  readonly selected: string | undefined;
  readonly onSelect: (address: string | undefined) => void;
  readonly onDraw: (region: Region['shape']) => void;
  /** A region of the decision was moved or resized. */
  readonly onChange: (id: string, region: Region['shape']) => void;
}

/** On photographs of any brightness: the light colours of people, and white for the decision. */
const DECISION_COLOR = '#ffffff';
const personHex = (color: number) => PERSON_COLORS[(color - 1) % PERSON_COLORS.length]?.dark ?? '#cccccc';

/** The image with everybody's boxes over each other, or beside each other under one zoom. */
export function CaseImage({ beside, ...props }: CaseSurfaceProps & { readonly beside: boolean }) {
  return beside ? <Beside {...props} /> : <Surface {...props} regions={[...props.labelers, ...props.decision]} label={`Image ${fileName(props.entry.path)}`} canDraw={props.canDraw} />;
}

function Beside(props: CaseSurfaceProps) {
  const { answers, visible, labelers, decision, decidesRegions } = props;
  const [viewport, setViewport] = useState<Viewport | undefined>();
  const panels = [
    ...answers.flatMap(({ name, color }, place) => (visible(place) ? [{ key: String(place), name, color, regions: labelers.filter((region) => region.place === place), canDraw: false }] : [])),
    ...(decidesRegions ? [{ key: 'decision', name: 'Decision', color: undefined, regions: decision, canDraw: props.canDraw }] : []),
  ];
  return (
    <div className={classNames('grid h-full auto-rows-fr gap-px bg-line', panels.length > 4 ? 'grid-cols-3' : panels.length > 1 ? 'grid-cols-2' : 'grid-cols-1')}>
      {panels.map(({ key, name, color, regions, canDraw }) => (
        <section key={key} aria-label={name} className="flex min-h-0 min-w-0 flex-col bg-surface">
          <div className="flex h-7 shrink-0 items-center px-2 text-xs text-ink-2">{color === undefined ? <span className="font-medium">{name}</span> : <PersonMark name={name} color={color} size="sm" withName />}</div>
          <div className="min-h-0 flex-1">
            <Surface {...props} regions={regions} canDraw={canDraw} label={`Image ${fileName(props.entry.path)}, ${name}`} view={{ viewport, onViewport: setViewport }} />
          </div>
        </section>
      ))}
    </div>
  );
}

interface SurfaceProps extends CaseSurfaceProps {
  readonly regions: readonly ShownRegion[];
  readonly label: string;
  readonly view?: { readonly viewport: Viewport | undefined; readonly onViewport: (viewport: Viewport) => void };
}

function Surface({ entry, answers, regions, label, view, canDraw, tool, selected, onSelect, onDraw, onChange }: SurfaceProps) {
  const url = useMediaUrl()(entry.id);
  if (entry.facts.kind !== 'image') return null;
  const drawn = regions.flatMap(({ address, place, region, label: caption, isContext }): SurfaceRegion[] => {
    if (region.shape.kind === 'span') return [];
    const color = place === undefined ? DECISION_COLOR : personHex(answers[place]?.color ?? 1);
    return [{ id: address, shape: region.shape, color, name: caption, dashed: isContext, fixed: !canDraw || decisionRegionId(address) === undefined }];
  });
  return (
    <ImageSurface
      src={url}
      size={entry.facts}
      label={label}
      regions={drawn}
      selection={selected === undefined ? [] : [selected]}
      {...(view === undefined ? {} : { view })}
      {...(canDraw && tool !== undefined ? { tool: tool, drawColor: DECISION_COLOR } : {})}
      onSelect={(ids) => onSelect(ids.at(-1))}
      onDraw={onDraw}
      onChange={(changes) => {
        for (const { id: address, shape } of changes) {
          const id = decisionRegionId(address);
          if (id !== undefined) onChange(id, shape);
        }
      }}
    />
  );
}
