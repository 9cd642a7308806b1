import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { SurfaceRegion } from '../../renderer/canvas/geometry/scene.ts';
import { decodedBytes, preloadImage } from '../../renderer/canvas/image-cache.ts';
import { ImageSurface, type ImageSurfaceProps } from '../../renderer/canvas/image-surface.tsx';
import type { ImageShape } from '../../shared/model/shape-bounds.ts';
import '../../renderer/app/tokens.css';

type PageProps = Omit<ImageSurfaceProps, 'label'>;

/** A page that is nothing but an image surface, with an app of a few lines behind it: what tests and benches of the surface drive. */
export interface SurfacePage {
  set(props: Partial<PageProps>): void;
  readonly regions: () => readonly SurfaceRegion[];
  readonly selection: () => readonly string[];
  /** What the surface has told, by name, in order. */
  readonly told: string[];
  readonly decodedBytes: () => number;
  readonly preload: (url: string) => void;
}

const COLOR = '#4aeca0';
const told: string[] = [];
let props: Partial<PageProps> = {};
let regions: readonly SurfaceRegion[] = [];
let selection: readonly string[] = [];
let count = 0;

const added = (shape: ImageShape): SurfaceRegion => ({ id: `new-${++count}`, shape, color: COLOR, name: 'thing' });

const element = document.querySelector('#root');
const root = element === null ? undefined : createRoot(element);

function render(): void {
  const { src, size, ...others } = props;
  if (src === undefined || size === undefined) return;
  flushSync(() => root?.render(<StrictMode>{surface(src, size, others)}</StrictMode>));
}

function tell(name: string, change: () => void): void {
  told.push(name);
  change();
  queueMicrotask(render);
}

function surface(src: string, size: PageProps['size'], others: Omit<Partial<PageProps>, 'src' | 'size'>) {
  return (
    <ImageSurface
      src={src}
      size={size}
      label="Image under test"
      drawColor={COLOR}
      onSelect={(ids) => tell('select', () => { selection = ids; })}
      onDraw={(shape) => tell('draw', () => {
        const region = added(shape);
        regions = [...regions, region];
        selection = [region.id];
      })}
      onChange={(changes) => tell('change', () => {
        const shapes = new Map(changes.map(({ id, shape }) => [id, shape]));
        regions = regions.map((region) => ({ ...region, shape: shapes.get(region.id) ?? region.shape }));
      })}
      onSplit={(pieces) => tell('split', () => {
        const cut = new Map(pieces.map((each) => [each.id, each.pieces]));
        regions = regions.flatMap((region) => {
          const [first, ...rest] = cut.get(region.id) ?? [region.shape];
          return [{ ...region, shape: first ?? region.shape }, ...rest.map(added)];
        });
      })}
      onRemove={(ids) => tell('remove', () => {
        regions = regions.filter(({ id }) => !ids.includes(id));
        selection = [];
      })}
      {...others}
      regions={regions}
      selection={selection}
    />
  );
}

const page: SurfacePage = {
  set: (next) => {
    props = { ...props, ...next };
    regions = next.regions ?? regions;
    selection = next.selection ?? (next.regions === undefined ? selection : []);
    render();
  },
  regions: () => regions,
  selection: () => selection,
  told,
  decodedBytes,
  preload: preloadImage,
};
Object.defineProperty(globalThis, 'surfacePage', { value: page });
