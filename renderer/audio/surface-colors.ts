import type { Ink } from './paint/ink.ts';

/** The page's colours that canvases need, as text that a canvas understands. */
export interface SurfaceColors extends Ink {
  readonly ink3: string;
  readonly isDark: boolean;
}

/** Reads the tokens as they are in force at an element: for the theme that is shown. */
export function readColors(element: HTMLElement): SurfaceColors {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const colors = { background: read('sunken'), raised: read('surface'), line: read('line'), lineStrong: read('line-strong'), ink: read('ink'), ink2: read('ink-2'), ink3: read('ink-3'), accent: read('accent'), danger: read('danger'), font: getComputedStyle(element).fontFamily };
  probe.remove();
  return { ...colors, isDark: luminance(colors.ink) > luminance(colors.background) };
}

/** Tells when the theme changes, of the page or of the system. Gives what stops it. */
export function watchColors(changed: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(changed);
  dark.addEventListener('change', changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    dark.removeEventListener('change', changed);
    observer.disconnect();
  };
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
