import { openContainer } from './container-packets.ts';
import type { DecodedSound } from './decoded-sound.ts';
import { openFlac } from './flac-packets.ts';
import { openMp3 } from './mp3-packets.ts';
import { PacketSound } from './packet-sound.ts';
import { openSoundBytes } from './sound-bytes.ts';
import { framesOf, isTooLong, type SoundSource } from './sound-source.ts';
import { SoundTrouble } from './sound-trouble.ts';
import { openWav } from './wav-sound.ts';

/** Opens a recording by what its bytes are, whatever its name says. Rejects with `SoundTrouble`. */
export async function openSound(source: SoundSource): Promise<DecodedSound> {
  if (isTooLong(source)) throw new SoundTrouble({ because: 'damaged', says: `The file says that it is ${Math.round(source.seconds / 3600)} hours long, which is more than can be opened; it is probably damaged. Your labels are safe. Convert it to WAV or FLAC, in parts where it is as long, and import that.` });
  if (framesOf(source) === 0) throw new SoundTrouble({ because: 'empty', says: 'The recording holds no sound: its length is 0. Exclude the sample, or import the recording again.' });
  const bytes = await openSoundBytes(source.url);
  const head = String.fromCharCode(...(await bytes.read(0, 64)));
  if (/^(RIFF|RF64|BW64)....WAVE/s.test(head)) return openWav(bytes, source);
  refuseKnown(head);
  const packets = (await openFlac(bytes)) ?? (isContainer(head) ? undefined : await openMp3(bytes));
  return new PacketSound(packets ?? (await openContainer(bytes)), source);
}

/** What begins like this is surely no MP3, though marks of one may stand in it. */
function isContainer(head: string): boolean {
  return /^(OggS|fLaC|....ftyp|.E\xdf\xa3)/s.test(head);
}

const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^FORM....AIF[FC]/s, 'an AIFF'],
  [/^caff/, 'a CAF'],
  [/^\.snd/, 'an AU'],
  [/^#!AMR/, 'an AMR'],
  [/^0&\xb2u/, 'a Windows Media'],
  [/^OggS.*\x7fFLAC/s, 'a FLAC inside an Ogg'],
  [/^OggS.*Speex {3}/s, 'a Speex'],
];

function refuseKnown(head: string): void {
  const name = KNOWN.find(([mark]) => mark.test(head))?.[1];
  if (name !== undefined) throw new SoundTrouble({ because: 'cannot-decode', says: `This is ${name} file, which cannot be played here. Your labels are safe. Convert it to WAV or FLAC, and import that.` });
}
