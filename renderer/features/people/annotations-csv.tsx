import { useEffect, useState } from 'react';
import { readAnnotationsCsv } from '../../../shared/formats/annotations-csv/read.ts';
import { type AnnotationImport, importAnnotations } from '../../../shared/project/commands/import-annotations.ts';
import { useMe, useSession } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { countOf } from '../../ui/format-count.ts';

type Reading = { readonly problem: string } | { readonly plan: AnnotationImport; readonly bad: number };

const SHOWN = 8;

/** A table of labels: what it would bring in, which rows cannot be used and why; then brings it in. */
export function AnnotationsCsv({ file }: { readonly file: File }) {
  const session = useSession();
  const me = useMe();
  const [reading, setReading] = useState<Reading | undefined>();
  const [done, setDone] = useState(false);

  useEffect(() => {
    let current = true;
    void file.text().then((text) => {
      if (!current) return;
      const read = readAnnotationsCsv(text);
      if (!read.ok) {
        setReading({ problem: read.problem });
        return;
      }
      const plan = importAnnotations(session.state, `Imported from ${file.name}`, read.value.rows);
      if (!plan.ok) setReading({ problem: 'This project has no label set yet.' });
      else setReading({ plan: { ...plan.value, problems: [...read.value.bad.first, ...plan.value.problems] }, bad: read.value.bad.count + plan.value.problems.length });
    });
    return () => {
      current = false;
    };
  }, [file, session]);

  if (reading === undefined) return null;
  if ('problem' in reading) return <ErrorNote title={`${file.name} cannot be read as a table of labels: ${reading.problem}.`} safe="Nothing was changed." next="It needs the columns sample, labeler and label; question is optional." />;
  const { plan, bad } = reading;

  function bringIn(): void {
    if (me === undefined) return;
    for (const changes of plan.commits) session.commit(changes, me.id);
    setDone(true);
  }

  return (
    <section aria-label={file.name} className="flex flex-col gap-2 rounded-md border border-line p-3 text-sm">
      <p>
        <strong>{file.name}</strong>: {countOf(plan.annotations, 'annotation')}
        {plan.newPeople.length > 0 && ` by new people: ${plan.newPeople.join(', ')}`}
      </p>
      {bad > 0 && (
        <div className="text-warn-ink">
          <p>{countOf(bad, 'row')} cannot be used:</p>
          <ul className="text-xs">
            {plan.problems.slice(0, SHOWN).map(({ line, problem }) => (
              <li key={`${line}/${problem}`}>
                line {line}: {problem}
              </li>
            ))}
          </ul>
        </div>
      )}
      {done ? (
        <output>They are in, as a closed round of their own.</output>
      ) : (
        <Button tone="primary" className="self-start" disabled={plan.annotations === 0} onClick={bringIn}>
          Bring in {countOf(plan.annotations, 'annotation')}
        </Button>
      )}
    </section>
  );
}
