import { type Ref, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Region } from '../../../shared/model/annotation.ts';
import type { Question, RegionQuestion } from '../../../shared/model/label-set.ts';
import { fileName, type SampleEntry } from '../../../shared/project/views/samples.ts';
import { ImageSurface, type ImageSurfaceHandle } from '../../canvas/image-surface.tsx';
import type { Tool } from '../../canvas/tools/tool.ts';
import type { Viewport } from '../../canvas/viewport.ts';
import { useMediaUrl } from '../../state/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { PersonMark } from '../../ui/person-mark.tsx';
import type { LabelerAnswer } from './labeler-answers.ts';
import type { ShownRegion } from './shown-regions.ts';
import { DECISION_COLOR, surfaceRegions } from './surface-regions.ts';
import type { CaseRegions } from './use-case-regions.ts';

export interface CaseSurfaceProps extends CaseRegions {
  readonly entry: SampleEntry;
  readonly question: Question;
  readonly answers: readonly LabelerAnswer[];
  readonly visible: (place: number) => boolean;
  /** The question if regions are what is decided. */
  readonly asked: RegionQuestion | undefined;
  /** Whether new regions can be drawn into the decision. */
  readonly canDraw: boolean;
  /** What regions of the decision are drawn with on an image. */
  readonly tool: Tool | undefined;
  /** Addresses of what is selected. */
  readonly selection: readonly string[];
  readonly onSelect: (addresses: readonly string[]) => void;
  readonly onDraw: (shape: Region['shape']) => void;
  /** Regions of the decision, by address, were moved or resized: one gesture. */
  readonly onChange: (changes: readonly { readonly id: string; readonly shape: Region['shape'] }[]) => void;
  /** Regions of the decision were cut into pieces. */
  readonly onSplit: (cuts: readonly { readonly id: string; readonly pieces: readonly Region['shape'][] }[]) => void;
}

interface CaseImageProps extends CaseSurfaceProps {
  readonly beside: boolean;
  /** The surface; beside each other, one that speaks for all. */
  readonly handle: Ref<ImageSurfaceHandle>;
}

/** The image with everybody's regions over each other, or beside each other under one zoom. */
export function CaseImage({ beside, ...props }: CaseImageProps) {
  return beside ? <Beside {...props} /> : <Over {...props} />;
}

function Over(props: Omit<CaseImageProps, 'beside'>) {
  const { labelers, decision } = props;
  const regions = useMemo(() => [...labelers, ...decision], [labelers, decision]);
  return <Surface {...props} regions={regions} label={`Image ${fileName(props.entry.path)}`} />;
}

function Beside(props: Omit<CaseImageProps, 'beside'>) {
  const { answers, visible, labelers, decision, asked, handle } = props;
  const [viewport, setViewport] = useState<Viewport | undefined>();
  const surfaces = useRef(new Map<string, ImageSurfaceHandle>());
  // Drawing happens in the decision; what all have to know goes to all.
  useImperativeHandle(handle, () => {
    const all = () => [...surfaces.current.values()];
    const main = () => surfaces.current.get('decision') ?? all()[0];
    const some = (ask: (each: ImageSurfaceHandle) => boolean) => all().map(ask).includes(true);
    return {
      run: (command) => (command === 'hide-regions' || command === 'zoom-selection' ? all() : [main()]).forEach((each) => each?.run(command)),
      zoomTo: (bounds) => main()?.zoomTo(bounds),
      reveal: (id) => all().forEach((each) => each.reveal(id)),
      cancel: () => some((each) => each.cancel()),
      finish: () => some((each) => each.finish()),
      undo: () => some((each) => each.undo()),
      leave: () => !all().map((each) => each.leave()).includes(false),
      isBusy: () => all().some((each) => each.isBusy()),
      say: (text) => main()?.say(text),
      focus: () => main()?.focus(),
    };
  }, []);
  const own = useMemo(() => Map.groupBy(labelers, ({ place }) => place), [labelers]);
  const panels = [
    ...answers.flatMap(({ name, color }, place) => (visible(place) ? [{ key: String(place), name, color, regions: own.get(place) ?? NONE, canDraw: false }] : [])),
    ...(asked === undefined ? [] : [{ key: 'decision', name: 'Decision', color: undefined, regions: decision, canDraw: props.canDraw }]),
  ];
  return (
    <div className={classNames('grid h-full auto-rows-fr gap-px bg-line', columnsOf(panels.length))}>
      {panels.map(({ key, name, color, regions, canDraw }) => (
        <section key={key} aria-label={name} className="flex min-h-0 min-w-0 flex-col bg-surface">
          <div className="flex h-7 shrink-0 items-center px-2 text-xs text-ink-2">{color === undefined ? <span className="font-medium">{name}</span> : <PersonMark name={name} color={color} size="sm" withName />}</div>
          <div className="min-h-0 flex-1">
            <Surface {...props} handle={(each) => {
                if (each === null) surfaces.current.delete(key);
                else surfaces.current.set(key, each);
              }} regions={regions} canDraw={canDraw} label={`Image ${fileName(props.entry.path)}, ${name}`} view={{ viewport, onViewport: setViewport }} />
          </div>
        </section>
      ))}
    </div>
  );
}

const NONE: readonly ShownRegion[] = [];

/** Keys of the surface are commands of the screen, so that they can be changed, and work wherever the focus is. */
const LEFT_TO_THE_SCREEN = () => undefined;

function columnsOf(panels: number): string {
  if (panels === 1) return 'grid-cols-1';
  if (panels === 3) return 'grid-cols-2 2xl:grid-cols-3';
  return panels <= 4 ? 'grid-cols-2' : 'grid-cols-3';
}

interface SurfaceProps extends CaseSurfaceProps {
  readonly handle: Ref<ImageSurfaceHandle>;
  readonly regions: readonly ShownRegion[];
  readonly label: string;
  readonly view?: { readonly viewport: Viewport | undefined; readonly onViewport: (viewport: Viewport) => void };
}

function Surface({ entry, answers, asked, matched, regions, label, handle, view, canDraw, tool, selection, onSelect, onDraw, onChange, onSplit }: SurfaceProps) {
  const url = useMediaUrl()(entry.id);
  const overlaid = view === undefined;
  const drawn = useMemo(() => surfaceRegions(regions, { answers, canDraw, overlaid, matched: asked === undefined || matched === undefined ? undefined : { question: asked, ...matched } }), [regions, answers, canDraw, overlaid, asked, matched]);
  if (entry.facts.kind !== 'image') return null;
  return (
    <ImageSurface
      ref={handle}
      src={url}
      size={entry.facts}
      label={label}
      regions={drawn}
      selection={selection}
      {...(view === undefined ? {} : { view })}
      {...(canDraw && tool !== undefined ? { tool, drawColor: DECISION_COLOR, onSplit } : {})}
      keyOf={LEFT_TO_THE_SCREEN}
      onSelect={onSelect}
      onDraw={onDraw}
      onChange={onChange}
    />
  );
}
