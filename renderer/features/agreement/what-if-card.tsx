import { RotateCcw } from 'lucide-react';
import { compareText } from '../../../shared/basics/order.ts';
import type { LabelId, PersonId } from '../../../shared/model/ids.ts';
import { FIGURE_WORDS } from '../../../shared/curation/figure-words.ts';
import { type WhatIf, NOTHING_CHANGED } from '../../../shared/curation/what-if.ts';
import { hasLabels } from '../../../shared/model/label-set.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { IntervalRows } from '../../ui/charts/interval-rows.tsx';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { LabelChip } from '../../ui/label-chip.tsx';
import { PersonMark } from '../../ui/person-mark.tsx';
import { Switch } from '../../ui/switch.tsx';
import { figuresCsv } from './agreement-tables.ts';
import type { AnswerName } from './answer-names.ts';
import { Choices } from './choices.tsx';
import { CopyActions } from './copy-actions.tsx';
import type { PersonName } from './labeler-card.tsx';
import type { Measured } from './measure-question.ts';
import { shownEstimate } from './shown-estimate.ts';
import { useKept } from './use-kept.ts';
import { useWhatIf } from './use-what-if.ts';
import { whatIfWords } from './what-if-words.ts';

interface WhatIfCardProps {
  readonly measured: Measured;
  readonly personOf: (id: PersonId) => PersonName;
  readonly nameOf: (answer: string | null) => AnswerName;
}

/** Tries out merged labels, a labeler left out, an ordered reading, and shows what the headline would be. Changes nothing. */
export function WhatIfCard({ measured: { input, result }, personOf, nameOf }: WhatIfCardProps) {
  const [wanted, setWanted] = useKept<WhatIf>(`what if ${result.question}`, NOTHING_CHANGED);
  const { question, labelers } = input;
  const trying = wanted.merge.length >= 2 || wanted.leaveOut.size > 0 || wanted.ordered;
  const { headline, computing, drawing, problem } = useWhatIf(input, trying ? wanted : undefined);
  const now = result.figures[0];
  const labels = hasLabels(question) ? question.labels : [];
  const mayLeaveOut = labelers.length > 2;
  if (now === undefined || (labels.length < 2 && !mayLeaveOut)) return null;

  const toggleLabel = (id: LabelId) => setWanted({ ...wanted, merge: wanted.merge.includes(id) ? wanted.merge.filter((other) => other !== id) : [...wanted.merge, id] });
  function toggleLabeler(id: PersonId): void {
    const leaveOut = new Set(wanted.leaveOut);
    if (!leaveOut.delete(id)) leaveOut.add(id);
    // Agreement needs two.
    if (labelers.filter((labeler) => !leaveOut.has(labeler)).length >= 2) setWanted({ ...wanted, leaveOut });
  }

  return (
    <Card
      title="What if"
      subtitle="Try a change before anybody commits to it. Nothing in the project changes."
      className="@3xl:col-span-2"
      actions={
        <>
          <Button size="sm" tone="quiet" icon={RotateCcw} disabled={wanted === NOTHING_CHANGED} onClick={() => setWanted(NOTHING_CHANGED)}>
            As labeled
          </Button>
          <CopyActions what="What-if" csv={() => figuresCsv(trying && headline !== undefined && !computing ? [now, headline] : [now])} />
        </>
      }
      flush
    >
      <div className="grid gap-px bg-line *:bg-surface @3xl:grid-cols-2">
        <div className="flex flex-col gap-4 px-4 py-3">
          {labels.length > 1 && (
            <Choices
              title="Labels that were one"
              choices={labels.map(({ id, name }) => {
                const selected = wanted.merge.includes(id);
                return { key: id, name, selected, chip: <LabelChip {...nameOf(id)} selected={selected} onClick={() => toggleLabel(id)} /> };
              })}
            />
          )}
          {mayLeaveOut && (
            <Choices
              title="Labelers left out"
              choices={labelers
                .map((id) => ({ id, person: personOf(id), selected: wanted.leaveOut.has(id) }))
                .sort((a, b) => compareText(a.person.name, b.person.name))
                .map(({ id, person, selected }) => ({
                  key: id,
                  name: person.name,
                  selected,
                  chip: (
                    <Chip selected={selected} onClick={() => toggleLabeler(id)}>
                      <PersonMark {...person} size="sm" withName />
                    </Chip>
                  ),
                }))}
            />
          )}
          {question.type === 'choice' && labels.length > 2 && (
            <Switch label="Labels in their order are levels: further apart counts more" checked={wanted.ordered} onChange={(ordered) => setWanted({ ...wanted, ordered })} />
          )}
        </div>
        <div className="flex min-w-0 flex-col justify-center">
          <div aria-busy={computing || drawing} className={classNames('transition-opacity', computing && 'opacity-60')}>
            <IntervalRows
              label="Headline as labeled, and as it would be"
              rows={[
                { key: 'now', name: 'As labeled', note: FIGURE_WORDS[now.id].name, estimate: shownEstimate(now.estimate), color: 'var(--ink-3)' },
                ...(trying && headline !== undefined ? [{ key: 'if', name: 'What if', note: FIGURE_WORDS[headline.id].name, estimate: shownEstimate(headline.estimate) }] : []),
              ]}
            />
          </div>
          <p role="status" className="px-4 pb-3 text-ink-2">
            {problem !== undefined ? `It could not be computed: ${problem}` : trying ? (headline === undefined ? 'Computing …' : whatIfWords(now, headline, wanted)) : mergeHint(wanted, labels.length)}
          </p>
        </div>
      </div>
    </Card>
  );
}

function mergeHint({ merge }: WhatIf, labels: number): string {
  if (merge.length === 1) return 'Choose one more label to merge it with.';
  return labels > 1 ? 'Choose two labels that are often confused, or a labeler to leave out.' : 'Choose a labeler to leave out.';
}
