import { describe, expect, it } from 'vitest';
import type { Part } from '../../../../electron/sample/commands/spoken-commands.ts';
import type { WritingStyle } from '../../../../electron/sample/labels/command-habits.ts';
import { transcribe } from '../../../../electron/sample/labels/transcribe.ts';
import { seededRandom } from '../../../../shared/basics/random.ts';

const plain: WritingStyle = { fillers: 'left out', slips: 0, digits: 0, sentences: false, americanSpelling: false, typographicApostrophe: false };
const said: readonly Part[] = [
  { kind: 'command', words: 'wake me up at' },
  { kind: 'hesitation', words: 'um' },
  { kind: 'command', words: 'seven thirty' },
];

describe('transcribe', () => {
  it('leaves fillers out, writes them, or puts them in brackets', () => {
    const as = (fillers: WritingStyle['fillers']) => transcribe(said, { ...plain, fillers }, 0, seededRandom(1));
    expect(as('left out')).toBe('wake me up at seven thirty');
    expect(as('written')).toBe('wake me up at, um, seven thirty');
    expect(as('bracketed')).toBe('wake me up at [um] seven thirty');
  });

  it('writes numbers as digits, and sentences, where that is the habit', () => {
    expect(transcribe(said, { ...plain, digits: 1, sentences: true }, 0, seededRandom(1))).toBe('Wake me up at 7:30.');
  });

  it('writes words begun and taken back as its way with fillers has it', () => {
    const parts: readonly Part[] = [{ kind: 'hesitation', words: 'turn off' }, { kind: 'command', words: 'turn off the bedroom lamp' }];
    expect(transcribe(parts, { ...plain, fillers: 'bracketed' }, 0, seededRandom(1))).toBe('turn off– turn off the bedroom lamp');
    expect(transcribe(parts, plain, 1, seededRandom(1))).toBe('turn off the bathroom lamp');
  });
});
