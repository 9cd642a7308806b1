import type { Ink } from '../../../../renderer/audio/paint/ink.ts';

export const INK: Ink = { background: 'background', raised: 'raised', line: 'line', lineStrong: 'line-strong', ink: 'ink', ink2: 'ink-2', accent: 'accent', danger: 'danger', font: 'sans-serif' };
