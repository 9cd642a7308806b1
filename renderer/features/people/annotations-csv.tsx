import { useEffect, useState } from 'react';
import { readAnnotationsCsv } from '../../../shared/formats/annotations-csv/read.ts';
import { exhausted } from '../../../shared/basics/assert.ts';
import { type AnnotationImport, type BadImportRows, type ImportedRow, importAnnotations, type ImportProblem } from '../../../shared/project/commands/import-annotations.ts';
import { newPersonId, newRoundId } from '../../state/new-id.ts';
import { useMe, useSession } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { countOf } from '../../ui/format-count.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';

type Rows = readonly ImportedRow[];
type Reading = { readonly problem: string } | { readonly rows: Rows; readonly plan: AnnotationImport; readonly bad: BadImportRows };

const SHOWN = 8;

function sentenceFor(problem: ImportProblem): string {
  switch (problem.code) {
    case 'no-questions':
      return 'this project asks no questions yet';
    case 'which-question':
      return `it needs a column “question” with one of ${problem.questions.join(', ')}`;
    case 'ambiguous-sample':
      return `line ${problem.line}: ${problem.name} could be ${problem.paths.slice(0, 5).join(', ')}; use the path or the id`;
    case 'nothing-usable':
      return `no row can be used; line ${problem.bad.first[0]?.line ?? 2}: ${problem.bad.first[0]?.problem ?? 'it is empty'}`;
    default:
      return exhausted(problem);
  }
}

/** Rows that the table itself or the project has no use for, as one list in order of lines. */
function together(a: BadImportRows, b: BadImportRows): BadImportRows {
  return { count: a.count + b.count, first: [...a.first, ...b.first].sort((x, y) => x.line - y.line) };
}

/** A table of labels: what it would bring in, which rows cannot be used and why; then brings it in. */
export function AnnotationsCsv({ file }: { readonly file: File }) {
  const session = useSession();
  const me = useMe();
  const [reading, setReading] = useState<Reading | undefined>();
  const [given, setGiven] = useState<'independently' | 'knowing'>('independently');
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
      const plan = importAnnotations(session.state, read.value.rows, { round: newRoundId(), newPerson: newPersonId });
      setReading(plan.ok ? { rows: read.value.rows, plan: plan.value, bad: together(read.value.bad, plan.value.bad) } : { problem: sentenceFor(plan.problem) });
    });
    return () => {
      current = false;
    };
  }, [file, session]);

  if (reading === undefined) return null;
  if ('problem' in reading) return <ErrorNote title={`${file.name} cannot be read as a table of labels: ${reading.problem}.`} safe="Nothing was changed." next="It needs the columns sample, labeler and label, and question where more than one is asked. A question is named by its id or its words." />;
  const { rows, plan, bad } = reading;
  const newPeople = plan.labelers.filter(({ added }) => added).map(({ name }) => name);

  function bringIn(): void {
    if (me === undefined) return;
    const now = importAnnotations(session.state, rows, { round: newRoundId(), newPerson: newPersonId }, { independent: given === 'independently' });
    if (!now.ok) {
      setReading({ problem: sentenceFor(now.problem) });
      return;
    }
    for (const changes of now.value.commits) session.commit(changes, me.id);
    setDone(true);
  }

  return (
    <section aria-label={file.name} className="flex flex-col gap-2 rounded-md border border-line p-3 text-sm">
      <p>
        <strong>{file.name}</strong>: {countOf(plan.annotations, 'annotation')}
        {newPeople.length > 0 && ` by new people: ${newPeople.join(', ')}`}
      </p>
      {bad.count > 0 && (
        <div className="text-warn-ink">
          <p>{countOf(bad.count, 'row')} cannot be used:</p>
          <ul className="text-xs">
            {bad.first.slice(0, SHOWN).map(({ line, problem }) => (
              <li key={`${line}/${problem}`}>
                line {line}: {problem}
              </li>
            ))}
          </ul>
        </div>
      )}
      {!done && plan.annotations > 0 && (
        <RadioGroup
          label="Were these given independently?"
          value={given}
          onChange={setGiven}
          options={[
            { value: 'independently', label: 'Yes', hint: 'Nobody saw others’ answers: they count for blind agreement.' },
            { value: 'knowing', label: 'No, or not known', hint: 'They are kept out of blind agreement, and can be looked at beside it.' },
          ]}
        />
      )}
      {done ? (
        <output>They are in, as a round of their own, which is closed: nobody is asked to label in it.</output>
      ) : (
        <Button tone="primary" className="self-start" disabled={plan.annotations === 0} onClick={bringIn}>
          Bring in {countOf(plan.annotations, 'annotation')}
        </Button>
      )}
    </section>
  );
}
