import { openSound } from './open-sound.ts';
import type { ReadSoundAnswer, ReadSoundRequest } from './sound.protocol.ts';
import { SoundBlocks } from './sound-blocks.ts';
import { troubleOf } from './sound-trouble.ts';
import { answerCalls } from './worker-call.ts';

/** The worker serves one recording: the first that it is asked for. */
let blocks: Promise<SoundBlocks> | undefined;

answerCalls<ReadSoundRequest, ReadSoundAnswer>(self as unknown as Worker, async ({ source, from, to }) => {
  try {
    blocks ??= openSound(source).then((sound) => new SoundBlocks(sound, source));
    const opened = await blocks.catch((error: unknown) => {
      blocks = undefined; // the file may be back when it is asked for again
      throw error;
    });
    const planes = await opened.read(from, to);
    return { answer: { is: 'frames', planes }, transfer: planes.map(({ buffer }) => buffer) };
  } catch (error) {
    return { answer: { is: 'trouble', trouble: troubleOf(error) } };
  }
});
