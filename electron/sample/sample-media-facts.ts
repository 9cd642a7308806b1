import { defined } from '../../shared/basics/assert.ts';
import { sha256Hex } from '../../shared/basics/hash.ts';
import type { RootId, SampleId } from '../../shared/model/ids.ts';
import type { FoundFile } from '../../shared/project/commands/import-samples.ts';
import type { Clip } from './commands/clip.ts';
import { SAMPLE_RATE } from './commands/wav.ts';
import { clipPath, photoPath, type SamplePlan } from './generate-sample-media.ts';
import type { Photo } from './screens/photo.ts';

/** The media lie in the project folder itself. */
const PROJECT_ROOT = 'project' as RootId;

/** A photo or clip as the project knows it: what an import of the folder finds, with what the plan knows about it. */
export interface PlannedSample<Made> {
  readonly made: Made;
  readonly found: FoundFile;
}

/** `media`: path in the project folder → bytes. */
export function plannedPhotos({ photos }: SamplePlan, media: ReadonlyMap<string, Uint8Array>): PlannedSample<Photo>[] {
  return photos.map((photo, index) => {
    const path = photoPath(photo);
    const bytes = defined(media.get(path), path);
    const { width, height, phone, content, lighting } = photo;
    const metadata = { frame: phone.frameName, screen: content, light: lighting.x < 0 ? 'from the left' : 'from the right' };
    return {
      made: photo,
      found: {
        sample: sha256Hex(bytes) as SampleId,
        facts: { kind: 'image', mime: 'image/jpeg', bytes: bytes.length, width, height },
        root: PROJECT_ROOT,
        path,
        occurrence: { group: `delivery ${Math.floor(index / 10) + 1}`, metadata },
      },
    };
  });
}

export function plannedClips({ clips }: SamplePlan, media: ReadonlyMap<string, Uint8Array>): PlannedSample<Clip>[] {
  return clips.map((clip) => {
    const path = clipPath(clip);
    const bytes = defined(media.get(path), path);
    const speaker = clip.command.speaker.id;
    return {
      made: clip,
      found: {
        sample: sha256Hex(bytes) as SampleId,
        facts: { kind: 'audio', mime: 'audio/wav', bytes: bytes.length, seconds: clip.frames / SAMPLE_RATE, sampleRate: SAMPLE_RATE, channels: 1 },
        root: PROJECT_ROOT,
        path,
        occurrence: { group: speaker, metadata: { speaker, background: clip.background } },
      },
    };
  });
}
