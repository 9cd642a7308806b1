import { describe, expect, it } from 'vitest';
import { undefinedBecause } from '../../../renderer/ui/undefined-because.ts';

describe('why a number is undefined', () => {
  it('reads codes with dashes and with underscores alike', () => {
    expect(undefinedBecause('no_pairable_values')).toBe(undefinedBecause('no-pairable-values'));
    expect(undefinedBecause('no_pairable_values')).toBe('Undefined: no sample has two answers to compare.');
  });

  it('shows a code it does not know rather than hiding it', () => {
    expect(undefinedBecause('some-new_reason')).toBe('Undefined: some new reason.');
  });
});
