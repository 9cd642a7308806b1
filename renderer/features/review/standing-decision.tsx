import { parseStamp } from '../../../shared/history/clock.ts';
import type { Answer } from '../../../shared/model/annotation.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import type { AdjudicationEntry } from '../../../shared/project/views/annotations.ts';
import { findPerson } from '../../../shared/project/views/people.ts';
import { useView } from '../../state/use-app.ts';
import { formatDateTime } from '../../ui/format-date.ts';
import { Said } from './said.tsx';

/** The decision in force: who, when, what, why, and who decided at the same time without knowing of it. */
export function StandingDecision({ question, entry }: { readonly question: Question; readonly entry: AdjudicationEntry }) {
  const state = useView((now) => now);
  const nameOf = (id: PersonId) => findPerson(state, id)?.person.name ?? id;
  const { adjudication, by, at, siblings } = entry;
  return (
    <section aria-label="Decision in force" className="flex flex-col gap-1.5 rounded-md bg-ok-soft px-2.5 py-2">
      <Made question={question} who={`Decided by ${nameOf(by)}`} ms={parseStamp(at).ms} answer={adjudication.answer} reason={adjudication.reason} />
      {siblings.map(({ commit, by: other, at: then, value }) =>
        value === null ? null : <Made key={commit} question={question} who={`Also decided by ${nameOf(other)}`} ms={parseStamp(then).ms} answer={value.answer} reason={value.reason} />,
      )}
    </section>
  );
}

function Made({ question, who, ms, answer, reason }: { readonly question: Question; readonly who: string; readonly ms: number; readonly answer: Answer; readonly reason: string }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="text-xs text-ink-2">
        {who}, {formatDateTime(ms)}
      </p>
      <div className="flex min-w-0">
        <Said question={question} answer={answer} />
      </div>
      {reason !== '' && <p className="text-xs text-ink-2">{reason}</p>}
    </div>
  );
}
