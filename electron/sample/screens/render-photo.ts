import type { Random } from '../../../shared/basics/random.ts';
import { seededRandom } from '../../../shared/basics/random.ts';
import { between } from '../draws.ts';
import { backdrop } from './backdrop.ts';
import { frameShade, outline } from './body.ts';
import type { Dent } from './defect.ts';
import { drawDent } from './dent-drawing.ts';
import { reflection } from './glass.ts';
import { type Phone, roundedRectangle, toPixels } from './phone.ts';
import type { Lighting, Photo } from './photo.ts';
import { blankPicture, type Picture, rgb } from './picture.ts';
import { drawScratch } from './scratch-drawing.ts';
import { screenContent } from './screen-content.ts';
import { bump, clamp, mix, smoothstep } from './smooth.ts';
import { Surface } from './surface.ts';

const BEZEL = rgb(11, 12, 15);

/** Draws one photo of a phone on a table: table, shadow, frame, glass, what the screen shows, reflections, defects, grain. */
export function renderPhoto(photo: Photo): Picture {
  const picture = blankPicture(photo.width, photo.height);
  const glassMask = drawScene(photo, picture);
  const surface = new Surface(photo.width, photo.height);
  drawDust(surface, photo, seededRandom(photo.seed, 4));
  for (const defect of photo.defects) {
    if (defect.kind !== 'dent') drawScratch(surface, defect, photo.view, photo.lighting);
    else if (!defect.onFrame) drawDent(surface, defect, photo.view, photo.lighting);
  }
  surface.layOver(picture, glassMask, photo.lighting.tint);
  develop(picture, photo.lighting, seededRandom(photo.seed, 9));
  return picture;
}

/** Specks of dust, as on any glass: fainter and smaller than anything the guideline calls a defect. */
function drawDust(surface: Surface, { phone, view }: Photo, random: Random): void {
  const specks = 12 + random.below(50);
  for (let i = 0; i < specks; i++) {
    const at = toPixels(view, between(random, -1, 1) * phone.halfWidth, between(random, -1, 1) * phone.halfHeight);
    const reach = between(random, 0.7, 1.5);
    const light = between(random, 0.015, 0.09) * random.unit();
    surface.around(at, 0, 0, reach, (x, y) => {
      const away = Math.sqrt((x - at.x) * (x - at.x) + (y - at.y) * (y - at.y));
      return { light: light * bump(away / reach), shadow: 0 };
    });
  }
}

