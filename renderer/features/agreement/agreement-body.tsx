import { useMemo, useRef } from 'react';
import type { PersonId } from '../../../shared/model/ids.ts';
import { guidelineByHash } from '../../../shared/project/views/guideline-versions.ts';
import { findPerson } from '../../../shared/project/views/people.ts';
import type { RoundEntry } from '../../../shared/project/views/rounds.ts';
import { useSession } from '../../state/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { countOf } from '../../ui/format-count.ts';
import { answerNames } from './answer-names.ts';
import { AttributesCard } from './attributes-card.tsx';
import { BoundaryCard } from './boundary-card.tsx';
import { cardLayout } from './card-layout.ts';
import { CardWords } from './card-words.ts';
import { ConfusionCard } from './confusion-card.tsx';
import { CostlyCard } from './costly-card.tsx';
import { DecompositionCard } from './decomposition-card.tsx';
import { F1CurveCard } from './f1-curve-card.tsx';
import { HeadlineCard } from './headline-card.tsx';
import { HistogramCard } from './histogram-card.tsx';
import { HumanLevelCard } from './human-level-card.tsx';
import { useKeptPlace } from './kept-place.ts';
import { LabelCard } from './label-card.tsx';
import { LabelerCard, type PersonName } from './labeler-card.tsx';
import type { Measured, Scope } from './measure-question.ts';
import { MixedGuidelines } from './mixed-guidelines.tsx';
import { NothingToCompare } from './nothing-to-compare.tsx';
import { PairCard } from './pair-card.tsx';
import { SampleSizeRow } from './sample-size-row.tsx';
import { TrendCard, type TrendRound } from './trend-card.tsx';
import type { AgreementOfQuestion } from './use-agreement.ts';
import { useDrillDown } from './use-drill-down.ts';
import { WhatIfCard } from './what-if-card.tsx';

interface AgreementBodyProps {
  readonly measured: Measured;
  readonly agreement: AgreementOfQuestion;
  readonly entries: readonly RoundEntry[];
  readonly scope: Scope;
  readonly scopeName: string;
  readonly onScope: (scope: Scope) => void;
}

/** Everything about agreement on the question, once there are numbers. Dimmed while newer ones are computed. */
export function AgreementBody({ measured, agreement, entries, scope, scopeName, onScope }: AgreementBodyProps) {
  const body = useRef<HTMLDivElement>(null);
  const { state } = useSession();
  const { input, result } = measured;
  const drill = useDrillDown(measured);
  useKeptPlace(body);
  const nameOf = useMemo(() => answerNames(input.question), [input.question]);
  const personOf = (id: PersonId): PersonName => {
    const entry = findPerson(state, id);
    return { name: entry?.person.name ?? id, color: (entry?.index ?? 0) + 1 };
  };
  const trend = entries.map(({ id, round }): TrendRound => ({
    id,
    name: round.name,
    guideline: round.guideline === undefined ? undefined : guidelineByHash(state, round.guideline)?.number,
    measured: agreement.measured.get(id),
    change: agreement.changeOf(id),
  }));
  const comparable = result.n.units > 0;
  const several = comparable && result.labelers.length > 1;
  const shared = { measured, personOf, nameOf, drill };
  const layout = cardLayout(result);
  const about = [input.question.prompt, `${scopeName}, ${countOf(result.n.units, 'sample')} compared, ${countOf(result.n.raters, 'labeler')}`];
  return (
    <CardWords value={about}>
      <div ref={body} data-agreement-body aria-busy={agreement.computing} data-question={result.question} data-round={scope} className={classNames('flex flex-col gap-4 transition-opacity', agreement.stale && 'opacity-60')}>
        {scope === 'all' && comparable && <MixedGuidelines rounds={trend} onScope={onScope} />}
        {comparable ? <HeadlineCard result={result} nameOf={nameOf} drill={drill} intervalIsOlder={measured.headlineOfNow === true} /> : <NothingToCompare result={result} />}
        <SampleSizeRow measured={measured} drill={drill} />
        <div className="grid gap-4 @3xl:grid-cols-2">
          {(comparable || trend.some(hasValue)) && <TrendCard rounds={trend} onOpen={onScope} personOf={personOf} nameOf={nameOf} />}
          {comparable && <HistogramCard measured={measured} drill={drill} />}
          {several && result.decomposition !== undefined && <DecompositionCard measured={measured} decomposition={result.decomposition} personOf={personOf} drill={drill} />}
          {several && result.f1Curve !== undefined && <F1CurveCard curve={result.f1Curve} countOf={(label) => result.labels.find((each) => each.label === label)?.count ?? 0} nameOf={nameOf} spans={result.type === 'span'} />}
          {several && result.boundaries !== undefined && <BoundaryCard boundaries={result.boundaries} personOf={personOf} drill={drill} />}
          {several && result.attributes !== undefined && result.attributes.length > 0 && <AttributesCard measured={measured} attributes={result.attributes} drill={drill} />}
          {several && result.labels.length > 0 && <LabelCard {...shared} className={layout.label} />}
          {several && result.confusion !== null && <ConfusionCard {...shared} confusion={result.confusion} className={layout.confusion} />}
          {several && <PairCard {...shared} className={layout.pair} />}
          {several && result.humanLevel !== undefined && result.humanLevel !== null && <HumanLevelCard level={result.humanLevel} measured={measured} drill={drill} className={layout.human} />}
          {several && <LabelerCard {...shared} />}
          {several && result.type === 'span' && <CostlyCard measured={measured} drill={drill} />}
          {several && <WhatIfCard key={result.question} measured={measured} personOf={personOf} nameOf={nameOf} />}
        </div>
      </div>
    </CardWords>
  );
}

function hasValue({ measured }: TrendRound): boolean {
  return (measured?.result.figures[0]?.estimate.value ?? null) !== null;
}
