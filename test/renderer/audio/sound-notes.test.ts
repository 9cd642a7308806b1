import { expect, it } from 'vitest';
import { notesOf } from '../../../renderer/audio/sound-notes.tsx';

const survey = { frames: 8000, peak: 0.5, loudness: -20, clipped: 0, isSilent: false, noiseFloor: -60 };
const sound = { url: '', seconds: 1, sampleRate: 8000, channels: 1 };

it('says what is special about a recording, and nothing of an ordinary one', () => {
  expect(notesOf(survey, sound)).toEqual([]);
  expect(notesOf({ ...survey, clipped: 1204 }, sound)).toEqual(['Clipped: 1,204 frames at full scale.']);
  expect(notesOf({ ...survey, isSilent: true, peak: 10 ** (-86 / 20) }, sound)).toEqual(['Silent: the loudest frame is −86 dB.']);
  expect(notesOf({ ...survey, isSilent: true, peak: 0 }, sound)).toEqual(['Silent: every frame is 0.']);
  expect(notesOf(undefined, { ...sound, seconds: 1 / 8000 })).toEqual(['Very short: a single frame.']);
});
