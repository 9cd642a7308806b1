import { Ban, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { parseStamp } from '../../../shared/history/clock.ts';
import { adjudicationOf, annotationsOfSample } from '../../../shared/project/views/annotations.ts';
import { answerText } from '../../../shared/project/views/answer-text.ts';
import { currentLabelSet } from '../../../shared/project/views/label-set-versions.ts';
import { findPerson } from '../../../shared/project/views/people.ts';
import { findRound } from '../../../shared/project/views/rounds.ts';
import { fileName, type SampleEntry } from '../../../shared/project/views/samples.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { navigate } from '../../state/app-store.ts';
import { useCommit, useMe, useMediaUrl, useView } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { formatDateTime } from '../../ui/format-date.ts';
import { formatClock } from '../../ui/format-duration.ts';
import { Facts } from '../../ui/facts.tsx';
import { PersonMark } from '../../ui/person-mark.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Everything known about one sample. A labeler sees only their own answers here (blind by default). */
export function SampleDetails({ entry }: { readonly entry: SampleEntry }) {
  const me = useMe();
  const url = useMediaUrl()(entry.id);
  const lead = me?.person.role === 'lead';
  const { facts } = entry;
  return (
    <div className="flex flex-col gap-4">
      {facts.kind === 'image' ? (
        <img src={url} alt={entry.path} className="max-h-72 w-full rounded-md bg-sunken object-contain" />
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
      <Answers entry={entry} onlyBy={lead ? undefined : me?.id} />
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

function Answers({ entry, onlyBy }: { readonly entry: SampleEntry; readonly onlyBy: string | undefined }) {
  const view = (state: ProjectState) => ({
    state,
    questions: (currentLabelSet(state)?.set.questions ?? []).filter(({ about }) => about === entry.facts.kind),
    given: annotationsOfSample(state, entry.id).filter(({ labeler }) => onlyBy === undefined || labeler === onlyBy),
  });
  const { state, questions, given } = useView(view);
  return (
    <section aria-label="Answers" className="flex flex-col gap-3">
      {questions.map((question) => {
        const decision = onlyBy === undefined ? adjudicationOf(state, entry.id, question.id) : undefined;
        return (
          <div key={question.id}>
            <h3 className="text-xs font-semibold text-ink-2">{question.prompt}</h3>
            <ul className="mt-1 flex flex-col gap-1">
              {given.map(({ round, labeler, annotation, at, pass }) => {
                const who = findPerson(state, labeler);
                return (
                  <li key={`${round}/${labeler}/${pass}`} className="flex items-center gap-2 text-sm" title={formatDateTime(parseStamp(at).ms)}>
                    <PersonMark name={who?.person.name ?? labeler} color={(who?.index ?? 0) + 1} size="sm" />
                    <span className="min-w-0 flex-1 truncate">{answerText(question, annotation.answers[question.id])}</span>
                    <span className="text-xs text-ink-3">{findRound(state, round)?.round.name}</span>
                  </li>
                );
              })}
              {given.length === 0 && <li className="text-sm text-ink-3">No answers yet.</li>}
              {decision !== undefined && (
                <li className="rounded-md bg-ok-soft px-2 py-1 text-sm">
                  Decided: {answerText(question, decision.adjudication.answer)}
                  {decision.adjudication.reason !== '' && <span className="text-ink-2"> – {decision.adjudication.reason}</span>}
                </li>
              )}
            </ul>
          </div>
        );
      })}
      {onlyBy === undefined && given.length > 1 && (
        <Button size="sm" className="self-start" onClick={() => navigate({ screen: 'review', sample: entry.id }, { ids: [entry.id], title: fileName(entry.path) })}>
          Compare and decide
        </Button>
      )}
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
