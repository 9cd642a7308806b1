import { countOf } from '../../ui/format-count.ts';
import { LinkButton } from '../../ui/link-button.tsx';

/** Says how many answers were given with others' in view, whether they count, and offers the other way. */
export function NotBlindNote({ answers, blindOnly, onChange }: { readonly answers: number; readonly blindOnly: boolean; readonly onChange: (blindOnly: boolean) => void }) {
  const were = answers === 1 ? 'was' : 'were';
  return (
    <p className="rounded-lg border border-line bg-surface px-4 py-2.5 text-ink-2">
      {countOf(answers, 'answer')} {were} given with others’ answers in view{blindOnly ? ` and ${answers === 1 ? 'is' : 'are'} left out: people tend to agree with what they see. ` : '. They count here, so agreement looks better than it is. '}
      <LinkButton onClick={() => onChange(!blindOnly)}>{blindOnly ? 'Count them too' : 'Leave them out'}</LinkButton>
    </p>
  );
}
