/* One door to what a recording is like: measured once, by the real worker on a real WAV, and kept. */
import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type KnownSound, SoundDoor } from '../../../renderer/state/sound-door.ts';
import { WorkingDatabase } from '../../../renderer/storage/database.ts';
import { SoundStore } from '../../../renderer/storage/sound-store.ts';
import { standInForPage } from '../../support/in-process-worker.ts';
import { wavBytes } from '../../support/make-media.ts';

const fetched: string[] = [];
/** What bytes wait for before they come. */
let gate: Promise<void> | undefined;

beforeAll(async () => {
  standInForPage();
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    fetched.push(url.slice(-12));
    await gate;
    return real(url, init);
  });
  await door.measured(soundOf(1, 1000)); // starts the worker
}, 60_000);

/** A door to a store that keeps nothing, and says so at once. */
const forgetful = () => new SoundDoor({ peaks: async () => undefined, keepPeaks: async () => undefined, tile: async () => undefined, keepTile: async () => undefined });
const door = new SoundDoor(new SoundStore(new WorkingDatabase('door')));

/** A recording; its pitch is its name. */
function soundOf(hertz: number, frames = 200_000): KnownSound {
  const bytes = wavBytes({ frames, sampleRate: 8000, hertz });
  return { id: `${hertz} Hz`, url: `data:audio/wav;base64,${Buffer.from(bytes).toString('base64')}`, seconds: frames / 8000, sampleRate: 8000, channels: 1 };
}

describe('a recording', () => {
  it('is measured once for all who ask at the same time, and then kept', async () => {
    const sound = soundOf(440);
    const grown: number[] = [];
    const [a, b] = await Promise.all([door.measured(sound), door.measured(sound, { onPeaks: ({ known }) => grown.push(known) })]);
    expect(a.pyramid).toBe(b.pyramid);
    expect([a.pyramid.known, a.survey.frames, grown.at(-1)]).toEqual([200_000, 200_000, 200_000]);
    expect(a.survey.peak).toBeCloseTo(0.5, 3);
    const asked = fetched.length;
    const again = await vi.waitFor(async () => (await door.kept(sound)) ?? Promise.reject(new Error('not kept yet')));
    expect([again.survey, again.pyramid.known]).toEqual([a.survey, 200_000]);
    expect((await door.measured(sound)).survey).toEqual(a.survey);
    expect(fetched.length).toBe(asked);
  });

  it('is not taken from the cache when that speaks of another length or of other channels', async () => {
    const sound = soundOf(441);
    await door.measured(sound);
    await vi.waitFor(async () => expect(await door.kept(sound)).toBeDefined());
    expect(await door.kept({ ...sound, seconds: sound.seconds + 1 })).toBeUndefined();
    expect(await door.kept({ ...sound, channels: 2 })).toBeUndefined();
  });

  it('that one asker gives up is measured on for the other; given up by all, it stops', async () => {
    const sound = soundOf(442, 1_000_000);
    const [one, all] = [new AbortController(), new AbortController()];
    const first = door.measured(sound, { signal: one.signal, onPeaks: () => one.abort() });
    const second = door.measured(sound);
    await expect(first).rejects.toThrow('Cancelled');
    expect((await second).survey.frames).toBe(1_000_000);
    const third = door.measured(soundOf(443, 1_000_000), { signal: all.signal, onPeaks: () => all.abort() });
    await expect(third).rejects.toThrow('Cancelled');
    expect(await door.kept(soundOf(443, 1_000_000))).toBeUndefined();
  });

  it('that cannot be read says why, and is asked for anew the next time', async () => {
    const broken = { ...soundOf(444), url: 'data:audio/wav;base64,' };
    await expect(door.measured(broken)).rejects.toThrow('The file is empty');
    expect((await door.measured(soundOf(444))).survey.frames).toBe(200_000);
  });

  it('that somebody opens while it waits to be measured ahead comes first from then on', async () => {
    const ahead = forgetful();
    const done: string[] = [];
    const [before, other, opened] = [soundOf(450, 600_000), soundOf(451), soundOf(452)];
    const measured = async (sound: KnownSound, isUrgent = false) => {
      await ahead.measured(sound, { isUrgent });
      done.push(sound.id);
    };
    await Promise.all([measured(before), measured(other), measured(opened), measured(opened, true)]);
    expect(done.filter((id) => id !== before.id)).toEqual(['452 Hz', '452 Hz', '451 Hz']);
  });

  it('that is left by who opened it goes on behind those that waited longer, while somebody else asks', async () => {
    const ahead = forgetful();
    const done: string[] = [];
    const [one, two] = [soundOf(460, 600_000), soundOf(461, 600_000)];
    const stop = new AbortController();
    const measured = async (sound: KnownSound) => {
      await ahead.measured(sound);
      done.push(sound.id);
    };
    let open = (): void => undefined;
    gate = new Promise((opens) => {
      open = opens;
    });
    const both = Promise.all([measured(one), measured(two)]);
    const opened = ahead.measured(two, { isUrgent: true, signal: stop.signal });
    setImmediate(() => stop.abort());
    await expect(opened).rejects.toThrow('Cancelled');
    open();
    await both;
    expect(done).toEqual(['460 Hz', '461 Hz']);
  });
});
