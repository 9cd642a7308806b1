import { drawBox } from './draw-box.ts';
import { drawExtremeBox } from './draw-extreme-box.ts';
import { drawPoint } from './draw-point.ts';
import { drawPolygon } from './draw-polygon.ts';
import { drawRotatedBox } from './draw-rotated-box.ts';
import { drawSplit } from './draw-split.ts';
import type { DrawingTool, Outcome, PointerInput, Preview, Tool, ToolContext } from './tool.ts';

/** A drawing that has begun, whatever its tool. Each step gives the drawing after it, undefined when it is over. */
export interface Drawing {
  readonly tool: Tool;
  readonly press: (input: PointerInput, context: ToolContext) => DrawingStep;
  readonly move: (input: PointerInput, context: ToolContext) => DrawingStep;
  readonly release: (input: PointerInput, context: ToolContext) => DrawingStep;
  readonly finish: (context: ToolContext) => DrawingStep;
  readonly back: () => DrawingStep;
  readonly preview: () => Preview;
}

export interface DrawingStep {
  readonly drawing: Drawing | undefined;
  readonly outcomes: readonly Outcome[];
}

/** Begins a drawing with a press; undefined for tools that do not draw. */
export function beginDrawing(tool: Tool, input: PointerInput, context: ToolContext): DrawingStep | undefined {
  switch (tool) {
    case 'box':
      return begun(tool, drawBox, input, context);
    case 'extreme-box':
      return begun(tool, drawExtremeBox, input, context);
    case 'rotated-box':
      return begun(tool, drawRotatedBox, input, context);
    case 'polygon':
      return begun(tool, drawPolygon, input, context);
    case 'point':
      return begun(tool, drawPoint, input, context);
    case 'split':
      return begun(tool, drawSplit, input, context);
    case 'select':
      return undefined;
  }
}

/** Whether single clicks of a tool draw, so that they cannot also select. */
export function drawsByClicks(tool: Tool): boolean {
  return tool === 'extreme-box' || tool === 'polygon' || tool === 'point' || tool === 'split';
}

function begun<State>(tool: Tool, steps: DrawingTool<State>, input: PointerInput, context: ToolContext): DrawingStep {
  return wrapped(tool, steps, steps.press(undefined, input, context));
}

function wrapped<State>(tool: Tool, steps: DrawingTool<State>, { state, outcomes = [] }: { readonly state: State | undefined; readonly outcomes?: readonly Outcome[] }): DrawingStep {
  if (state === undefined) return { drawing: undefined, outcomes };
  const drawing: Drawing = {
    tool,
    press: (input, context) => wrapped(tool, steps, steps.press(state, input, context)),
    move: (input, context) => wrapped(tool, steps, steps.move(state, input, context)),
    release: (input, context) => wrapped(tool, steps, steps.release(state, input, context)),
    finish: (context) => wrapped(tool, steps, steps.finish(state, context)),
    back: () => wrapped(tool, steps, steps.back(state)),
    preview: () => steps.preview(state),
  };
  return { drawing, outcomes };
}
