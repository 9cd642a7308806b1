import type { ReleaseFormat, ReleaseRecipe } from '../../../shared/model/release.ts';
import { hasLabels } from '../../../shared/model/label-set.ts';
import { newestRelease } from '../../../shared/release/kept-splits.ts';
import { type AskedShare, questionsAsked } from '../../../shared/release/questions-asked.ts';
import { currentLabelSet } from '../../../shared/project/views/label-set-versions.ts';
import { rounds } from '../../../shared/project/views/rounds.ts';
import { useView } from '../../state/use-app.ts';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { countOf, formatCount } from '../../ui/format-count.ts';
import { formatPercent } from '../../ui/format-percent.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { Slider } from '../../ui/slider.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { groupColumns } from './default-recipe.ts';

const NONE = '-';
const FORMATS = [
  { value: 'csv', label: 'CSV tables' },
  { value: 'coco', label: 'COCO (boxes, polygons, points)' },
  { value: 'audio-manifest', label: 'Audio manifest (JSON lines)' },
  { value: 'textgrid', label: 'Praat TextGrids (spans, a tier per lane)' },
  { value: 'audacity', label: 'Audacity label tracks (spans)' },
] as const satisfies readonly { readonly value: ReleaseFormat; readonly label: string }[];

interface RecipeFormProps {
  readonly recipe: ReleaseRecipe;
  /** Why splits of an earlier release cannot be kept, in words. */
  readonly keptProblem: string | undefined;
  readonly onChange: (recipe: ReleaseRecipe) => void;
}

