import { BookOpen, ChevronDown, ChevronUp, Columns2, Keyboard, UserRound, UserRoundX } from 'lucide-react';
import type { ReviewCase } from '../../../shared/curation/review-cases.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import { findRound } from '../../../shared/project/views/rounds.ts';
import { fileName, type SampleEntry } from '../../../shared/project/views/samples.ts';
import type { Tool } from '../../canvas/tools/tool.ts';
import { REVIEW_IMAGE_SCREEN_COMMANDS } from '../../state/keys/review-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { useView } from '../../state/use-app.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TOOL_LOOKS } from './case-tools.ts';
import type { ReviewView } from './use-review-view.ts';

interface CaseBarProps {
  readonly one: ReviewCase;
  readonly question: Question;
  readonly entry: SampleEntry;
  readonly view: ReviewView;
  readonly isImage: boolean;
  /** The ways to draw into the decision, with the one in use; none where nothing is drawn. */
  readonly tools: readonly Tool[];
  readonly tool: Tool | undefined;
  readonly onTool: (tool: Tool) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onKeys: () => void;
}

/** What is looked at, and how. */
export function CaseBar({ one, question, entry, view, isImage, tools, tool, onTool, onMove, onKeys }: CaseBarProps) {
  const keys = useKeymap(REVIEW_IMAGE_SCREEN_COMMANDS);
  const round = useView((state) => findRound(state, one.round));
  return (
    <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-1 border-b border-line bg-surface px-2">
      <IconButton label="The one before" icon={ChevronUp} hotkey={keys.hintOf('review.previous')} onClick={() => onMove(-1)} />
      <IconButton label="The next one" icon={ChevronDown} hotkey={keys.hintOf('review.next')} onClick={() => onMove(1)} />
      <h2 className="min-w-24 flex-1 truncate px-1 text-sm" title={`${entry.path} · ${question.prompt}`}>
        <span className="font-semibold">{fileName(entry.path)}</span>
        <span className="text-ink-3"> · {round?.round.name}</span>
      </h2>
      {tools.length > 0 && (
        <fieldset aria-label="Tools" className="mr-1 flex items-center gap-0.5 border-r border-line pr-1.5">
          {tools.map((each) => (
            <IconButton key={each} label={TOOL_LOOKS[each].name} icon={TOOL_LOOKS[each].icon} hotkey={keys.hintOf('review.tool')} pressed={each === tool} onClick={() => onTool(each)} />
          ))}
        </fieldset>
      )}
      <IconButton label={view.hideNames ? 'Show names' : 'Hide names'} icon={view.hideNames ? UserRoundX : UserRound} hotkey={keys.hintOf('review.hide-names')} pressed={view.hideNames} onClick={() => view.set('hideNames', !view.hideNames)} />
      {isImage && <IconButton label="Side by side" icon={Columns2} hotkey={keys.hintOf('review.beside')} pressed={view.beside} onClick={() => view.set('beside', !view.beside)} />}
      <IconButton label="Guideline" icon={BookOpen} hotkey={keys.hintOf('review.guideline')} pressed={view.guideline} onClick={() => view.set('guideline', !view.guideline)} />
      <IconButton label="Keys" icon={Keyboard} hotkey={keys.hintOf('review.keys')} onClick={onKeys} />
    </div>
  );
}
