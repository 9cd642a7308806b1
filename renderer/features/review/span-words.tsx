import { attributesOf, type Region } from '../../../shared/model/annotation.ts';
import type { QuestionId } from '../../../shared/model/ids.ts';
import { attributesAsked, type RegionQuestion } from '../../../shared/model/label-set.ts';
import type { CaseGroup } from './case-groups.ts';
import { ComparedWords } from './compared-words.tsx';
import type { WordRow } from './word-row.ts';
import type { LabelerAnswer } from './labeler-answers.ts';

interface SpanWordsProps {
  readonly question: RegionQuestion;
  readonly group: CaseGroup;
  readonly answers: readonly LabelerAnswer[];
  readonly visible: (place: number) => boolean;
  /** The decision's region for the group. */
  readonly decided: Region | undefined;
  /** Undefined where nothing can be decided. `place`: the labeler whose words were pressed. */
  readonly onWords: ((place: number, attribute: QuestionId, text: string) => void) | undefined;
}

/** What labelers wrote about the matched regions in hand, word against word; nothing where nobody wrote anything. */
export function SpanWords({ question, group, answers, visible, decided, onWords }: SpanWordsProps) {
  const written = attributesAsked(question).flatMap((asked) => {
    if (asked.type !== 'text') return [];
    const said = group.members.flatMap(({ labeler, region }) => {
      const given = answers[labeler];
      return given === undefined || !visible(labeler) ? [] : [{ place: labeler, row: { key: given.labeler, name: given.name, color: given.color, text: textIn(region, asked.id) ?? '' } satisfies WordRow }];
    });
    return said.some(({ row }) => row.text !== '') ? [{ asked, said }] : [];
  });
  if (written.length === 0) return null;
  return (
    <section aria-label="Words" className="max-h-[40%] shrink-0 overflow-auto border-t border-line bg-surface px-4 py-2">
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

function textIn(region: Region, attribute: QuestionId): string | undefined {
  const value = attributesOf(region)[attribute];
  return value?.type === 'text' ? value.text : undefined;
}
