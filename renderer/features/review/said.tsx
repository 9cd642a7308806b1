import { exhausted } from '../../../shared/basics/assert.ts';
import type { Answer } from '../../../shared/model/annotation.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import { findLabel, type Question } from '../../../shared/model/label-set.ts';
import { answerText } from '../../../shared/project/views/answer-text.ts';
import { Badge } from '../../ui/badge.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';

/** An answer as one reads it at a glance: labels as chips, words as words, can't tell and skipped marked. */
export function Said({ question, answer }: { readonly question: Question; readonly answer: Answer | undefined }) {
  if (answer === undefined) return <span className="text-sm text-ink-3">no answer</span>;
  if (answer.is === 'cant-tell') return <Badge>can’t tell</Badge>;
  if (answer.is === 'skipped') {
    return (
      <span className="flex flex-wrap items-center gap-1.5 text-sm">
        <Badge tone="warn">skipped</Badge> {answer.reason}
      </span>
    );
  }
  const { value } = answer;
  switch (value.type) {
    case 'choice':
      return <Chip question={question} label={value.label} />;
    case 'multichoice':
      return value.labels.length === 0 ? <Plain>none</Plain> : <span className="flex flex-wrap gap-1">{value.labels.map((label) => <Chip key={label} question={question} label={label} />)}</span>;
    case 'rating':
      return (
        <Plain>
          {answerText(question, answer)}
          {question.type === 'rating' && <span className="ml-1.5 text-xs text-ink-3">{value.level + 1} of {question.levels.length}</span>}
        </Plain>
      );
    case 'text':
      return <Plain>{answerText(question, answer)}</Plain>;
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span': {
      const counts = Map.groupBy(value.regions, ({ label }) => label);
      if (counts.size === 0) return <Plain>nothing there</Plain>;
      return <span className="flex flex-wrap gap-1">{[...counts].map(([label, regions]) => <Chip key={label} question={question} label={label} count={regions.length} />)}</span>;
    }
    default:
      return exhausted(value);
  }
}

function Chip({ question, label, count }: { readonly question: Question; readonly label: LabelId; readonly count?: number }) {
  const found = findLabel(question, label);
  return <LabelChip name={found?.name ?? label} color={(found?.color ?? -1) + 1} {...(count === undefined ? {} : { count })} />;
}

function Plain({ children }: { readonly children: React.ReactNode }) {
  return <span className="line-clamp-4 text-sm break-words">{children}</span>;
}
