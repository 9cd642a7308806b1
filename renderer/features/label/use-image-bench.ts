import { type RefObject, useRef, useState } from 'react';
import { asksForRegions } from '../../../shared/model/label-set.ts';
import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import type { SampleEntry } from '../../../shared/project/views/samples.ts';
import type { ImageSurfaceHandle } from '../../canvas/image-surface.tsx';
import { mergedShapes } from '../../canvas/geometry/merge-shapes.ts';
import { besideShape, pastedShape, shiftedShape } from '../../canvas/geometry/move-shape.ts';
import { shapeBounds } from '../../canvas/geometry/image-shape.ts';
import type { Point } from '../../canvas/geometry/plane.ts';
import { reordered, type ZMove } from '../../canvas/geometry/z-order.ts';
import type { SplitRegion, Tool } from '../../canvas/tools/tool.ts';
import type { ImageCommand } from '../../state/keys/image-commands.ts';
import { newRegionId } from '../../state/new-id.ts';
import { useSession } from '../../state/use-app.ts';
import { countOf } from '../../ui/format-count.ts';
import { showToast } from '../../ui/toast.tsx';
import { cut, joined, type OwnedRegion, reshaped } from './region-edits.ts';
import { questionFor, regionMemoryOf, remembered, type RememberedRegion } from './region-memory.ts';
import { useRegionMarks } from './region-marks.ts';
import type { Answering } from './use-answering.ts';
import { useImageLook } from './use-image-look.ts';

export type ImageBenchState = ReturnType<typeof useImageBench>;

/** How far beside its original a copy comes to lie, in image pixels. */
const BESIDE = 12;

const CANNOT_MERGE = {
  apart: 'They do not touch: move them together, or mark them one by one.',
  hole: 'Together they would leave a hole: a region is one outline.',
  'no-area': 'They have no area.',
};

