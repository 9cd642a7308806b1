import { describe, expect, it } from 'vitest';
import { maySeeAgreement } from '../../../../renderer/features/agreement/round-scope.ts';
import { defined } from '../../../../shared/basics/assert.ts';
import { people } from '../../../../shared/project/views/people.ts';
import { rounds } from '../../../../shared/project/views/rounds.ts';
import { sampleState } from './sample-input.ts';

describe('who may see the agreement of a round', () => {
  const entries = rounds(sampleState);
  const open = defined(entries.find(({ closedAt }) => closedAt === undefined), 'an open round');
  const closed = defined(entries.find(({ closedAt }) => closedAt !== undefined), 'a closed round');
  const [lead, labeler] = ['lead', 'labeler'].map((role) => defined(people(sampleState).find(({ person }) => person.role === role), role));

  it('is the lead, always', () => {
    expect(entries.every((entry) => maySeeAgreement(entry, defined(lead, 'lead')))).toBe(true);
  });

  it('is a labeler once the round is closed, or when it is not blind', () => {
    const me = defined(labeler, 'labeler');
    expect(open.round.blind).toBe(true);
    expect(maySeeAgreement(open, me)).toBe(false);
    expect(maySeeAgreement(closed, me)).toBe(true);
    expect(maySeeAgreement({ ...open, round: { ...open.round, blind: false } }, me)).toBe(true);
  });
});
