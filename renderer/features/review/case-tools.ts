import { BoxSelect, Hexagon, MapPin, MousePointer2, RectangleHorizontal, Scissors, Square } from 'lucide-react';
import type { RegionQuestion } from '../../../shared/model/label-set.ts';
import type { Tool } from '../../canvas/tools/tool.ts';
import type { Icon } from '../../ui/icon.ts';

/** The tools that make regions of a question, the usual one first; none for sounds. */
export function toolsOf(question: RegionQuestion): readonly Tool[] {
  switch (question.type) {
    case 'box':
      return ['box', 'extreme-box', 'select'];
    case 'polygon':
      return ['polygon', 'split', 'select'];
    case 'rotated-box':
    case 'point':
      return [question.type, 'select'];
    case 'span':
      return [];
  }
}

export const TOOL_LOOKS: Readonly<Record<Tool, { readonly name: string; readonly icon: Icon }>> = {
  select: { name: 'Only select and edit', icon: MousePointer2 },
  box: { name: 'Draw boxes', icon: Square },
  'extreme-box': { name: 'Draw boxes by four clicks', icon: BoxSelect },
  'rotated-box': { name: 'Draw rotated boxes', icon: RectangleHorizontal },
  polygon: { name: 'Draw outlines', icon: Hexagon },
  point: { name: 'Set points', icon: MapPin },
  split: { name: 'Cut the selected outline', icon: Scissors },
};
