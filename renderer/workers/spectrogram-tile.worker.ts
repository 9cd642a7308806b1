import type { SoundSource } from './sound-source.ts';
import { openSound } from './open-sound.ts';
import { SoundBlocks } from './sound-blocks.ts';
import { troubleOf } from './sound-trouble.ts';
import { drawTile } from './draw-tile.ts';
import type { DecodedSound } from './decoded-sound.ts';
import type { SpectrogramTileAnswer, SpectrogramTileRequest } from './spectrogram-tile.protocol.ts';
import { answerCalls } from './worker-call.ts';

interface OpenSource {
  readonly url: string;
  readonly sound: DecodedSound;
  readonly blocks: SoundBlocks;
}

const KEPT_BYTES = 32 * 1024 * 1024;
/** Wishes that wait or are worked on, oldest first. */
const wishes = new Set<number>();
let turns: (() => void)[] = [];
/** The wish that is worked on. */
const busy = new Set<number>();
let open: Promise<OpenSource> | undefined;

answerCalls<SpectrogramTileRequest, SpectrogramTileAnswer>(self as unknown as Worker, async (request) => {
  if (request.ask === 'give-up') {
    wishes.delete(request.wish);
    pass();
    return { answer: { is: 'given-up' } };
  }
  const { wish, source, tile } = request;
  wishes.add(wish);
  if (!(await turnOf(wish))) return { answer: { is: 'given-up' } };
  busy.add(wish);
  try {
    const { sound, blocks } = await opened(source);
    const bytes = await drawTile(tile, { sound, blocks, goesOn: () => wishes.has(wish) });
    return bytes === undefined ? { answer: { is: 'given-up' } } : { answer: { is: 'tile', bytes }, transfer: [bytes.buffer] };
  } catch (error) {
    return { answer: { is: 'trouble', trouble: troubleOf(error) } };
  } finally {
    busy.delete(wish);
    wishes.delete(wish);
    pass();
  }
});

/** One tile at a time, the newest wish first: what is scrolled past matters less. False when it was given up. */
async function turnOf(wish: number): Promise<boolean> {
  while (wishes.has(wish) && (busy.size > 0 || wish !== Math.max(...wishes))) await new Promise<void>((turn) => turns.push(turn));
  return wishes.has(wish);
}

function pass(): void {
  const waiting = turns;
  turns = [];
  for (const turn of waiting) turn();
}

/** The recording that tiles are drawn of; the one before is closed. */
async function opened(source: SoundSource): Promise<OpenSource> {
  const before = await open?.catch(() => undefined);
  if (before?.url === source.url) return before;
  before?.blocks.close();
  open = openSound(source).then((sound) => ({ url: source.url, sound, blocks: new SoundBlocks(sound, source, KEPT_BYTES) }));
  return open;
}
