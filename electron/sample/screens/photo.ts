import type { BackdropName } from './backdrop.ts';
import type { Defect } from './defect.ts';
import type { Phone, View } from './phone.ts';
import type { Color } from './picture.ts';
import type { ContentName } from './screen-content.ts';

/** Where the light of a photo comes from and how much of it there is. */
export interface Lighting {
  /** Unit vector in the plane of the picture, towards the light. */
  readonly x: number;
  readonly y: number;
  readonly exposure: number;
  readonly tint: Color;
  /** How strongly the glass mirrors the lamp and the room, about 0 to 1. */
  readonly glare: number;
  /** Standard deviation of the sensor's noise, as a share of white. */
  readonly grain: number;
}

/** Everything that decides one photo of a phone. `seed` feeds the parts that nobody needs to know about. */
export interface Photo {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly phone: Phone;
  readonly view: View;
  readonly backdrop: BackdropName;
  readonly content: ContentName;
  readonly lighting: Lighting;
  readonly defects: readonly Defect[];
  readonly seed: number;
}
