import { CircleAlert, Trash2 } from 'lucide-react';
import { type MouseEvent, useEffect, useRef } from 'react';
import { findLabel, laneName, lanesAsked, tokensAsked } from '../../../shared/model/label-set.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatClock } from '../../ui/format-duration.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { LabelSwatch } from '../../ui/label-chip.tsx';
import type { FieldInHand, TranscriptHandle } from './field-in-hand.ts';
import type { OwnedRegion } from './region-edits.ts';
import { spanName, transcriptAsked, transcriptOf } from './sound-lanes.ts';
import { isSpan } from './span-edits.ts';
import { TranscriptField } from './transcript-field.tsx';

interface SpanRowProps {
  readonly owned: OwnedRegion;
  readonly index: number;
  readonly selected: boolean;
  /** The row that Tab leads to. */
  readonly isStop: boolean;
  /** Its words are what the keys are for. */
  readonly isWritten: boolean;
  /** Counts each time that somebody asks to write in the row. */
  readonly timesAsked: number;
  readonly isIncomplete: boolean;
  readonly canWrite: boolean;
  readonly inHand: FieldInHand;
  readonly onPress: (event: MouseEvent) => void;
  readonly onWrite: () => void;
  readonly onText: (text: string) => void;
  readonly onEnter: () => void;
  readonly onEscape: () => void;
  readonly onRemove: () => void;
}

/** One span: when, what, on which lane, and its words to write right here. */
export function SpanRow({ owned, index, selected, isStop, isWritten, timesAsked, isIncomplete, canWrite, inHand, onPress, onWrite, onText, onEnter, onEscape, onRemove }: SpanRowProps) {
  const { question, region } = owned;
  const asked = transcriptAsked(question);
  const field = useRef<TranscriptHandle>(null);
  useEffect(() => {
    if (isWritten) field.current?.focus();
  }, [isWritten, timesAsked]);
  if (!isSpan(region)) return null;
  const { start, end, lane } = region.shape;
  const label = findLabel(question, region.label);
  const said = spanName(owned);
  return (
    <div className={classNames('group flex items-start gap-2 rounded-md px-1.5 py-0.5 text-xs', selected ? 'bg-selected' : 'hover:bg-hover')}>
      <button type="button" data-row={index} tabIndex={isStop ? 0 : -1} aria-pressed={selected} onClick={onPress} className={classNames('flex h-7 min-w-0 items-center gap-2 text-left', asked === undefined ? 'flex-1' : 'w-84 shrink-0 min-[1600px]:w-104')}>
        <span className="sr-only">{`${said}${isIncomplete ? ', not complete' : ''}`}</span>
        <span aria-hidden className="min-w-30 shrink-0 whitespace-nowrap text-ink-2 tabular-nums">
          {formatClock(start, 3)}–{formatClock(end, 3)}
        </span>
        <LabelSwatch color={(label?.color ?? -1) + 1} />
        <span aria-hidden className={classNames('truncate', asked !== undefined && 'min-w-0 flex-1')}>
          {label?.name ?? region.label}
        </span>
        {(lanesAsked(question).length > 0 || lane > 0) && (
          <span aria-hidden className={classNames('truncate text-ink-3', asked !== undefined && 'w-20 shrink-0 min-[1600px]:w-32')}>
            {laneName(question, lane)}
          </span>
        )}
        <span aria-hidden className="w-3.5 shrink-0 text-warn-ink">
          {isIncomplete && <CircleAlert size={13} />}
        </span>
      </button>
      {asked !== undefined && (
        <div className="min-w-0 flex-1">
          <TranscriptField
            ref={field}
            label={`${asked.prompt} ${said}`}
            text={transcriptOf(owned)}
            tokens={tokensAsked(asked)}
            multiline={asked.multiline}
            rows={1}
            disabled={!canWrite}
            tabIndex={isStop ? 0 : -1}
            quiet
            inHand={inHand}
            placeholder={selected ? asked.prompt : ''}
            onText={onText}
            onEnter={onEnter}
            onEscape={onEscape}
            onFocus={() => !isWritten && onWrite()}
          />
        </div>
      )}
      <IconButton size="sm" tabIndex={-1} disabled={!canWrite} label={`Remove ${said}`} icon={Trash2} className="mt-0.5 opacity-0 group-hover:opacity-100" onClick={onRemove} />
    </div>
  );
}
