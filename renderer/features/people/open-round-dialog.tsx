import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { PersonId } from '../../../shared/model/ids.ts';
import { drawSamples } from '../../../shared/project/commands/draw-samples.ts';
import { openRound } from '../../../shared/project/commands/open-round.ts';
import { currentGuideline } from '../../../shared/project/views/guideline-versions.ts';
import { currentLabelSet } from '../../../shared/project/views/label-set-versions.ts';
import type { PersonEntry } from '../../../shared/project/views/people.ts';
import type { RoundEntry } from '../../../shared/project/views/rounds.ts';
import { samples } from '../../../shared/project/views/samples.ts';
import { newRoundId, newSeed } from '../../state/new-id.ts';
import { useApp, useCommit, useSession, useView } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { countOf, formatCount } from '../../ui/format-count.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { PersonMark } from '../../ui/person-mark.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface OpenRoundDialogProps {
  readonly people: readonly PersonEntry[];
  readonly rounds: readonly RoundEntry[];
  readonly onClose: () => void;
  readonly onAddPerson: () => void;
}

/** Opens a round: which samples, who labels, how many per sample, blind or not. What is opened is written down and stays. */
export function OpenRoundDialog({ people, rounds, onClose, onAddPerson }: OpenRoundDialogProps) {
  const { state } = useSession();
  const commit = useCommit();
  const all = useView(samples);
  const picked = useApp((app) => app.picked);
  const set = useView(currentLabelSet);
  const guideline = useView(currentGuideline);
  const [name, setName] = useState(`Round ${rounds.length + 1}`);
  const [labelers, setLabelers] = useState<ReadonlySet<PersonId>>(new Set(people.filter(({ person }) => person.role === 'labeler').map(({ id }) => id)));
  const [perSample, setPerSample] = useState<number | null>(Math.max(1, Math.min(2, labelers.size)));
  const [blind, setBlind] = useState(true);
  const [which, setWhich] = useState<'all' | 'fresh' | 'picked'>(picked?.ids === undefined ? 'all' : 'picked');

  const [atMost, setAtMost] = useState<number | null>(null);
  const [seed] = useState(newSeed);

  const asked = new Set(set?.set.questions.map(({ about }) => about));
  const usable = all.filter(({ facts, excluded }) => excluded === undefined && asked.has(facts.kind));
  const pickedIds = new Set(picked?.ids);
  const fresh = usable.filter(({ id }) => !state.annotations.rowsOfSample(id).some((row) => state.annotations.isCurrent(row)));
  const eligible = which === 'all' ? usable : which === 'fresh' ? fresh : usable.filter(({ id }) => pickedIds.has(id));
  const chosen = drawSamples(eligible, atMost ?? eligible.length, seed);
  const problem = whyNot(labelers.size, perSample, chosen.length, name);

  function open(): void {
    if (problem !== undefined || set === undefined || perSample === null) return;
    const order = people.filter(({ id }) => labelers.has(id)).map(({ id }) => id);
    commit?.(
      openRound(
        newRoundId(),
        { name: name.trim(), labelers: order, perSample, blind, repeatRate: 0, checkRate: 0, seed, labelSet: set.hash, ...(guideline === undefined ? {} : { guideline: guideline.hash }), basedOn: null },
        chosen.map(({ id }) => id),
      ),
    );
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Open a round"
      description={`Under guideline ${guideline === undefined ? '(none yet)' : `version ${guideline.number}`} and label set ${set?.number ?? '–'}.`}
      footer={
        <>
          <span className="mr-auto self-center text-sm text-ink-2" role="status">
            {problem ?? `${countOf(chosen.length, 'sample')}, ${countOf(chosen.length * (perSample ?? 0), 'annotation')} in all, about ${formatCount(Math.ceil((chosen.length * (perSample ?? 0)) / Math.max(1, labelers.size)))} each`}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabled={problem !== undefined} onClick={open}>
            Open the round
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField label="Name" value={name} onChange={setName} />
        <RadioGroup
          label="Samples"
          value={which}
          onChange={setWhich}
          options={[
            { value: 'all', label: `All (${formatCount(usable.length)})` },
            { value: 'fresh', label: `Only those without answers (${formatCount(fresh.length)})`, disabled: fresh.length === 0 },
            ...(picked?.ids === undefined ? [] : [{ value: 'picked' as const, label: `The picked ones: ${picked.title ?? countOf(picked.ids.length, 'sample')}` }]),
          ]}
        />
        <NumberField label="Of these, at most" value={atMost} onChange={setAtMost} min={1} max={Math.max(1, eligible.length)} step={10} unit="samples" hint="Empty for all of them; else drawn at random." />
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1 text-xs font-medium text-ink-2">Labelers</legend>
          {people.map(({ id, person, index }) => (
            <div key={id} className="flex items-center gap-2">
              <Checkbox
                label={`${person.name}${person.role === 'lead' ? ' (lead)' : ''}`}
                checked={labelers.has(id)}
                onChange={(on) => setLabelers(new Set(on ? [...labelers, id] : [...labelers].filter((other) => other !== id)))}
              />
              <PersonMark name={person.name} color={index + 1} size="sm" />
            </div>
          ))}
          <Button size="sm" tone="quiet" icon={UserPlus} className="self-start" onClick={onAddPerson}>
            Add a person
          </Button>
        </fieldset>
        <NumberField label="Labelers per sample" value={perSample} onChange={setPerSample} min={1} max={Math.max(1, labelers.size)} step={1} hint="Two or more show where labelers differ." />
        <Switch label="Blind: labelers see only their own answers" checked={blind} onChange={setBlind} hint="Kept by the app, not by encryption: whoever opens the files can read them." />
      </div>
    </Dialog>
  );
}

function whyNot(labelers: number, perSample: number | null, samples: number, name: string): string | undefined {
  if (samples === 0) return 'There are no such samples.';
  if (labelers === 0) return 'Choose at least one labeler.';
  if (perSample === null || perSample < 1) return 'Say how many labelers each sample gets.';
  if (perSample > labelers) return `There are only ${labelers} labelers for ${perSample} per sample.`;
  if (name.trim() === '') return 'Give the round a name.';
  return undefined;
}
