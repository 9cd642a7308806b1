import { Scale } from 'lucide-react';
import type { QuestionAgreement } from '../../../shared/curation/agreement-figures.ts';
import { navigate } from '../../state/app-store.ts';
import { useMe } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { undefinedAdvice } from './headline-words.ts';

/** Answers, but no two about the same sample: why there are no figures, and what to do next. */
export function NothingToCompare({ result }: { readonly result: QuestionAgreement }) {
  const lead = useMe()?.person.role === 'lead';
  const advice = undefinedAdvice(result);
  if (advice === null) return null;
  return (
    <div className="rounded-lg border border-line bg-surface">
      <EmptyState icon={Scale} title={advice.title} compact actions={lead && <Button tone="primary" onClick={() => navigate({ screen: 'people' })}>Rounds and people</Button>}>
        {advice.next}
      </EmptyState>
    </div>
  );
}
