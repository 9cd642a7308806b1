import { PencilLine, X } from 'lucide-react';
import { useState } from 'react';
import type { LabelId, SampleId } from '../../../shared/model/ids.ts';
import { findLabel, hasLabels, type Question } from '../../../shared/model/label-set.ts';
import { currentGuideline, GENERAL_PAGE, pageId, publishedPage } from '../../../shared/project/views/guideline-versions.ts';
import { navigate } from '../../state/app-store.ts';
import { REVIEW_COMMANDS } from '../../state/keys/review-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { useMediaUrl, useView } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MarkdownView } from '../../ui/markdown-view.tsx';
import { Select } from '../../ui/select.tsx';

interface GuidelineBesideProps {
  readonly question: Question;
  /** The label that the decision gives. */
  readonly label: LabelId | undefined;
  readonly onClose: () => void;
}

/** The guideline in force under the sample: the page of the label decided on, one choice from all others, and from sharpening it. */
export function GuidelineBeside({ question, label, onClose }: GuidelineBesideProps) {
  const keys = useKeymap(REVIEW_COMMANDS);
  const mediaUrl = useMediaUrl();
  const version = useView(currentGuideline);
  const inHand = label === undefined ? undefined : pageId(question.id, label);
  const [chosen, setChosen] = useState<{ readonly page: string; readonly whileInHand: string | undefined } | undefined>();
  const pages = [
    { value: GENERAL_PAGE, label: 'General' },
    { value: pageId(question.id), label: question.prompt },
    ...(hasLabels(question) ? question.labels.map(({ id, name }) => ({ value: pageId(question.id, id), label: name })) : []),
  ].filter(({ value }) => publishedPage(version, value) !== '');
  const page = chosen !== undefined && chosen.whileInHand === inHand ? chosen.page : (pages.find(({ value }) => value === inHand)?.value ?? pages[0]?.value);

  return (
    <section aria-label="Guideline" className="flex h-[42%] shrink-0 flex-col border-t border-line bg-surface">
      <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line px-3">
        {page !== undefined && <Select label="Page of the guideline" hideLabel className="w-56" value={page} onChange={(next) => setChosen({ page: next, whileInHand: inHand })} options={pages} />}
        {version !== undefined && <span className="text-xs text-ink-3">Version {version.number}</span>}
        <span className="flex-1" />
        <Button size="sm" icon={PencilLine} onClick={() => navigate(page === undefined ? { screen: 'guideline' } : { screen: 'guideline', page })}>
          Sharpen it
        </Button>
        <IconButton label="Close the guideline" icon={X} size="sm" hotkey={keys.hintOf('review.guideline')} onClick={onClose} />
      </div>
      <div className="min-h-0 flex-1 overflow-auto px-4 py-3" tabIndex={0} role="region" aria-label="Guideline page">
        {page === undefined ? (
          <p className="text-sm text-ink-2">No guideline is published yet. Cases like this one are what it should settle.</p>
        ) : (
          <MarkdownView
            text={publishedPage(version, page)}
            resolveSample={(id) => mediaUrl(id as SampleId)}
            labelOf={(id) => {
              const found = findLabel(question, id as LabelId);
              return found === undefined ? undefined : { name: found.name, color: found.color + 1 };
            }}
          />
        )}
      </div>
    </section>
  );
}
