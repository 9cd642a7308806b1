import { AudioLines, Image, LayoutList } from 'lucide-react';
import type { QuestionId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Tabs } from '../../ui/tabs.tsx';

/** So many questions, with so many letters in all, still fit beside each other. */
const MOST_TABS = 7;
const MOST_LETTERS = 125;

const ALL = { value: '', label: 'All' };

/** Which question, or all of them (undefined): tabs while they fit, else a list to search. */
export function QuestionTabs({ questions, value, onChange }: { readonly questions: readonly Question[]; readonly value: QuestionId | undefined; readonly onChange: (question: QuestionId | undefined) => void }) {
  const kinds = new Set(questions.map(({ about }) => about)).size;
  const asked = questions.map(({ id, prompt, about }) => ({ value: id as string, label: prompt, ...(kinds > 1 ? { icon: about === 'image' ? Image : AudioLines } : {}) }));
  const options = questions.length > 1 ? [{ ...ALL, icon: LayoutList }, ...asked] : asked;
  const choose = (next: string | null) => onChange(next === null || next === '' ? undefined : (next as QuestionId));
  if (questions.length > MOST_TABS || questions.reduce((sum, { prompt }) => sum + prompt.length, 0) > MOST_LETTERS) {
    return (
      <div className="max-w-lg px-2 pb-2">
        <Combobox label="Question" hideLabel value={value ?? ''} onChange={choose} options={options} />
      </div>
    );
  }
  return <Tabs label="Question" value={value ?? ''} onChange={choose} tabs={options} />;
}
