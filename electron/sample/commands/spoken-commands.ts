import { defined } from '../../../shared/basics/assert.ts';

/** One of the eight synthetic speakers: a voice of the speech synthesizer with its speed (words a minute) and pitch (0–99). */
export interface Speaker {
  readonly id: string;
  readonly voice: string;
  readonly speed: number;
  readonly pitch: number;
}

export const SPEAKERS: readonly Speaker[] = [
  { id: 'ada', voice: 'en-us+f3', speed: 178, pitch: 54 },
  { id: 'bruno', voice: 'en-us', speed: 172, pitch: 42 },
  { id: 'carol', voice: 'en-gb-x-rp+f4', speed: 170, pitch: 50 },
  { id: 'dougal', voice: 'en-gb-scotland', speed: 176, pitch: 40 },
  { id: 'elif', voice: 'en-us+f5', speed: 190, pitch: 60 },
  { id: 'frank', voice: 'en-us-nyc+m3', speed: 185, pitch: 36 },
  { id: 'grace', voice: 'en-029+f2', speed: 174, pitch: 52 },
  { id: 'hugo', voice: 'en-gb+m7', speed: 180, pitch: 46 },
];

/** A piece of speech: part of what was wanted, or a hesitation (a filler, or words begun and taken back). */
export interface Part {
  readonly kind: 'command' | 'hesitation';
  readonly words: string;
}

export interface SpokenCommand {
  readonly speaker: Speaker;
  readonly parts: readonly Part[];
}

/** Speaker, then what is said: parts between bars, hesitations with a tilde. */
const SCRIPT: readonly (readonly [string, string])[] = [
  ['ada', 'turn on the kitchen light'],
  ['bruno', '~um|today’s weather'],
  ['carol', 'set a timer for ten minutes'],
  ['dougal', 'play some music'],
  ['elif', '~uh|call mum'],
  ['frank', '~turn off|turn off the bedroom lamp'],
  ['grace', 'what time is it'],
  ['hugo', 'wake me up at|~um|seven thirty'],
  ['ada', '~um|play the next song'],
  ['bruno', 'volume up'],
  ['carol', '~uh|remind me to water the plants'],
  ['dougal', 'turn the heating to twenty one degrees'],
  ['elif', 'stop the timer'],
  ['frank', 'add milk to|~uh|the shopping list'],
  ['grace', '~um|open the blinds'],
  ['hugo', 'lock the front door'],
  ['ada', 'how cold is it outside'],
  ['bruno', 'call|~um|doctor Miller'],
  ['carol', 'pause'],
  ['dougal', '~uh|tomorrow’s weather'],
  ['elif', 'turn on the fan'],
  ['frank', 'skip this one'],
  ['grace', '~set a|set a timer for five minutes'],
  ['hugo', '~um|what’s the news'],
  ['ada', 'cancel my three o’clock alarm'],
  ['bruno', '~uh|louder'],
  ['carol', 'read my messages'],
  ['dougal', 'turn off|~um|all the lights'],
  ['elif', '~um|play some jazz'],
  ['frank', 'good night'],
  ['grace', 'find my phone'],
  ['hugo', '~play|play the radio'],
  ['ada', 'dim the lights to|~uh|forty percent'],
  ['bruno', 'answer the door'],
  ['carol', '~um|is it going to rain'],
  ['dougal', 'next'],
  ['elif', 'start the coffee machine at six'],
  ['frank', '~uh|turn it down'],
  ['grace', 'add eggs and bread'],
  ['hugo', 'close the garage'],
];

export const COMMANDS: readonly SpokenCommand[] = SCRIPT.map(([speaker, script]) => ({
  speaker: defined(SPEAKERS.find(({ id }) => id === speaker), `speaker ${speaker}`),
  parts: script.split('|').map((part): Part => (part.startsWith('~') ? { kind: 'hesitation', words: part.slice(1) } : { kind: 'command', words: part })),
}));

/** The file that holds one part in one speaker's voice. */
export function voiceFile(speaker: Speaker, words: string): string {
  const slug = words.toLowerCase().replaceAll('’', '').replaceAll(/[^a-z0-9]+/g, '-');
  return `${speaker.id}-${slug}.wav`;
}

/** Fillers are spoken from phonemes and slowly: the synthesizer reads the written word too briskly. */
const FILLERS: Readonly<Record<string, string>> = { um: '[[V:m:]]', uh: '[[V:]]' };
const FILLER_SPEED = 115;

/**
 * The sheet that the voices are made from: a line a file, tab-separated: file, voice, speed, pitch, text for the
 * synthesizer. `assets/sample/voices/voices.tsv` is this.
 */
export function voiceSheet(): string {
  const lines = new Map<string, string>();
  for (const { speaker, parts } of COMMANDS) {
    for (const { words } of parts) {
      const filler = FILLERS[words];
      const speed = filler === undefined ? speaker.speed : FILLER_SPEED;
      const file = voiceFile(speaker, words);
      lines.set(file, [file, speaker.voice, speed, speaker.pitch, filler ?? words.replaceAll('’', "'")].join('\t'));
    }
  }
  return `${[...lines.values()].join('\n')}\n`;
}
