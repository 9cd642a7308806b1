import { describe, expect, it } from 'vitest';
import { matchScore, rankCommands } from '../../../renderer/ui/rank-commands.ts';

const command = (label: string, more: { group?: string; keywords?: string } = {}) => ({ id: label, label, run: () => {}, ...more });

describe('finding a command', () => {
  const commands = [command('Open sample project'), command('New round', { group: 'Rounds' }), command('Go to Samples'), command('Dark theme', { keywords: 'night' })];
  const found = (query: string) => rankCommands(commands, query).map(({ label }) => label);

  it('keeps all in their order when nothing is asked', () => {
    expect(found(' ')).toEqual(commands.map(({ label }) => label));
  });

  it('finds initials, words and other names', () => {
    expect(found('osp')[0]).toBe('Open sample project');
    expect(found('sampl')).toEqual(['Go to Samples', 'Open sample project']);
    expect(found('night')).toEqual(['Dark theme']);
    expect(found('xyz')).toEqual([]);
  });

  it('prefers the beginning over the middle and the label over other names', () => {
    expect(matchScore('ne', 'New round')).toBeGreaterThan(matchScore('ne', 'Open ne') ?? 0);
    expect(found('round')[0]).toBe('New round');
  });
});
