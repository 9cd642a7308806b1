/** Draws the shapes of an SVG element, as they are laid out, onto a canvas whose coordinates are those of the window. */
export function paintSvg(context: CanvasRenderingContext2D, root: SVGSVGElement): void {
  for (const element of root.querySelectorAll<SVGGraphicsElement>('line, rect, circle, path, text')) {
    const style = getComputedStyle(element);
    const placed = element.getScreenCTM();
    if (placed === null || style.display === 'none' || style.visibility === 'hidden') continue;
    context.save();
    const { a, b, c, d, e, f } = placed;
    context.transform(a, b, c, d, e, f);
    if (element instanceof SVGTextElement) paintText(context, element, style);
    else paintShape(context, shapeOf(element), style);
    context.restore();
  }
}

function shapeOf(element: SVGGraphicsElement): Path2D {
  if (element instanceof SVGPathElement) return new Path2D(element.getAttribute('d') ?? '');
  const path = new Path2D();
  if (element instanceof SVGLineElement) {
    path.moveTo(element.x1.baseVal.value, element.y1.baseVal.value);
    path.lineTo(element.x2.baseVal.value, element.y2.baseVal.value);
  } else if (element instanceof SVGCircleElement) {
    path.arc(element.cx.baseVal.value, element.cy.baseVal.value, element.r.baseVal.value, 0, 2 * Math.PI);
  } else {
    // The size of a rectangle may come from a style, which its own attributes do not know.
    const { x, y, width, height } = element.getBBox();
    path.rect(x, y, width, height);
  }
  return path;
}

function paintShape(context: CanvasRenderingContext2D, path: Path2D, style: CSSStyleDeclaration): void {
  const opacity = context.globalAlpha * Number(style.opacity);
  if (style.fill !== 'none') {
    context.globalAlpha = opacity * Number(style.fillOpacity);
    context.fillStyle = style.fill;
    context.fill(path);
  }
  const width = Number.parseFloat(style.strokeWidth);
  if (style.stroke === 'none' || !(width > 0)) return;
  context.globalAlpha = opacity * Number(style.strokeOpacity);
  context.strokeStyle = style.stroke;
  context.lineWidth = width;
  context.lineJoin = style.strokeLinejoin === 'round' ? 'round' : 'miter';
  context.lineCap = style.strokeLinecap === 'round' ? 'round' : 'butt';
  context.setLineDash(style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[\s,]+/).map((dash) => Number.parseFloat(dash)));
  context.stroke(path);
}

function paintText(context: CanvasRenderingContext2D, element: SVGTextElement, style: CSSStyleDeclaration): void {
  const text = element.textContent ?? '';
  if (text === '') return;
  const { x, y } = element.getStartPositionOfChar(0);
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.fill;
  context.textAlign = 'start';
  context.textBaseline = 'alphabetic';
  context.fillText(text, x, y);
}
