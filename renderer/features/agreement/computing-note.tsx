import { LinkButton } from '../../ui/link-button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import type { Progress } from './measure-question.ts';

interface ComputingNoteProps {
  readonly computing: boolean;
  /** There is nothing to see yet. */
  readonly first: boolean;
  readonly progress: Progress | undefined;
  readonly stopped: boolean;
  readonly onStop?: () => void;
  readonly onGoOn?: () => void;
}

/** That numbers are being computed, how far that is, and a way to stop it and to take it up again. */
export function ComputingNote({ computing, first, progress, stopped, onStop, onGoOn }: ComputingNoteProps) {
  const share = progress === undefined || progress.total === 0 ? '' : ` ${Math.min(progress.total, Math.floor(progress.done) + 1)} of ${progress.total}`;
  return (
    <span className="flex items-center gap-2 text-xs text-ink-3">
      <span role="status" className="flex items-center gap-1.5">
        {computing && <Spinner size={12} />}
        {computing ? `${first ? 'Computing' : 'Updating'}${share}` : stopped ? 'Stopped: not all numbers are up to date.' : ''}
      </span>
      {computing && onStop !== undefined && <LinkButton onClick={onStop}>Stop</LinkButton>}
      {stopped && onGoOn !== undefined && <LinkButton onClick={onGoOn}>Go on</LinkButton>}
    </span>
  );
}
