import { type Decoded, object, oneOf, text } from '../basics/decode.ts';
import { personId } from './ids.ts';

/** Who acts. The name lives in this one register; releases use the code ("L1"). Roles are etiquette, not security. */
export const person = object({
  name: text({ min: 1, max: 200 }),
  role: oneOf('labeler', 'lead'),
  code: text({ min: 1, max: 20, pattern: /^[A-Za-z0-9]+$/ }),
});
export type Person = Decoded<typeof person>;

/** Maps one person to another on reading: both were the same human. */
export const personMerge = object({ into: personId });
export type PersonMerge = Decoded<typeof personMerge>;
