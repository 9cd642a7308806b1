import { Eye, EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { parseStamp } from '../../../shared/history/clock.ts';
import { asksForRegions } from '../../../shared/model/label-set.ts';
import { answerText } from '../../../shared/project/views/answer-text.ts';
import { fileName, type SampleEntry } from '../../../shared/project/views/samples.ts';
import { navigate } from '../../state/app-store.ts';
import { Button } from '../../ui/button.tsx';
import { formatDateTime } from '../../ui/format-date.ts';
import { PersonMark } from '../../ui/person-mark.tsx';
import { type GivenAnswer, type QuestionWithAnswers, regionsIn } from './given-answers.ts';
import { RegionWords } from './region-words.tsx';

interface SampleAnswersProps {
  readonly entry: SampleEntry;
  readonly asked: readonly QuestionWithAnswers[];
  /** The answer whose regions are shown. */
  readonly shown: string | undefined;
  readonly onShow: (key: string | undefined) => void;
  readonly canDecide: boolean;
}

/** Who answered what, question by question; regions can be shown, one answer at a time. */
export function SampleAnswers({ entry, asked, shown, onShow, canDecide }: SampleAnswersProps) {
  const most = Math.max(0, ...asked.map(({ given }) => given.length));
  return (
    <section aria-label="Answers" className="flex flex-col gap-3">
      {asked.map(({ question, given, decided }) => {
        const row = (answer: GivenAnswer, words: ReactNode) => {
          const regions = regionsIn(answer.answer);
          if (regions.length === 0 || !asksForRegions(question)) return <span className="min-w-0 flex-1 truncate">{words}</span>;
          const isShown = answer.key === shown;
          const Icon = isShown ? Eye : EyeOff;
          return (
            <button type="button" aria-expanded={isShown} title={isShown ? 'Hide the regions' : 'Show the regions'} className="flex min-w-0 flex-1 items-center gap-1.5 rounded-sm text-left hover:bg-hover" onClick={() => onShow(isShown ? undefined : answer.key)}>
              <span className="min-w-0 flex-1 truncate">{words}</span>
              <Icon size={14} aria-hidden className={isShown ? 'text-accent-ink' : 'text-ink-3'} />
            </button>
          );
        };
        const regionsOf = (answer: GivenAnswer) => answer.key === shown && asksForRegions(question) && <RegionWords question={question} regions={regionsIn(answer.answer)} />;
        return (
          <div key={question.id}>
            <h3 className="text-xs font-semibold text-ink-2">{question.prompt}</h3>
            <ul className="mt-1 flex flex-col gap-1">
              {given.map((one) => (
                <li key={one.key} title={formatDateTime(parseStamp(one.at).ms)}>
                  <div className="flex items-center gap-2 text-sm">
                    <PersonMark name={one.by} color={one.color} size="sm" />
                    {row(one, answerText(question, one.answer))}
                    <span className="text-xs text-ink-3">{one.round}</span>
                  </div>
                  {regionsOf(one)}
                </li>
              ))}
              {given.length === 0 && <li className="text-sm text-ink-3">No answers yet.</li>}
              {decided !== undefined && (
                <li className="rounded-md bg-ok-soft px-2 py-1 text-sm">
                  <div className="flex">{row(decided, `Decided: ${answerText(question, decided.answer)}`)}</div>
                  {decided.reason !== '' && <p className="text-ink-2">{decided.reason}</p>}
                  {regionsOf(decided)}
                </li>
              )}
            </ul>
          </div>
        );
      })}
      {canDecide && most > 1 && (
        <Button size="sm" className="self-start" onClick={() => navigate({ screen: 'review', sample: entry.id }, { ids: [entry.id], title: fileName(entry.path) })}>
          Compare and decide
        </Button>
      )}
    </section>
  );
}
