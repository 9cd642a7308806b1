import { paintElement } from './paint-element.ts';

/** Pixels of the picture per pixel of the screen. */
export const PICTURE_SCALE = 2;
/** Canvases beyond this many pixels a side are refused by browsers. */
const MOST_PIXELS = 16_000;
const MARGIN = 16;
const TITLE_LINE = 20;
const LINE = 17;

export interface PictureWords {
  readonly title: string;
  /** What it is about: question, round, how many samples. One line each. */
  readonly lines: readonly string[];
}

/** A card's content as a PNG at twice the size on screen, on the background of the theme, under a title and what it is about. */
export function cardPicture(content: HTMLElement, { title, lines }: PictureWords): Promise<Blob> {
  const box = content.getBoundingClientRect();
  const { right, down } = hiddenBy(content);
  const head = MARGIN + TITLE_LINE + lines.length * LINE + 8;
  const width = box.width + right + 2 * MARGIN;
  const height = head + box.height + down + MARGIN;
  const scale = Math.min(PICTURE_SCALE, MOST_PIXELS / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const context = canvas.getContext('2d');
  if (context === null) return Promise.reject(new Error('This window has no canvas.'));

  const style = getComputedStyle(content);
  const token = (name: string) => resolvedColor(content, name);
  context.scale(scale, scale);
  context.fillStyle = token('--surface');
  context.fillRect(0, 0, width, height);
  context.textBaseline = 'middle';
  context.fillStyle = token('--ink');
  context.font = `600 14px ${style.fontFamily}`;
  context.fillText(title, MARGIN, MARGIN + TITLE_LINE / 2);
  context.fillStyle = token('--ink-3');
  context.font = `400 12px ${style.fontFamily}`;
  lines.forEach((line, at) => context.fillText(line, MARGIN, MARGIN + TITLE_LINE + LINE * (at + 0.5), width - 2 * MARGIN));
  context.translate(MARGIN - box.left, head - box.top);
  paintElement(context, content);

  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture is too large for this browser.')) : resolve(blob)), 'image/png');
  });
}

/** A colour token as a canvas understands it: `light-dark()` is resolved by the element it is used on. */
function resolvedColor(within: HTMLElement, token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  within.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** How far content reaches beyond what is in sight, where something scrolls that is drawn whole. */
function hiddenBy(content: HTMLElement): { readonly right: number; readonly down: number } {
  let right = 0;
  let down = 0;
  for (const part of content.querySelectorAll('*')) {
    if (part.querySelector(':scope > [role="grid"]') !== null || getComputedStyle(part).overflowX !== 'auto') continue;
    right = Math.max(right, part.scrollWidth - part.clientWidth);
    down = Math.max(down, part.scrollHeight - part.clientHeight);
  }
  return { right, down };
}