/** All that can be done with an image and its regions besides answering: tools, copies, order, marks, looks. By command, from keys and buttons alike. */
export function useImageBench(entry: SampleEntry, answering: Answering, surface: RefObject<ImageSurfaceHandle | null>) {
  const memory = regionMemoryOf(useSession());
  const { look, set } = useImageLook();
  const marks = useRegionMarks();
  const cursor = useRef<Point>(undefined);
  const [isSplitting, setSplitting] = useState(false);
  const [isLookOpen, setLookOpen] = useState(false);

  const { facts } = entry;
  const size = facts.kind === 'image' ? facts : { width: 0, height: 0 };
  const { chosen, selection } = answering;
  const ids = chosen.map(({ region }) => region.id);
  const free = chosen.filter(({ region }) => !marks.locked.has(region.id));
  const drawing = answering.drawing();

  function tool(): Tool {
    if (drawing === undefined || drawing.question.type === 'span') return 'select';
    const { type } = drawing.question;
    if (isSplitting && type === 'polygon') return 'split';
    if (look.mode === 'select') return 'select';
    return look.mode === 'extreme' && type === 'box' ? 'extreme-box' : type;
  }

  function draw(shape: ImageShape): void {
    if (drawing === undefined) return;
    const drawn: OwnedRegion = { question: drawing.question, region: { id: newRegionId(), label: drawing.brush, shape } };
    memory.last = remembered(drawn);
    answering.add([drawn]);
  }

  function change(changes: readonly { readonly id: string; readonly shape: ImageShape }[]): void {
    const shapes = new Map(changes.map(({ id, shape }) => [id, shape]));
    answering.edit((regions) => (regions.some(({ id }) => shapes.has(id)) ? reshaped(regions, shapes) : regions));
  }

  function split(pieces: readonly SplitRegion[]): void {
    const byId = new Map(pieces.map(({ id, pieces: shapes }) => [id, shapes]));
    answering.edit((regions) => (regions.some(({ id }) => byId.has(id)) ? cut(regions, byId, newRegionId) : regions));
    setSplitting(false);
  }

  function remove(gone: readonly string[]): boolean {
    const open = gone.filter((id) => !marks.locked.has(id));
    if (open.length === 0 && gone.length > 0) {
      showToast({ title: 'Locked regions stay.', detail: 'Unlock them to remove them.' });
      return true;
    }
    return answering.remove(open);
  }

  /** Puts copies down, where there is a question for each; says how many had none. */
  function putDown(copies: readonly RememberedRegion[], place: (shape: ImageShape) => ImageShape | undefined): boolean {
    const questions = answering.questions.filter(asksForRegions);
    const fresh = copies.flatMap((copy): OwnedRegion[] => {
      const question = questionFor(copy, questions);
      const shape = copy.region.shape.kind === 'span' ? undefined : place(copy.region.shape);
      return question === undefined || shape === undefined ? [] : [{ question, region: { ...copy.region, id: newRegionId(), shape } }];
    });
    if (fresh.length < copies.length) showToast({ title: `${countOf(copies.length - fresh.length, 'region')} could not be pasted.`, detail: 'No question here takes them, or they are larger than the image.' });
    answering.add(fresh);
    surface.current?.focus();
    return true;
  }

  function paste(): boolean {
    if (memory.copied === undefined || drawing === undefined) return false;
    const { from, regions } = memory.copied;
    return putDown(regions, (shape) => (from === entry.id ? besideShape(shape, BESIDE, size) : pastedShape(shape, size)));
  }

  function repeat(): boolean {
    const { last } = memory;
    if (last === undefined || drawing === undefined) return false;
    const at = cursor.current;
    return putDown([last], (shape) => {
      const { minX, minY, maxX, maxY } = shapeBounds(shape);
      return pastedShape(at === undefined ? besideShape(shape, BESIDE, size) : shiftedShape(shape, { x: at.x - (minX + maxX) / 2, y: at.y - (minY + maxY) / 2 }), size);
    });
  }

  function merge(): boolean {
    const polygons = free.filter(({ region, question }) => region.shape.kind === 'polygon' && question.id === free[0]?.question.id);
    if (polygons.length < 2) {
      showToast({ title: 'Select two or more polygons to merge.', detail: 'Shift + click adds to the selection.' });
      return true;
    }
    const merged = mergedShapes(polygons.flatMap(({ region: { shape } }) => (shape.kind === 'span' ? [] : [shape])));
    if (!merged.ok) {
      showToast({ title: 'These polygons cannot be one.', detail: CANNOT_MERGE[merged.because], tone: 'warn' });
      return true;
    }
    const all = new Set<string>(polygons.map(({ region }) => region.id));
    const { shape } = merged;
    answering.edit((regions) => (regions.some(({ id }) => all.has(id)) ? joined(regions, all, shape) : regions));
    const first = polygons[0]?.region.id;
    if (first !== undefined) answering.select([first]);
    return true;
  }

  function order(move: ZMove): boolean {
    if (chosen.length === 0) return false;
    answering.edit((regions) => (regions.some(({ id }) => answering.picked.has(id)) ? reordered(regions, answering.picked, move) : regions));
    return true;
  }

  function mark(which: 'locked' | 'hidden'): boolean {
    if (ids.length > 0) marks.toggle(which, ids);
    return ids.length > 0;
  }

  function switchMode(mode: typeof look.mode): boolean {
    if (surface.current?.leave() === false) return true;
    setSplitting(false);
    set({ mode });
    return true;
  }

  function copy(): boolean {
    // Text that somebody marked is what they want to copy.
    if (chosen.length === 0 || globalThis.getSelection()?.isCollapsed === false) return false;
    memory.copied = { from: entry.id, regions: chosen.map(remembered) };
    showToast({ title: `Copied ${countOf(chosen.length, 'region')}.`, seconds: 2 });
    return true;
  }

  function onSurface(command: Parameters<ImageSurfaceHandle['run']>[0]): boolean {
    surface.current?.run(command);
    surface.current?.focus();
    return true;
  }

  const all: Readonly<Record<ImageCommand, () => boolean>> = {
    'image.draw-tool': () => switchMode('draw'),
    'image.extreme-tool': () => switchMode('extreme'),
    'image.select-tool': () => switchMode('select'),
    'image.split-tool': () => {
      if (surface.current?.leave() !== false) setSplitting(!isSplitting);
      return true;
    },
    'image.keyboard-pointer': () => onSurface('keyboard-pointer'),
    'image.repeat': repeat,
    'image.duplicate': () => chosen.length > 0 && drawing !== undefined && putDown(chosen.map(remembered), (shape) => besideShape(shape, BESIDE, size)),
    'image.copy': copy,
    'image.paste': paste,
    'image.select-all': () => onSurface('select-all'),
    'image.next-region': () => onSurface('next-region'),
    'image.previous-region': () => onSurface('previous-region'),
    'image.merge': merge,
    'image.turn-left': () => onSurface('turn-left'),
    'image.turn-right': () => onSurface('turn-right'),
    'image.lock': () => mark('locked'),
    'image.hide': () => mark('hidden'),
    'image.hide-regions': () => onSurface('hide-regions'),
    'image.forward': () => order('forward'),
    'image.backward': () => order('backward'),
    'image.to-front': () => order('to-front'),
    'image.to-back': () => order('to-back'),
    'image.fit': () => onSurface('fit'),
    'image.actual-size': () => onSurface('actual-size'),
    'image.zoom-selection': () => onSurface('zoom-selection'),
    'image.look': () => {
      setLookOpen(!isLookOpen);
      return true;
    },
    'image.snapping': () => {
      set({ snapping: !look.snapping });
      return true;
    },
    'image.crosshair': () => {
      set({ crosshair: !look.crosshair });
      return true;
    },
    'image.rulers': () => {
      set({ rulers: !look.rulers });
      return true;
    },
    'image.readout': () => {
      set({ readout: !look.readout });
      return true;
    },
  };

  return {
    look,
    set,
    marks,
    tool: tool(),
    selection,
    isLookOpen,
    setLookOpen,
    commands: all,
    draw,
    change,
    split,
    remove,
    /** Whether something was being drawn: what is asked for then ends that first, and nothing drawn is left behind by what comes after. */
    finishDrawing: () => surface.current?.finish() ?? false,
    /** Whether another sample or question may be gone to: nothing of several clicks is unfinished. */
    leaveDrawing: () => surface.current?.leave() ?? true,
    undoDrawing: () => surface.current?.undo() ?? false,
    isBusy: () => surface.current?.isBusy() ?? false,
    onCursor: (at: Point | undefined) => {
      cursor.current = at;
    },
  };
}
