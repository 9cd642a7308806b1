import { paintSvg } from './paint-svg.ts';

/** Smaller than this in both directions an element is there for screen readers alone. */
const UNSEEN = 1.5;

/**
 * Draws an element and what is in it, as it is laid out, onto a canvas whose coordinates are those of the window: backgrounds,
 * borders, text and SVG, which is all that cards of figures are made of. Parts that scroll sideways or down are drawn whole,
 * tables that keep only some rows (`role="grid"`) as far as they are in sight. Elements with `data-not-copied` are left out.
 */
export function paintElement(context: CanvasRenderingContext2D, element: Element): void {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (style.display === 'none' || style.visibility === 'hidden' || element.hasAttribute('data-not-copied')) return;
  if (box.width < UNSEEN && box.height < UNSEEN) return;
  if (Number(style.opacity) === 0) return;
  context.save();
  context.globalAlpha *= Number(style.opacity);
  if (element instanceof SVGSVGElement) {
    paintSvg(context, element);
    context.restore();
    return;
  }
  paintBox(context, box, style);
  const hides = style.overflowX === 'hidden' || style.overflowX === 'clip' || element.querySelector(':scope > [role="grid"]') !== null;
  if (hides) {
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
  }
  const sticky: Element[] = [];
  for (const child of element.childNodes) {
    if (child instanceof Text) paintWords(context, child, style);
    else if (child instanceof Element) {
      if (getComputedStyle(child).position === 'sticky') sticky.push(child);
      else paintElement(context, child);
    }
  }
  // What sticks lies over what passes below it.
  for (const child of sticky) paintElement(context, child);
  context.restore();
}

function paintBox(context: CanvasRenderingContext2D, { left, top, width, height }: DOMRect, style: CSSStyleDeclaration): void {
  context.beginPath();
  context.roundRect(left, top, width, height, Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, height / 2));
  context.fillStyle = style.backgroundColor;
  context.fill();
  for (const [, color = '', thick] of style.boxShadow.matchAll(/((?:\w+\([^)]*\)|#\w+)) 0px 0px 0px ([1-9]\d*)px inset/g)) {
    context.strokeStyle = color;
    context.lineWidth = Number(thick);
    context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
  }
  for (const [side, x, y, dx, dy] of [
    ['Top', left, top, width, 0],
    ['Bottom', left, top + height, width, 0],
    ['Left', left, top, 0, height],
    ['Right', left + width, top, 0, height],
  ] as const) {
    const thick = Number.parseFloat(style[`border${side}Width`]);
    if (!(thick > 0) || style[`border${side}Style`] === 'none') continue;
    const inwards = side === 'Top' || side === 'Left' ? thick / 2 : -thick / 2;
    context.strokeStyle = style[`border${side}Color`];
    context.lineWidth = thick;
    context.beginPath();
    context.moveTo(x + (dx === 0 ? inwards : 0), y + (dy === 0 ? inwards : 0));
    context.lineTo(x + dx + (dx === 0 ? inwards : 0), y + dy + (dy === 0 ? inwards : 0));
    context.stroke();
  }
}

/** Word by word, so that lines break where they break on screen. */
function paintWords(context: CanvasRenderingContext2D, text: Text, style: CSSStyleDeclaration): void {
  const range = document.createRange();
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.color;
  context.textBaseline = 'alphabetic';
  for (const { 0: word, index } of text.data.matchAll(/[^ \n\t]+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const [box] = range.getClientRects();
    if (box === undefined || box.width === 0 || box.height === 0) continue;
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = context.measureText(word);
    if (style.writingMode === 'horizontal-tb') {
      context.fillText(word, box.left, box.top + (box.height + above - below) / 2);
    } else {
      context.save();
      context.translate(box.left + (box.width + above - below) / 2, box.bottom);
      context.rotate(-Math.PI / 2);
      context.fillText(word, 0, 0);
      context.restore();
    }
  }
}
