import type { QuestionId, SampleId } from '../../../shared/model/ids.ts';
import { useMe } from '../../state/use-app.ts';
import { OwnDecisions } from './own-decisions.tsx';
import { ReviewBoard } from './review-board.tsx';

/** Where the lead decides what labelers differ on. A labeler sees what was decided about their own work. */
export function ReviewScreen({ question, sample }: { readonly question: QuestionId | undefined; readonly sample: SampleId | undefined }) {
  const me = useMe();
  if (me === undefined) return null;
  return me.person.role === 'lead' ? <ReviewBoard me={me} question={question} sample={sample} /> : <OwnDecisions me={me} />;
}
