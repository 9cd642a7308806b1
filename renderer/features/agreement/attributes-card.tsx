import { attributeInputs } from '../../../shared/curation/attribute-input.ts';
import type { QuestionAgreement } from '../../../shared/curation/agreement-figures.ts';
import { FIGURE_WORDS } from '../../../shared/curation/figure-words.ts';
import { attributesAsked } from '../../../shared/model/label-set.ts';
import { Card } from '../../ui/card.tsx';
import { IntervalRows } from '../../ui/charts/interval-rows.tsx';
import { countOf } from '../../ui/format-count.ts';
import { attributesCsv } from './agreement-tables.ts';
import { CopyActions } from './copy-actions.tsx';
import type { Measured } from './measure-question.ts';
import { shownEstimate } from './shown-estimate.ts';
import type { DrillDown } from './use-drill-down.ts';

/** What is asked about each region: the headline of each such question. A row opens the samples with regions on which labelers differ. */
export function AttributesCard({ measured: { input }, attributes, drill }: { readonly measured: Measured; readonly attributes: readonly QuestionAgreement[]; readonly drill: DrillDown }) {
  const prompts = new Map(attributesAsked(input.question).map(({ id, prompt }) => [id, prompt]));
  const promptOf = (id: QuestionAgreement['question']) => prompts.get(id) ?? id;

  function open(key: string): void {
    const at = attributes.findIndex(({ question }) => question === key);
    const found = attributes[at];
    const { clusters } = attributeInputs(input)[at] ?? {};
    if (found === undefined || clusters === undefined) return;
    const samples = found.disagreement.flatMap((score, region) => (score !== null && score > 0 ? (clusters[region] ?? []) : []));
    drill.open([...new Set(samples)], `${promptOf(found.question)} differs`);
  }

  return (
    <Card title="Asked about each region" subtitle="On regions that two or more labelers drew. A row opens its samples." actions={<CopyActions what="Attributes" csv={() => attributesCsv(attributes, promptOf)} />} flush className="@3xl:col-span-2">
      <IntervalRows
        label="Agreement on what is asked about regions"
        rows={attributes.flatMap(({ question, figures, n }) => {
          const headline = figures[0];
          return headline === undefined ? [] : [{ key: question, name: promptOf(question), note: `${FIGURE_WORDS[headline.id].name}, ${countOf(n.units, 'region')}`, estimate: shownEstimate(headline.estimate) }];
        })}
        onOpen={open}
      />
    </Card>
  );
}
