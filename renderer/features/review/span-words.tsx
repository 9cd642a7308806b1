import { useMemo } from 'react';
import { attributesOf, type Region } from '../../../shared/model/annotation.ts';
import type { QuestionId } from '../../../shared/model/ids.ts';
import { attributesAsked, type RegionQuestion } from '../../../shared/model/label-set.ts';
import type { CaseGroup } from './case-groups.ts';
import { ComparedWords } from './compared-words.tsx';
import type { WordRow } from './word-row.ts';
import { type LabelerAnswer, regionsOf } from './labeler-answers.ts';

interface SpanWordsProps {
  readonly question: RegionQuestion;
  /** What is in hand; undefined for nothing. */
  readonly group: CaseGroup | undefined;
  readonly answers: readonly LabelerAnswer[];
  readonly visible: (place: number) => boolean;
  /** The decision's region for the group. */
  readonly decided: Region | undefined;
  /** Undefined where nothing can be decided. `place`: the labeler whose words were pressed. */
  readonly onWords: ((place: number, attribute: QuestionId, text: string) => void) | undefined;
}

/**
 * What labelers wrote about the matched regions in hand, word against word. It keeps its room while nothing is in hand, so that the waveform above stays where
 * it is; where nobody wrote anything about any region, there is nothing.
 */
export function SpanWords({ question, group, answers, visible, decided, onWords }: SpanWordsProps) {
  const isWritten = useMemo(() => hasWords(question, answers), [question, answers]);
  if (!isWritten) return null;
  const written = attributesAsked(question).flatMap((asked) => {
    if (asked.type !== 'text') return [];
    const said = (group?.members ?? []).flatMap(({ labeler, region }) => {
      const given = answers[labeler];
      return given === undefined || !visible(labeler) ? [] : [{ place: labeler, row: { key: given.labeler, name: given.name, color: given.color, text: textIn(region, asked.id) ?? '' } satisfies WordRow }];
    });
    return said.some(({ row }) => row.text !== '') ? [{ asked, said }] : [];
  });
  return (
    <section aria-label="Words" className="max-h-[25%] min-h-16 overflow-auto border-t border-line bg-surface px-4 py-2" style={{ height: roomFor(answers.length) }}>
      {written.length === 0 && <p className="text-xs text-ink-2">{group === undefined ? 'Words of what is selected are compared here.' : 'Nobody wrote words here.'}</p>}
      {written.map(({ asked, said }) => (
        <div key={asked.id} className="flex flex-col gap-1">
          {written.length > 1 && <h3 className="text-xs text-ink-2">{asked.prompt}</h3>}
          <ComparedWords
            rows={said.map(({ row }) => row)}
            decided={decided === undefined ? undefined : (textIn(decided, asked.id) ?? '')}
            onWords={
              onWords === undefined
                ? undefined
                : (text, row) => {
                    const place = said[row]?.place;
                    if (place !== undefined) onWords(place, asked.id, text);
                  }
            }
          />
        </div>
      ))}
    </section>
  );
}

/** Whether a labeler wrote anything about any region. O(regions). */
function hasWords(question: RegionQuestion, answers: readonly LabelerAnswer[]): boolean {
  const texts = attributesAsked(question).filter(({ type }) => type === 'text');
  return texts.length > 0 && answers.some(({ answer }) => regionsOf(answer).some((region) => texts.some(({ id }) => (textIn(region, id) ?? '') !== '')));
}

/** Pixels for a line of words of each labeler and the error rates: no more, since lanes above need room too. What is longer scrolls. */
function roomFor(labelers: number): number {
  return 16 + labelers * 34 + 28;
}

function textIn(region: Region, attribute: QuestionId): string | undefined {
  const value = attributesOf(region)[attribute];
  return value?.type === 'text' ? value.text : undefined;
}
