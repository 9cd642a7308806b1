import { Ban, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { SampleEntry } from '../../../shared/project/views/samples.ts';
import { useCommit, useMe, useMediaUrl, useView } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { formatClock } from '../../ui/format-duration.ts';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { firstShown, givenAnswers, regionsIn } from './given-answers.ts';
import { RegionOutlines } from './region-outlines.tsx';
import { SampleAnswers } from './sample-answers.tsx';

/** Everything known about one sample. A labeler sees only their own answers here (blind by default). */
export function SampleDetails({ entry }: { readonly entry: SampleEntry }) {
  const me = useMe();
  const url = useMediaUrl()(entry.id);
  const lead = me?.person.role === 'lead';
  const { facts } = entry;
  const onlyBy = lead ? undefined : me?.id;
  const asked = useView((state) => givenAnswers(state, entry, onlyBy));
  const [chosen, setChosen] = useState<{ readonly sample: SampleEntry['id']; readonly key: string | undefined } | undefined>();
  const shown = chosen?.sample === entry.id ? chosen.key : firstShown(asked);
  const onImage = asked.flatMap(({ question, given, decided }) => [...given, ...(decided === undefined ? [] : [decided])].map((answer) => ({ question, answer }))).find(({ answer }) => answer.key === shown);
  return (
    <div className="flex flex-col gap-4">
      {facts.kind === 'image' ? (
        <div className="relative max-h-72 overflow-hidden rounded-md bg-sunken">
          <img src={url} alt={entry.path} className="max-h-72 w-full object-contain" />
          {onImage !== undefined && <RegionOutlines question={onImage.question} regions={regionsIn(onImage.answer.answer)} width={facts.width} height={facts.height} />}
        </div>
      ) : (
        <audio src={url} controls className="w-full">
          <track kind="captions" />
        </audio>
      )}
      <Facts
        items={[
          { term: 'File', value: entry.path },
          { term: 'Size', value: facts.kind === 'image' ? `${facts.width} × ${facts.height}, ${formatBytes(facts.bytes)}` : `${formatClock(facts.seconds, 2)}, ${facts.sampleRate} Hz, ${facts.channels} ch, ${formatBytes(facts.bytes)}` },
          { term: 'Id', value: <code title={entry.id}>{entry.id.slice(0, 12)}</code> },
          ...(entry.places.length > 1 ? [{ term: 'Also as', value: entry.places.slice(1).map(({ path }) => path).join(', ') }] : []),
          ...(entry.places[0]?.occurrence.group === undefined ? [] : [{ term: 'Group', value: entry.places[0].occurrence.group }]),
        ]}
      />
      <Tags entry={entry} />
      <SampleAnswers entry={entry} asked={asked} shown={shown} onShow={(key) => setChosen({ sample: entry.id, key })} canDecide={lead} />
      {lead && <Exclusion entry={entry} />}
    </div>
  );
}

function Tags({ entry }: { readonly entry: SampleEntry }) {
  const commit = useCommit();
  const [tag, setTag] = useState('');
  function add(): void {
    if (tag.trim() !== '') commit?.([{ kind: 'sample-tagged/1', key: [entry.id, tag.trim()], value: '' }]);
    setTag('');
  }
  return (
    <section aria-label="Tags" className="flex flex-wrap items-center gap-1.5">
      {entry.tags.map((each) => (
        <Chip key={each} removeLabel={`Remove tag ${each}`} {...(commit === undefined ? {} : { onRemove: () => commit([{ kind: 'sample-tagged/1', key: [entry.id, each], value: null }]) })}>
          {each}
        </Chip>
      ))}
      {commit !== undefined && <TextField label="Add a tag" hideLabel value={tag} onChange={setTag} onEnter={add} placeholder="Add a tag" className="w-32" />}
    </section>
  );
}

function Exclusion({ entry }: { readonly entry: SampleEntry }) {
  const commit = useCommit();
  const [reason, setReason] = useState('');
  if (commit === undefined) return null;
  if (entry.excluded !== undefined) {
    return (
      <div className="flex items-center gap-2 rounded-md bg-warn-soft px-3 py-2 text-sm">
        <span className="flex-1">Excluded{entry.excluded === '' ? '' : `: ${entry.excluded}`}</span>
        <Button size="sm" icon={Undo2} onClick={() => commit([{ kind: 'sample-excluded/1', key: [entry.id], value: null }])}>
          Take back in
        </Button>
      </div>
    );
  }
  return (
    <div className="flex items-end gap-2">
      <TextField label="Exclude this sample, because …" value={reason} onChange={setReason} className="flex-1" placeholder="Reason" />
      <Button icon={Ban} disabled={reason.trim() === ''} onClick={() => commit([{ kind: 'sample-excluded/1', key: [entry.id], value: { reason: reason.trim() } }])}>
        Exclude
      </Button>
    </div>
  );
}
