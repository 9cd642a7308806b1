import { type ReactNode, useState } from 'react';
import { countOf } from '../../ui/format-count.ts';
import { SearchField } from '../../ui/search-field.tsx';

/** Something that can be ticked. */
export interface Choice {
  readonly key: string;
  readonly name: string;
  readonly selected: boolean;
  readonly chip: ReactNode;
}

/** More than this are searched, and scroll. */
const MOST_IN_SIGHT = 24;

/** Chips to tick under a title; many of them can be searched, and what is ticked comes first. */
export function Choices({ title, choices }: { readonly title: string; readonly choices: readonly Choice[] }) {
  const [words, setWords] = useState('');
  const many = choices.length > MOST_IN_SIGHT;
  const wanted = words.trim().toLowerCase();
  const shown = many ? choices.filter(({ name, selected }) => selected || name.toLowerCase().includes(wanted)).sort((a, b) => Number(b.selected) - Number(a.selected)) : choices;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-xs font-medium text-ink-2">{title}</legend>
      {many && <SearchField label={`Find in ${title.toLowerCase()}`} value={words} onChange={setWords} placeholder={`Find among ${countOf(choices.length, 'name')}`} className="mb-1.5" />}
      <div className={many ? 'max-h-36 overflow-y-auto' : undefined}>
        <div className="flex flex-wrap gap-1.5">{shown.map(({ key, chip }) => <span key={key} className="inline-flex">{chip}</span>)}</div>
      </div>
    </fieldset>
  );
}
