import { ADTS, CustomSource, FLAC, Input, type InputFormat, Logging, LogLevel, MP4, OGG } from 'mediabunny';
import { type ByteSource, DamagedMedia, UnsupportedMedia } from './byte-source.ts';
import { oggEnd } from './ogg-end.ts';
import { type SoundFacts, soundFacts } from './sound-facts.ts';

const FORMATS = { m4a: MP4, ogg: OGG, aac: ADTS, flac: FLAC } as const satisfies Record<string, InputFormat>;
const PLAYABLE: readonly (string | null)[] = ['aac', 'opus', 'vorbis', 'mp3', 'flac'];

// What a file does not hold is answered, not printed: the command line's output belongs to its caller.
Logging.level = LogLevel.Silent;

/**
 * Exact length of the sound in a container: edit lists, pre-skip and fragments included. Reads headers and page or frame
 * marks; may read a stream without an index to its end, but never more than twice.
 */
export async function probeContainer(source: ByteSource, format: keyof typeof FORMATS): Promise<SoundFacts> {
  const size = format === 'ogg' ? await oggEnd(source) : source.size;
  let budget = 2 * source.size + 16 * 1024 * 1024;
  const input = new Input({
    formats: [FORMATS[format]],
    source: new CustomSource({
      getSize: () => size,
      // SECURITY: a hostile index can send a reader round in circles; it gets only so many bytes.
      read: async (start, end) => {
        budget -= end - start;
        if (budget < 0) throw new DamagedMedia('its index leads nowhere');
        return source.read(start, Math.min(end, size) - start);
      },
      prefetchProfile: 'fileSystem',
      handleUnhandledError: () => undefined,
    }),
  });
  try {
    const track = await input.getPrimaryAudioTrack();
    if (!track) throw new DamagedMedia('no sound is found in it; its end may be missing');
    const codec = await track.getCodec();
    const [rate, channels] = [await track.getSampleRate(), await track.getNumberOfChannels()];
    if (!PLAYABLE.includes(codec)) throw new UnsupportedMedia('its sound is stored in a way that browsers do not play (such as Apple Lossless)');
    const end = await track.computeDuration();
    // Sound before time 0 is the encoder's run-up; sound that begins later is played later.
    return soundFacts(Math.round(end * rate), rate, channels);
  } finally {
    input.dispose();
  }
}
