import { generateSampleMedia, planSample } from './generate-sample-media.ts';
import { generateSampleHistory } from './sample-history.ts';

/** The whole sample project, a folder that Concord opens: path → bytes. `voices`: file name → bytes. About six seconds. */
export function generateSampleProject(voices: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const media = generateSampleMedia(voices);
  return new Map([...generateSampleHistory(planSample(voices), media), ...media]);
}
