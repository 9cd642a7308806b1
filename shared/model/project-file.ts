import { type Decoded, finite, object, oneOf, text } from '../basics/decode.ts';
import { projectId } from './ids.ts';

/** The history format this code reads and writes. A newer one is opened by nobody older. */
export const PROJECT_FORMAT_VERSION = 1;

/** `concord.json`: written once when the project is made. */
export const projectFile = object({
  format: oneOf('concord-project'),
  formatVersion: finite({ min: 1, integer: true }),
  id: projectId,
  name: text({ min: 1, max: 300 }),
});
export type ProjectFile = Decoded<typeof projectFile>;