/** Everything that decides a release's bytes. */
export function RecipeForm({ recipe, keptProblem, onChange }: RecipeFormProps) {
  const questions = useView((state) => currentLabelSet(state)?.set.questions ?? []);
  const asked = useView(questionsAsked);
  const newest = useView(newestRelease);
  const allRounds = useView(rounds);
  const columns = useView(groupColumns);
  const set = (part: Partial<ReleaseRecipe>) => onChange({ ...recipe, ...part });
  const toggled = <T extends string>(list: readonly T[], all: readonly T[], value: T, on: boolean) => all.filter((each) => (each === value ? on : list.includes(each)));
  const countedRounds = recipe.rounds.length === 0 ? allRounds.map(({ id }) => id) : recipe.rounds;

  return (
    <div className="flex flex-col gap-4">
      <Card title="What">
        <div className="flex flex-col gap-3">
          <div className="grid grid-cols-[7rem_1fr] gap-3">
            <TextField label="Version" value={recipe.version} onChange={(version) => set({ version })} />
            <TextField label="Title" value={recipe.title} onChange={(title) => set({ title })} />
          </div>
          <fieldset className="flex flex-col gap-1">
            <legend className="mb-1 text-xs font-medium text-ink-2">Questions</legend>
            {questions.map(({ id, prompt }) => (
              <Checkbox key={id} label={prompt} hint={askedHint(asked.find(({ question }) => question.id === id))} checked={recipe.questions.includes(id)} onChange={(on) => set({ questions: toggled(recipe.questions, questions.map((each) => each.id), id, on) })} />
            ))}
          </fieldset>
          <fieldset className="flex flex-col gap-1">
            <legend className="mb-1 text-xs font-medium text-ink-2">Answers from</legend>
            {allRounds.map(({ id, round }) => (
              <Checkbox
                key={id}
                label={round.name}
                checked={countedRounds.includes(id)}
                onChange={(on) => {
                  const next = toggled(countedRounds, allRounds.map((each) => each.id), id, on);
                  set({ rounds: next.length === allRounds.length ? [] : next });
                }}
              />
            ))}
          </fieldset>
        </div>
      </Card>
      <Card title="Which answer counts" subtitle="The lead’s decision, else the labelers’ majority">
        <div className="flex flex-col gap-3">
          <Slider label="Majority of at least" value={recipe.threshold} onChange={(threshold) => set({ threshold })} min={0.5} max={1} step={0.05} format={(share) => (share === 0.5 ? 'half' : formatPercent(share))} />
          <NumberField label="Answers of at least" value={recipe.atLeast} onChange={(atLeast) => atLeast !== null && set({ atLeast })} min={1} max={20} step={1} unit="labelers" hint="Ties and anything less are left out and listed." />
        </div>
      </Card>
      <Card title="Splits">
        <div className="flex flex-col gap-3">
          {newest !== undefined && (
            <Switch
              label={`Keep the splits of version ${recipe.splitsFrom ?? newest}`}
              checked={recipe.splitsFrom !== undefined}
              onChange={(on) => {
                const { splitsFrom: _before, ...anew } = recipe;
                onChange(on ? { ...anew, splitsFrom: newest } : anew);
              }}
              hint={recipe.splitsFrom === undefined ? 'All are drawn anew: what a model was trained on may become test.' : 'Samples it had stay where they were; only new ones are drawn.'}
              error={keptProblem}
            />
          )}
          <div className="grid grid-cols-3 gap-2">
            {(['train', 'dev', 'test'] as const).map((split) => (
              <NumberField key={split} label={split} value={Math.round(recipe.shares[split] * 100)} onChange={(percent) => percent !== null && set({ shares: { ...recipe.shares, [split]: percent / 100 } })} min={0} max={100} step={5} unit="%" />
            ))}
          </div>
          <Select
            label="Keep in proportion"
            value={recipe.stratifyBy ?? NONE}
            onChange={(id) => set({ stratifyBy: questions.find((question) => question.id === id)?.id ?? null })}
            options={[{ value: NONE, label: 'Nothing' }, ...questions.filter(hasLabels).map(({ id, prompt }) => ({ value: id as string, label: `Labels of “${prompt}”` }))]}
          />
          <Select
            label="Keep together in one split"
            value={recipe.groupBy ?? NONE}
            onChange={(column) => set({ groupBy: column === NONE ? null : column })}
            options={[{ value: NONE, label: 'Nothing' }, ...columns.map((column) => ({ value: column, label: column === 'group' ? 'Samples of one folder or group' : `Samples with the same “${column}”` }))]}
            hint="So that near-copies do not leak from train into test."
          />
          <NumberField label="Seed" value={recipe.seed} onChange={(seed) => seed !== null && set({ seed })} min={0} max={4_294_967_295} step={1} />
        </div>
      </Card>
      <Card title="Files">
        <div className="flex flex-col gap-3">
          <RadioGroup
            label="Media"
            value={recipe.media}
            onChange={(media) => set({ media })}
            options={[
              { value: 'copy', label: 'Copy', hint: 'Complete in itself.' },
              { value: 'link', label: 'Link', hint: 'Hard links on the same disk: no extra space.' },
              { value: 'none', label: 'Leave out', hint: 'Only names and checksums.' },
            ]}
          />
          <fieldset className="flex flex-col gap-1">
            <legend className="mb-1 text-xs font-medium text-ink-2">Also as</legend>
            {FORMATS.map(({ value, label }) => (
              <Checkbox key={value} label={label} checked={recipe.formats.includes(value)} onChange={(on) => set({ formats: toggled(recipe.formats, FORMATS.map((each) => each.value), value, on) })} />
            ))}
          </fieldset>
          <TextField label="License" value={recipe.license} onChange={(license) => set({ license })} placeholder="CC-BY-4.0, internal, …" />
          <TextArea label="Description for the data card" value={recipe.description} onChange={(description) => set({ description })} rows={3} />
          <Switch label="Anonymous: leave out who labeled what" checked={recipe.anonymous} onChange={(anonymous) => set({ anonymous })} />
        </div>
      </Card>
    </div>
  );
}

/** Why a question is left out at first; nothing where it is in. */
function askedHint(share: AskedShare | undefined): string | undefined {
  if (share?.leftOut !== true) return undefined;
  return `Left out at first: asked about ${formatCount(share.asked)} of ${countOf(share.of, 'labeled sample')}, and it must be answered, so the others would not be in.`;
}
