import { useMemo } from 'react';
import { PersonMark } from '../../ui/person-mark.tsx';
import type { LabelerAnswer } from './labeler-answers.ts';
import { type AlignedPlace, alignWords } from './word-alignment.ts';

/** What labelers wrote, beneath each other, with the words that are not the same in all marked. */
export function CaseWords({ answers, visible }: { readonly answers: readonly LabelerAnswer[]; readonly visible: (place: number) => boolean }) {
  const texts = answers.flatMap(({ answer, ...who }, place) => (visible(place) && answer?.is === 'value' && answer.value.type === 'text' ? [{ ...who, text: answer.value.text }] : []));
  if (texts.length === 0) return null;
  return (
    <section aria-label="Words" className="max-h-[45%] shrink-0 overflow-auto border-t border-line bg-surface px-4 py-3">
      <AlignedTexts joined={JSON.stringify(texts.map(({ text }) => text))} people={texts} />
    </section>
  );
}

/** Takes the texts joined, so that they are aligned anew only when they change. */
function AlignedTexts({ joined, people }: { readonly joined: string; readonly people: readonly Pick<LabelerAnswer, 'labeler' | 'name' | 'color'>[] }) {
  const places = useMemo(() => alignWords(JSON.parse(joined) as string[]), [joined]);
  return (
    <div className="flex flex-col gap-3">
      {people.map(({ labeler, name, color }, row) => (
        <div key={labeler} className="flex gap-2.5">
          <PersonMark name={name} color={color} size="sm" />
          <p className="min-w-0 flex-1 text-base leading-relaxed">
            {places.every(({ words }) => words[row] === undefined) && <span className="text-ink-3">(empty)</span>}
            {places.map(({ words, differs }, at) => {
              const word = words[row];
              if (word === undefined) return differs !== undefined && <Gap key={at} />;
              return (
                <span key={at}>
                  <Written word={word} differs={differs} />{' '}
                </span>
              );
            })}
          </p>
        </div>
      ))}
    </div>
  );
}

/** Another word than others wrote stands out; the same one in another case, or with a comma, hardly. */
function Written({ word, differs }: { readonly word: string; readonly differs: AlignedPlace['differs'] }) {
  if (differs === 'word') return <mark className="rounded-sm bg-warn-soft px-0.5 text-ink underline decoration-warn decoration-2 underline-offset-3">{word}</mark>;
  if (differs === 'spelling') return <span className="underline decoration-line-strong decoration-dotted underline-offset-3">{word}</span>;
  return word;
}

/** Others have a word here. */
function Gap() {
  return (
    <span className="mr-1 inline-block w-3 border-b-2 border-dashed border-warn align-baseline" title="Others wrote a word here">
      <span className="sr-only">nothing</span>
    </span>
  );
}
