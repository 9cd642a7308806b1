import { Check, Eye, EyeOff } from 'lucide-react';
import { parseStamp } from '../../../shared/history/clock.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatDateTime } from '../../ui/format-date.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { PersonMark } from '../../ui/person-mark.tsx';
import type { LabelerAnswer } from './labeler-answers.ts';
import { Said } from './said.tsx';

interface AnswerCardsProps {
  readonly question: Question;
  readonly answers: readonly LabelerAnswer[];
  /** Undefined where nothing can be decided. */
  readonly onTake: ((place: number) => void) | undefined;
  /** Whether the decision is this labeler's answer as it stands. */
  readonly isTaken: (place: number) => boolean;
  /** Whether a digit takes the answer now; with a region selected it takes what is there. */
  readonly byDigit: boolean;
  readonly visible: (place: number) => boolean;
  /** Shows or hides a labeler's regions; undefined where there are none. */
  readonly onVisible: ((place: number) => void) | undefined;
}

/** What each labeler said, with the digit that takes it. */
export function AnswerCards({ question, answers, onTake, isTaken, byDigit, visible, onVisible }: AnswerCardsProps) {
  return (
    <section aria-label="Answers" className="flex flex-col gap-1.5">
      <ul className="flex flex-col gap-1.5">
        {answers.map((given, place) => {
          const { labeler, name, color, answer, annotation, at } = given;
          const taken = isTaken(place);
          const canTake = onTake !== undefined && answer !== undefined && answer.is !== 'skipped';
          const inside = (
            <>
              <span className="flex items-center gap-2 text-xs text-ink-2">
                <PersonMark name={name} color={color} size="sm" withName />
                {taken && <Check size={13} role="img" aria-label="Taken" className="text-accent-ink" />}
                {canTake && byDigit && place < 9 && <KeyHint keys={String(place + 1)} className="ml-auto" />}
              </span>
              <span className="flex min-w-0">
                <Said question={question} answer={answer} />
              </span>
              {annotation.note !== undefined && <span className="text-xs text-ink-2 italic">“{annotation.note}”</span>}
              {annotation.sawOthers && <span className="text-xs text-warn-ink">saw others’ answers</span>}
            </>
          );
          const look = classNames('flex min-w-0 flex-1 flex-col items-stretch gap-1 rounded-md border px-2.5 py-1.5 text-left', taken ? 'border-accent bg-selected' : 'border-line');
          return (
            <li key={labeler} className="flex items-start gap-1" title={formatDateTime(parseStamp(at).ms)}>
              {canTake ? (
                <div data-answers className="flex min-w-0 flex-1">
                  <button type="button" aria-pressed={taken} className={classNames(look, 'hover:bg-hover')} onClick={() => onTake(place)}>
                    {inside}
                  </button>
                </div>
              ) : (
                <div className={look}>{inside}</div>
              )}
              {onVisible !== undefined && <IconButton label={`${visible(place) ? 'Hide' : 'Show'} regions of ${name}`} icon={visible(place) ? Eye : EyeOff} size="sm" onClick={() => onVisible(place)} className="mt-1" />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
