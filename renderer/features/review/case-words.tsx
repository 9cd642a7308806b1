import type { LabelerAnswer } from './labeler-answers.ts';
import { ComparedWords } from './compared-words.tsx';
import type { WordRow } from './word-row.ts';
import type { Answer } from '../../../shared/model/annotation.ts';

interface CaseWordsProps {
  readonly answers: readonly LabelerAnswer[];
  readonly visible: (place: number) => boolean;
  /** What the decision says so far. */
  readonly decided: Answer | undefined;
  /** Undefined where nothing can be decided. */
  readonly onWords: ((text: string) => void) | undefined;
}

/** What labelers wrote about the whole sample, word against word. */
export function CaseWords({ answers, visible, decided, onWords }: CaseWordsProps) {
  const rows = answers.flatMap(({ answer, labeler, name, color }, place): WordRow[] => {
    const text = textOf(answer);
    return visible(place) && text !== undefined ? [{ key: labeler, name, color, text }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <section aria-label="Words" className="max-h-[45%] min-h-24 overflow-auto border-t border-line bg-surface px-4 py-3">
      <ComparedWords rows={rows} decided={textOf(decided)} onWords={onWords} />
    </section>
  );
}

function textOf(answer: Answer | undefined): string | undefined {
  return answer?.is === 'value' && answer.value.type === 'text' ? answer.value.text : undefined;
}
