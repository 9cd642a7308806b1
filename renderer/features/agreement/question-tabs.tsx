import { AudioLines, Image } from 'lucide-react';
import type { QuestionId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Tabs } from '../../ui/tabs.tsx';

/** So many questions, with so many letters in all, still fit beside each other. */
const MOST_TABS = 7;
const MOST_LETTERS = 150;

/** Which question: tabs while they fit, else a list to search. */
export function QuestionTabs({ questions, value, onChange }: { readonly questions: readonly Question[]; readonly value: QuestionId; readonly onChange: (question: QuestionId) => void }) {
  const kinds = new Set(questions.map(({ about }) => about)).size;
  const options = questions.map(({ id, prompt, about }) => ({ value: id, label: prompt, ...(kinds > 1 ? { icon: about === 'image' ? Image : AudioLines } : {}) }));
  if (questions.length > MOST_TABS || questions.reduce((sum, { prompt }) => sum + prompt.length, 0) > MOST_LETTERS) {
    return (
      <div className="max-w-lg px-2 pb-2">
        <Combobox label="Question" hideLabel value={value} onChange={(next) => onChange(next as QuestionId)} options={options} />
      </div>
    );
  }
  return <Tabs label="Question" value={value} onChange={onChange} tabs={options} />;
}
