import { describe, expect, it } from 'vitest';
import { writeAudioManifest } from '../../../../shared/formats/audio-manifest/write.ts';

describe('writing an audio manifest', () => {
  it('has one object a line, paths in byte order, spans by offset', () => {
    const text = writeAudioManifest([
      { path: 'media/train/b.wav', duration: 3.45, text: 'turn it on' },
      { path: 'media/train/a.wav', duration: 0.5, offset: 2, label: 'noise' },
      { path: 'media/train/a.wav', duration: 1 / 3, offset: 0.25, label: 'speech' },
    ]);
    expect(text).toBe(
      '{"audio_filepath":"media/train/a.wav","duration":0.333333,"label":"speech","offset":0.25}\n' +
        '{"audio_filepath":"media/train/a.wav","duration":0.5,"label":"noise","offset":2}\n' +
        '{"audio_filepath":"media/train/b.wav","duration":3.45,"text":"turn it on"}\n',
    );
  });

  it('tells who speaks, and orders what begins together by that', () => {
    const row = { path: 'media/train/a.wav', duration: 1, offset: 0, label: 'speech' };
    expect(writeAudioManifest([{ ...row, speaker: 'Speaker 2', text: 'no' }, { ...row, speaker: 'Speaker 1', text: 'yes' }])).toBe(
      '{"audio_filepath":"media/train/a.wav","duration":1,"label":"speech","offset":0,"speaker":"Speaker 1","text":"yes"}\n' +
        '{"audio_filepath":"media/train/a.wav","duration":1,"label":"speech","offset":0,"speaker":"Speaker 2","text":"no"}\n',
    );
  });

  it('refuses a bare file name, which readers would not find', () => {
    expect(() => writeAudioManifest([{ path: 'a.wav', duration: 1 }])).toThrow('lies in a folder');
  });
});
