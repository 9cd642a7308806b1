import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Keymap, type KeyCommands, type OwnKeys } from '../../../../renderer/state/keys/keymap.ts';

const COMMANDS = {
  submit: { does: 'Submit', group: 'Answer', keys: ['Enter'], fixed: true },
  skip: { does: 'Skip', group: 'Answer', keys: ['s'] },
  guideline: { does: 'Guideline', group: 'Move', keys: ['g', 'F1'] },
  note: { does: 'Note', group: 'Answer', keys: ['n'] },
} as const satisfies KeyCommands;
type Id = keyof typeof COMMANDS;

const keymap = (own: OwnKeys = {}) => new Keymap<Id>(COMMANDS, own);

describe('Keymap', () => {
  it('answers to the standard keys until somebody chooses others', () => {
    expect(keymap().commandOf('F1')).toBe('guideline');
    const own = keymap({ guideline: ['h'] });
    expect(own.commandOf('h')).toBe('guideline');
    expect(own.commandOf('g')).toBeUndefined();
    expect(own.isOwn('guideline')).toBe(true);
    expect(own.isOwn('note')).toBe(false);
  });

  it('names what a key does already, and takes it from there when told to', () => {
    expect(keymap().conflictOf('skip', 'n')).toBe('note');
    expect(keymap().conflictOf('skip', 's')).toBeUndefined();
    const after = keymap(keymap().withKey('skip', 'n'));
    expect(after.commandOf('n')).toBe('skip');
    expect(after.keysOf('note')).toEqual([]);
    expect(after.commandOf('s')).toBeUndefined();
  });

  it('leaves a command its other keys when one is taken', () => {
    const after = keymap(keymap().withKey('skip', 'g'));
    expect(after.keysOf('guideline')).toEqual(['F1']);
  });

  it('shows on a button only a key that is its own: one chosen on another screen for something else is not', () => {
    const own = keymap({ note: ['g'] }); // chosen where “guideline” is no command
    expect(own.commandOf('g')).toBe('note');
    expect(own.hintOf('guideline')).toBe('F1');
    expect(keymap({ note: ['s'] }).hintOf('skip')).toBeUndefined();
  });

  it('gives away no key of a command that keeps its own', () => {
    expect(keymap().withKey('skip', 'Enter')).toBeUndefined();
    expect(keymap().withKey('submit', 'x')).toBeUndefined();
    expect(keymap({ submit: ['x'] }).keysOf('submit')).toEqual(['Enter']);
  });

  it('goes back to the standard', () => {
    const own = keymap({ skip: ['x'], note: ['y'], elsewhere: ['z'] });
    expect(own.withStandard(['skip'])).toEqual({ note: ['y'], elsewhere: ['z'] });
    expect(own.withStandard()).toEqual({ elsewhere: ['z'] });
  });

  it('never lets one key do two things, whatever was chosen before', () => {
    const chord = fc.constantFrom('a', 'b', 's', 'g', 'n', 'Enter', 'F1');
    const own = fc.dictionary(fc.constantFrom('submit', 'skip', 'guideline', 'note'), fc.array(chord, { maxLength: 3 }));
    const id = fc.constantFrom<Id>('skip', 'guideline', 'note');
    fc.assert(
      fc.property(own, fc.array(fc.tuple(id, chord), { maxLength: 8 }), (start, presses) => {
        let map = keymap(start);
        for (const [command, key] of presses) {
          const next = map.withKey(command, key);
          if (next === undefined) continue;
          map = keymap(next);
          expect(map.commandOf(key)).toBe(command);
          expect(map.ids().filter((each) => map.keysOf(each).includes(key) && map.commandOf(key) === each)).toEqual([command]);
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
