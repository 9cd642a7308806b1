import { CheckCheck, Filter, Handshake, UsersRound } from 'lucide-react';
import { rounds } from '../../../shared/project/views/rounds.ts';
import { navigate } from '../../state/app-store.ts';
import { useView } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { countOf, formatCount } from '../../ui/format-count.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { ReviewFilter, Shown } from './review-filter.ts';
import type { Decisions } from './use-decisions.ts';
import type { ReviewCasesFound } from './use-review-cases.ts';
import { useReviewKeys } from './use-review-keys.ts';

interface NoCaseProps {
  readonly search: ReviewCasesFound;
  readonly filter: ReviewFilter;
  /** How many disagreements are decided. */
  readonly decidedInAll: number;
  readonly onShow: (shown: Shown) => void;
  readonly decisions: Decisions | undefined;
  readonly keysEnabled: boolean;
  readonly onKeys: () => void;
}

/** Why there is nothing to decide here, and what to do next. The last decision can still be taken back. */
export function NoCase(props: NoCaseProps) {
  const { decisions, keysEnabled, onKeys } = props;
  useReviewKeys({ 'review.undo': () => decisions?.takeBack('undo'), 'review.redo': () => decisions?.takeBack('redo'), 'review.keys': onKeys }, { media: 'image', enabled: keysEnabled });
  return <div className="min-h-0 flex-1 overflow-auto">{whyNothing(props)}</div>;
}

function whyNothing({ search, filter, decidedInAll, onShow }: NoCaseProps) {
  const { found, problem } = search;
  if (problem !== undefined) {
    return (
      <div className="p-6">
        <ErrorNote title="What differs could not be worked out." safe="No answer and no decision is affected." next="Close the project and open it again." detail={problem} />
      </div>
    );
  }
  if (found === undefined) {
    if (search.stopped) {
      return (
        <EmptyState icon={Filter} title="Stopped" actions={<Button onClick={search.goOn}>Go on</Button>}>
          Where labelers differ is not worked out yet.
        </EmptyState>
      );
    }
    const { progress } = search;
    return (
      <div className="flex flex-col gap-2 p-4" aria-busy>
        {progress !== undefined && <ProgressBar label="Looking for what differs" value={progress.done / progress.total} detail={`${countOf(progress.done, 'sample')} of ${formatCount(progress.total)}`} onCancel={search.stop} />}
        <Skeleton className="h-9 w-64" lines={6} />
      </div>
    );
  }
  if (found.compared === 0 && filter.shown !== 'returned') return <NothingToCompare onShow={onShow} hasReturned={found.cases.length > 0} />;
  const differs = found.cases.some(({ score }) => score > 0);
  if (!differs && filter.shown === 'open') {
    return (
      <EmptyState icon={Handshake} title="Nothing disagrees" actions={<Button tone="primary" onClick={() => navigate({ screen: 'agreement' })}>See agreement</Button>}>
        Where two or more labelers answered, they all said the same.
      </EmptyState>
    );
  }
  const isNarrowed = filter.question !== undefined || filter.round !== undefined || filter.pattern !== undefined;
  if (filter.shown === 'open' && decidedInAll > 0) {
    return (
      <EmptyState
        icon={CheckCheck}
        title={isNarrowed ? 'All decided here' : 'All decided'}
        actions={
          <>
            <Button onClick={() => onShow('decided')}>Look at the decisions</Button>
            <Button tone="primary" onClick={() => navigate({ screen: 'guideline' })}>
              Sharpen the guideline
            </Button>
          </>
        }
      >
        Every disagreement {isNarrowed ? 'in this selection ' : ''}has a decision. What came up again and again belongs into the guideline.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Filter} title={filter.shown === 'returned' ? 'Nothing was returned' : filter.shown === 'decided' ? 'Nothing is decided yet' : 'Nothing found'} actions={filter.shown !== 'open' && <Button onClick={() => onShow('open')}>Show what is to decide</Button>}>
      {filter.shown === 'returned' ? 'No labeler skipped a sample, and somebody could always tell.' : 'No case matches. Change the question, the round or the pattern.'}
    </EmptyState>
  );
}

function NothingToCompare({ onShow, hasReturned }: { readonly onShow: (shown: Shown) => void; readonly hasReturned: boolean }) {
  const isAssigned = useView((state) => rounds(state).some(({ labelersOf }) => labelersOf.some((labelers) => labelers.length >= 2)));
  const returnedButton = hasReturned && <Button onClick={() => onShow('returned')}>See what was returned</Button>;
  if (isAssigned) {
    return (
      <EmptyState icon={UsersRound} title="Nothing to compare yet" actions={<>{returnedButton}<Button tone="primary" onClick={() => navigate({ screen: 'people' })}>See who is how far</Button></>}>
        No sample has answers of two labelers so far. They appear here as their work comes in.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={UsersRound} title="No round with two labelers" actions={<>{returnedButton}<Button tone="primary" onClick={() => navigate({ screen: 'people' })}>Open a round</Button></>}>
      Disagreements show where two or more people label the same samples, without seeing each other’s answers. Open a round with at least two labelers a sample.
    </EmptyState>
  );
}
