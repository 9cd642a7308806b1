import { ArrowLeft, ArrowRight, BookOpen, Check, Keyboard, Redo2, SkipForward, Undo2 } from 'lucide-react';
import { progress } from '../../../shared/project/views/progress.ts';
import type { RoundEntry } from '../../../shared/project/views/rounds.ts';
import { navigate } from '../../state/app-store.ts';
import { LABEL_COMMANDS, type LabelCommand } from '../../state/keys/label-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { useMe, useView } from '../../state/use-app.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { formatDuration } from '../../ui/format-duration.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { Toolbar, ToolbarGap, ToolbarLine } from '../../ui/toolbar.tsx';
import type { MyQueue } from './use-my-queue.ts';

interface WorkbenchBarProps {
  readonly queue: MyQueue;
  readonly round: RoundEntry;
  readonly name: string;
  readonly guideline: boolean;
  readonly canWrite: boolean;
  readonly onGuideline: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onSkip: () => void;
  readonly onSubmit: () => void;
  readonly onShortcuts: () => void;
}

/** Above the sample: round, place in the queue, pace, and what can be done. */
export function WorkbenchBar({ queue, round, name, guideline, canWrite, onGuideline, onMove, onUndo, onRedo, onSkip, onSubmit, onShortcuts }: WorkbenchBarProps) {
  const me = useMe();
  const keys = useKeymap<LabelCommand>(LABEL_COMMANDS);
  const own = useView((state) => progress(state).get(round.id)?.find(({ labeler }) => labeler === me?.id));
  const pace = own === undefined || own.done === 0 || own.seconds === 0 ? undefined : own.seconds / own.done;
  const left = queue.order.length - queue.done.size;
  return (
    <div className="border-b border-line bg-surface px-3 py-2">
      <h1 className="sr-only">Label {name}</h1>
      <Toolbar label="Labeling">
        {queue.rounds.length > 1 ? (
          <Select label="Round" hideLabel value={round.id} onChange={(next) => navigate({ screen: 'label', round: next })} options={queue.rounds.map((each) => ({ value: each.id, label: each.round.name }))} />
        ) : (
          <span className="text-sm font-medium">{round.round.name}</span>
        )}
        {round.closedAt !== undefined && <Badge tone="warn" title="Answers are still kept, and marked late">closed</Badge>}
        <ToolbarLine />
        <IconButton label="Sample before" icon={ArrowLeft} hotkey={keys.hintOf('label.previous-sample')} disabled={queue.at <= 0} onClick={() => onMove(-1)} />
        <span className="text-sm tabular-nums" role="status">
          {formatCount(queue.at + 1)} of {formatCount(queue.order.length)}
        </span>
        <IconButton label="Next sample" icon={ArrowRight} hotkey={keys.hintOf('label.next-sample')} disabled={queue.at >= queue.order.length - 1} onClick={() => onMove(1)} />
        <span className="max-w-64 truncate text-sm text-ink-2" title={name}>
          {name}
        </span>
        {queue.sample !== undefined && queue.done.has(queue.sample) && <Badge tone="ok">answered</Badge>}
        <ToolbarGap />
        <span className="text-xs text-ink-3 tabular-nums" title={pace === undefined ? undefined : `${formatDuration(pace)} per sample so far`}>
          {formatCount(queue.done.size)} done{pace === undefined || left === 0 ? '' : `, about ${formatDuration(pace * left)} left`}
        </span>
        <ToolbarLine />
        <IconButton label="Undo" icon={Undo2} hotkey={keys.hintOf('label.undo')} disabled={!canWrite} onClick={onUndo} />
        <IconButton label="Redo" icon={Redo2} hotkey={keys.hintOf('label.redo')} disabled={!canWrite} onClick={onRedo} />
        <IconButton label="Guideline" icon={BookOpen} hotkey={keys.hintOf('label.guideline')} pressed={guideline} onClick={onGuideline} />
        <IconButton label="Keys" icon={Keyboard} hotkey={keys.hintOf('label.keys')} onClick={onShortcuts} />
        <Button icon={SkipForward} hotkey={keys.hintOf('label.skip')} disabled={!canWrite} onClick={onSkip}>
          Skip
        </Button>
        <Button tone="primary" icon={Check} hotkey={keys.hintOf('label.submit')} disabled={!canWrite} onClick={onSubmit}>
          Submit
        </Button>
      </Toolbar>
    </div>
  );
}
