import { BookOpen } from 'lucide-react';
import type { LabelId, SampleId } from '../../../shared/model/ids.ts';
import { findLabel, type Question } from '../../../shared/model/label-set.ts';
import { navigate } from '../../state/app-store.ts';
import { useMediaUrl } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MarkdownView } from '../../ui/markdown-view.tsx';

/** A page as it is read. */
export function PageText({ text, question, onWrite }: { readonly text: string; readonly question: Question | undefined; readonly onWrite: (() => void) | undefined }) {
  const mediaUrl = useMediaUrl();
  if (text.trim() === '') {
    return (
      <EmptyState icon={BookOpen} title="Nothing written yet" actions={onWrite !== undefined && <Button tone="primary" onClick={onWrite}>Write this page</Button>}>
        Say when to use this label, when not, and what looks alike. Every annotation remembers the version it was made under.
      </EmptyState>
    );
  }
  return (
    <div className="max-w-3xl p-6">
      <MarkdownView
        text={text}
        resolveSample={(id) => mediaUrl(id as SampleId)}
        onOpenSample={(id) => navigate({ screen: 'samples', sample: id as SampleId })}
        labelOf={(id) => {
          const label = question === undefined ? undefined : findLabel(question, id as LabelId);
          return label === undefined ? undefined : { name: label.name, color: label.color + 1 };
        }}
      />
    </div>
  );
}
