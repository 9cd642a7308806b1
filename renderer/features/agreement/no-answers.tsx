import { Scale } from 'lucide-react';
import type { RoundEntry } from '../../../shared/project/views/rounds.ts';
import { navigate } from '../../state/app-store.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

/** Why there are no numbers yet, and what to do next. */
export function NoAnswers({ rounds, visible, lead, onlyInView }: { readonly rounds: readonly RoundEntry[]; readonly visible: number; readonly lead: boolean; readonly onlyInView: boolean }) {
  if (rounds.length === 0) {
    return (
      <EmptyState icon={Scale} title="No round yet" actions={lead && <Button tone="primary" onClick={() => navigate({ screen: 'people' })}>Open a round</Button>}>
        {lead ? 'Open a round with two or more labelers per sample. As soon as two have answered about the same sample, their agreement appears here.' : 'When the lead has opened a round and two labelers have answered about the same sample, their agreement appears here.'}
      </EmptyState>
    );
  }
  if (visible === 0) {
    return (
      <EmptyState icon={Scale} title="Hidden while the round is blind" actions={<Button tone="primary" onClick={() => navigate({ screen: 'label' })}>Go on labeling</Button>}>
        Agreement appears here when the lead has closed the round.
      </EmptyState>
    );
  }
  if (onlyInView) {
    return (
      <EmptyState icon={Scale} title="No answer was given blind" actions={lead && <Button tone="primary" onClick={() => navigate({ screen: 'people' })}>Open a blind round</Button>}>
        Agreement is measured on answers that were given without seeing others’. A blind round gives them; the line above shows the others anyway.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Scale} title="No answers to this question yet" actions={<Button tone="primary" onClick={() => navigate({ screen: lead ? 'people' : 'label' })}>{lead ? 'See how far the rounds are' : 'Label'}</Button>}>
      As soon as two labelers have answered it about the same sample, their agreement appears here.
    </EmptyState>
  );
}