/** Everything but the defects of the glass. Returns how much of each pixel is glass. */
function drawScene(photo: Photo, picture: Picture): Float32Array {
  const { phone, view, lighting, width, height } = photo;
  const table = backdrop(photo.backdrop, seededRandom(photo.seed, 1));
  const mirror = reflection(phone, lighting, seededRandom(photo.seed, 2));
  const screenHalfWidth = phone.halfWidth - phone.rim - phone.side;
  const screenHalfHeight = phone.halfHeight - phone.rim - (phone.top + phone.bottom) / 2;
  const screenMiddle = (phone.top - phone.bottom) / 2;
  const content = screenContent(photo.content, screenHalfWidth, screenHalfHeight, seededRandom(photo.seed, 3));
  const frameDents = photo.defects.filter((defect): defect is Dent => defect.kind === 'dent' && defect.onFrame);
  const pixel = 1 / view.pixelsPerMm;
  const glassMask = new Float32Array(width * height);
  const color = new Float64Array(3);
  const below = new Float64Array(3);
  const shown = new Float64Array(3);

  for (let row = 0, index = 0; row < height; row++) {
    for (let column = 0; column < width; column++, index++) {
      const px = (column + 0.5 - view.centerX) * pixel;
      const py = (row + 0.5 - view.centerY) * pixel;
      const x = px * view.cos + py * view.sin;
      const y = py * view.cos - px * view.sin;
      const edge = outline(phone, frameDents, x, y);
      const bodyShare = clamp(0.5 - edge / pixel, 0, 1);

      if (bodyShare < 1) {
        const share = table.share(x, y);
        const shadowEdge = roundedRectangle(x + lighting.x * 4.5, y + lighting.y * 4.5, phone.halfWidth, phone.halfHeight, phone.corner);
        const shade = (0.42 + 0.58 * smoothstep(-5, 8, shadowEdge)) * (0.55 + 0.45 * smoothstep(-1, 2.2, edge)) * (0.85 + 0.0028 * (x * lighting.x + y * lighting.y));
        for (let c = 0; c < 3; c++) color[c] = mix(table.dark[c] as number, table.bright[c] as number, share) * shade;
      }
      if (bodyShare > 0) {
        const glassEdge = roundedRectangle(x, y, phone.halfWidth - phone.rim, phone.halfHeight - phone.rim, phone.corner - phone.rim);
        const glassShare = clamp(0.5 - glassEdge / pixel, 0, 1);
        if (glassShare < 1) {
          const shade = frameShade(phone, frameDents, lighting, x, y, edge);
          for (let c = 0; c < 3; c++) below[c] = (phone.frame[c] as number) * shade;
        }
        if (glassShare > 0) {
          const screenEdge = roundedRectangle(x, y - screenMiddle, screenHalfWidth, screenHalfHeight, phone.screenCorner);
          const screenShare = clamp(0.5 - screenEdge / pixel, 0, 1) * (1 - cameraShare(phone, screenHalfHeight, screenMiddle, x, y));
          if (screenShare > 0) content(x, y - screenMiddle, shown);
          const mirrored = mirror(x, y) + rimLight(lighting, glassEdge, x, y, phone);
          for (let c = 0; c < 3; c++) {
            const glass = mix(BEZEL[c] as number, shown[c] as number, screenShare) + mirrored * MIRROR_TINT[c as 0 | 1 | 2];
            below[c] = mix(below[c] as number, glass, glassShare);
          }
          glassMask[index] = glassShare * bodyShare;
        }
        for (let c = 0; c < 3; c++) color[c] = mix(color[c] as number, below[c] as number, bodyShare);
      }
      for (let c = 0; c < 3; c++) picture.light[index * 3 + c] = color[c] as number;
    }
  }
  return glassMask;
}

const MIRROR_TINT = [0.92, 0.98, 1.06] as const;

/** The bright line where the rounded edge of the glass catches the lamp. */
function rimLight(lighting: Lighting, glassEdge: number, x: number, y: number, phone: Phone): number {
  if (glassEdge < -1.6) return 0;
  const facing = 0.5 + (0.5 * (x * lighting.x + y * lighting.y)) / phone.halfHeight;
  return 0.16 * bump((glassEdge + 0.55) / 0.5) * (0.25 + 0.75 * facing * facing);
}

/** How much of the point is covered by the front camera's hole, notch or slit. */
function cameraShare(phone: Phone, halfHeight: number, middle: number, x: number, y: number): number {
  if (phone.camera === 'slit') return 0;
  const top = y - middle + halfHeight;
  const distance =
    phone.camera === 'hole'
      ? Math.sqrt(x * x + (top - 4) * (top - 4)) - 1.9
      : roundedRectangle(x, top, 14, 4.6, 2.6);
  return clamp(0.5 - distance / 0.2, 0, 1);
}

/** What the camera makes of the light: exposure, tint, darker corners, grain. */
function develop({ width, height, light }: Picture, { exposure, tint, grain }: Lighting, random: Random): void {
  const reach = (width * width + height * height) / 4;
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at += 3) {
      const dx = column - width / 2;
      const dy = row - height / 2;
      const corner = 1 - 0.34 * ((dx * dx + dy * dy) / reach);
      const draw = random.uint32();
      const speck = ((draw & 255) + ((draw >>> 8) & 255) + ((draw >>> 16) & 255) + (draw >>> 24) - 510) * (grain / 147.8);
      for (let c = 0; c < 3; c++) {
        const shown = Math.sqrt(Math.max(0, (light[at + c] as number) * exposure * (tint[c] as number) * corner)) + speck;
        light[at + c] = shown > 0 ? shown * shown : 0;
      }
    }
  }
}
