import { useRef, useState } from 'react';
import type { RegionQuestion } from '../../../shared/model/label-set.ts';
import type { SampleEntry } from '../../../shared/project/views/samples.ts';
import type { ImageSurfaceHandle } from '../../canvas/image-surface.tsx';
import type { SurfaceCommand } from '../../canvas/surface-keys.ts';
import type { Tool } from '../../canvas/tools/tool.ts';
import type { CaseGroup } from './case-groups.ts';
import { toolsOf } from './case-tools.ts';
import { groupBounds } from './group-bounds.ts';
import type { ReviewActions } from './use-review-keys.ts';

const NO_TOOLS: readonly Tool[] = [];

/** Commands that the image carries out. */
const ON_IMAGE = {
  'image.fit': 'fit',
  'image.actual-size': 'actual-size',
  'image.zoom-selection': 'zoom-selection',
  'image.select-all': 'select-all',
  'image.turn-left': 'turn-left',
  'image.turn-right': 'turn-right',
  'review.zoom-in': 'zoom-in',
  'review.zoom-out': 'zoom-out',
  'review.hide-regions': 'hide-regions',
  'review.keyboard-pointer': 'keyboard-pointer',
} as const satisfies Readonly<Record<string, SurfaceCommand>>;

/** The image of a case: its surface, what regions are drawn with, and what keys do with it. `asked` is undefined where nothing can be drawn. */
export function useCaseImage(entry: SampleEntry, asked: RegionQuestion | undefined) {
  const surface = useRef<ImageSurfaceHandle>(null);
  const [chosen, setTool] = useState<Tool | undefined>();
  const tools = asked === undefined ? NO_TOOLS : toolsOf(asked);
  const tool = tools.find((each) => each === chosen) ?? tools[0];

  function chooseTool(next: Tool | undefined): void {
    if (surface.current?.leave() !== false) setTool(next);
  }

  function run(command: SurfaceCommand): boolean {
    surface.current?.run(command);
    surface.current?.focus();
    return surface.current !== null;
  }

  const commands: ReviewActions = {
    ...Object.fromEntries(Object.entries(ON_IMAGE).map(([id, command]) => [id, () => run(command)])),
    'review.tool': () => chooseTool(tools[(tools.findIndex((each) => each === tool) + 1) % tools.length]),
  };

  return {
    surface,
    tools,
    tool,
    chooseTool,
    commands,
    /** Brings a group into view. */
    show(group: CaseGroup): void {
      const bounds = entry.facts.kind === 'image' ? groupBounds(group, entry.facts) : undefined;
      if (bounds !== undefined) surface.current?.zoomTo(bounds);
    },
  };
}
