import { ChevronLeft, ChevronRight, CircleCheck, CircleDashed, CircleSlash, Combine } from 'lucide-react';
import { findLabel, type RegionQuestion } from '../../../shared/model/label-set.ts';
import { REVIEW_COMMANDS } from '../../state/keys/review-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { countOf } from '../../ui/format-count.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { PersonMark } from '../../ui/person-mark.tsx';
import type { CaseGroup, GroupState, GroupStates } from './case-groups.ts';
import { groupSentences, KIND_MEANINGS, KIND_WORDS } from './conflict-words.ts';
import type { LabelerAnswer } from './labeler-answers.ts';

interface GroupBarProps {
  readonly question: RegionQuestion;
  readonly answers: readonly LabelerAnswer[];
  /** The conflicts that are stepped through. */
  readonly conflicts: readonly CaseGroup[];
  readonly states: GroupStates;
  readonly inHand: CaseGroup | undefined;
  readonly canDecide: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly onTake: (place: number) => void;
  readonly onAverage: () => void;
  readonly onLeaveOut: () => void;
}

const STATES: Readonly<Record<GroupState, { readonly says: string; readonly icon: typeof CircleCheck }>> = {
  in: { says: 'In the decision', icon: CircleCheck },
  merged: { says: 'Merged with another', icon: Combine },
  'left-out': { says: 'Left out', icon: CircleSlash },
  open: { says: 'Not decided', icon: CircleDashed },
};

/** What is selected, in words: who marked it, what differs, and what can be taken into the decision. */
export function GroupBar(props: GroupBarProps) {
  const { question, answers, conflicts, states, inHand, onStep } = props;
  const keys = useKeymap(REVIEW_COMMANDS);
  const at = inHand === undefined ? -1 : conflicts.findIndex(({ key }) => key === inHand.key);
  const words = inHand === undefined ? summary(conflicts, states) : groupSentences(question, inHand, answers.map(({ name }) => name)).join(' · ');
  return (
    <section aria-label="What differs" data-conflict={at + 1} className="@container shrink-0 border-t border-line bg-surface">
      {/* As high with something selected as without, so that what is above stays where it is. */}
      <div className={classNames('flex flex-col gap-1.5 px-2 py-1.5 @2xl:min-h-[76px]', answers.length > 3 ? 'min-h-[186px]' : 'min-h-[152px]')}>
        <div className="flex flex-wrap items-center gap-1.5 text-sm">
          <IconButton label="The conflict before" icon={ChevronLeft} size="sm" hotkey={keys.hintOf('review.previous-conflict')} disabled={conflicts.length === 0} onClick={() => onStep(-1)} />
          <span className="min-w-10 text-center text-xs text-ink-2 tabular-nums">{conflicts.length === 0 ? '–' : `${at === -1 ? '–' : at + 1} of ${conflicts.length}`}</span>
          <IconButton label="The next conflict" icon={ChevronRight} size="sm" hotkey={keys.hintOf('review.next-conflict')} disabled={conflicts.length === 0} onClick={() => onStep(1)} />
          {inHand?.kinds.map((kind) => (
            <Badge key={kind} tone="warn" title={KIND_MEANINGS[kind]}>
              {KIND_WORDS[kind]}
            </Badge>
          ))}
          <p role="status" className="order-last line-clamp-2 min-w-0 basis-full pl-1 @2xl:order-none @2xl:line-clamp-1 @2xl:flex-1 @2xl:basis-0" title={inHand === undefined ? undefined : words}>
            {words}
          </p>
          {inHand !== undefined && (
            <span className="ml-auto">
              <StateMark state={states.stateOf(inHand)} />
            </span>
          )}
        </div>
        {inHand === undefined ? (
          <p className="pl-1 text-xs leading-5 text-ink-2">
            {conflicts.length > 0 && (
              <>
                <KeyHint keys={keys.hintOf('review.next-conflict')} /> goes to what differs, <KeyHint keys={keys.hintOf('review.next-region')} /> to the next region;{' '}
              </>
            )}
            <KeyHint keys={keys.hintOf('review.most')} /> takes what most say.
          </p>
        ) : (
          props.canDecide && <Choices {...props} inHand={inHand} />
        )}
      </div>
    </section>
  );
}

function StateMark({ state }: { readonly state: GroupState }) {
  const { says, icon } = STATES[state];
  return (
    <Badge tone={state === 'in' || state === 'merged' ? 'ok' : 'neutral'} icon={icon} title={says}>
      <span className="sr-only @xl:not-sr-only">{says}</span>
    </Badge>
  );
}

function Choices({ question, answers, inHand, onTake, onAverage, onLeaveOut }: GroupBarProps & { readonly inHand: CaseGroup }) {
  const keys = useKeymap(REVIEW_COMMANDS);
  return (
    <div data-answers className="flex flex-wrap items-center gap-1.5">
      {answers.map(({ name, color, answer, labeler }, place) => {
        const member = inHand.members.find((each) => each.labeler === place);
        if (member === undefined && answer?.is !== 'value') return null;
        const said = member === undefined ? 'nothing' : (findLabel(question, member.region.label)?.name ?? member.region.label);
        return (
          <button key={labeler} type="button" onClick={() => onTake(place)} className="inline-flex h-7 max-w-60 min-w-0 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-1.5 text-sm hover:bg-hover active:bg-pressed">
            <span aria-hidden className="inline-flex">
              <PersonMark name={name} color={color} size="sm" />
            </span>
            <span className="sr-only">{`Take ${name}:`}</span>
            <span className={member === undefined ? 'truncate text-ink-3' : 'truncate'}>{said}</span>
            {place < 9 && <KeyHint keys={String(place + 1)} />}
          </button>
        );
      })}
      {inHand.members.length > 1 && (
        <Button size="md" icon={Combine} hotkey={keys.hintOf('review.average')} onClick={onAverage}>
          Average
        </Button>
      )}
      <Button size="md" tone="quiet" icon={CircleSlash} hotkey={keys.hintOf('review.leave-out')} onClick={onLeaveOut}>
        Leave out
      </Button>
    </div>
  );
}

function summary(conflicts: readonly CaseGroup[], { undecided }: GroupStates): string {
  if (conflicts.length === 0) return 'Nothing differs';
  return undecided === 0 ? `${countOf(conflicts.length, 'conflict')}, all decided` : `${countOf(undecided, 'conflict')} not decided`;
}
