import { Combine, Copy, CopyPlus, Play, Repeat, Scissors, Trash2 } from 'lucide-react';
import { tokensAsked } from '../../../shared/model/label-set.ts';
import { SOUND_SCREEN_COMMANDS, type SoundScreenCommand } from '../../state/keys/label-screen-commands.ts';
import type { SoundCommand } from '../../state/keys/sound-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { countOf, formatCount } from '../../ui/format-count.ts';
import { formatDuration } from '../../ui/format-duration.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Icon } from '../../ui/icon.ts';
import type { Answers } from './region-edits.ts';
import { laneId, transcriptAsked } from './sound-lanes.ts';
import { isSpan } from './span-edits.ts';
import { SpanList } from './span-list.tsx';
import { SpanTimes } from './span-times.tsx';
import { TokenRow } from './token-row.tsx';
import type { Answering } from './use-answering.ts';
import type { SoundBenchState } from './use-sound-bench.ts';

interface SpanDockProps {
  readonly sound: SoundBenchState;
  readonly answering: Answering;
  readonly answers: Answers;
  readonly onReveal: (id: string) => void;
  readonly onLeave: () => void;
}

/** Below the sound: its spans, what can be done with the selected ones, and the words of each. */
export function SpanDock({ sound, answering, answers, onReveal, onLeave }: SpanDockProps) {
  const keys = useKeymap<SoundScreenCommand>(SOUND_SCREEN_COMMANDS);
  const { spans, commands, recording } = sound;
  const { chosen } = answering;
  const [first] = chosen;
  const asked = first === undefined ? undefined : transcriptAsked(first.question);
  const button = (command: SoundCommand, label: string, icon: Icon) => <IconButton size="sm" label={label} icon={icon} hotkey={keys.hintOf(command)} onClick={() => commands[command]()} />;
  if (spans.length === 0) return <p className="border-t border-line bg-surface px-3 py-2 text-xs text-ink-2">{sound.drawn === undefined ? 'No spans.' : 'Drag on the waveform to mark a span, or hold the draw key while it plays.'}</p>;
  const length = first !== undefined && isSpan(first.region) ? first.region.shape.end - first.region.shape.start : 0;
  return (
    <section aria-label="Spans of this sound" className="flex h-[clamp(8rem,36%,26rem)] flex-col border-t border-line bg-surface">
      <div role="toolbar" aria-label="Selected spans" className="flex min-h-9 flex-wrap items-center gap-x-1 gap-y-0.5 border-b border-line px-2 py-0.5">
        <span role="status" className="mr-1 text-xs whitespace-nowrap text-ink-2">
          {chosen.length === 0 ? countOf(spans.length, 'span') : `${formatCount(chosen.length)} of ${countOf(spans.length, 'span')}`}
        </span>
        {first !== undefined && chosen.length === 1 && (
          <>
            <SpanTimes
              span={first}
              recording={recording}
              disabled={!answering.canWrite}
              onLeave={onLeave}
              onTimes={(start, end) => isSpan(first.region) && sound.change([{ id: first.region.id, start, end, lane: laneId({ question: first.question, lane: first.region.shape.lane }) }])}
            />
            <span className="text-xs whitespace-nowrap text-ink-3 tabular-nums">{formatDuration(length)}</span>
          </>
        )}
        <span className="flex-1" />
        {chosen.length > 0 && (
          <>
            {button('sound.play-selected', 'Play the selected span', Play)}
            {button('sound.loop-selected', 'Play it again and again', Repeat)}
            {button('sound.split', 'Split at the playhead', Scissors)}
            {button('sound.merge', 'Merge with the next, or all that are selected', Combine)}
            {button('sound.duplicate', 'Duplicate', CopyPlus)}
            {button('sound.copy', 'Copy', Copy)}
            <IconButton size="sm" label="Remove" icon={Trash2} hotkey={keys.hintOf('label.remove')} onClick={() => sound.remove(chosen.map(({ region }) => region.id))} />
          </>
        )}
      </div>
      <SpanList sound={sound} answering={answering} answers={answers} onReveal={onReveal} />
      {asked !== undefined && tokensAsked(asked).length > 0 && (
        <div className="border-t border-line px-2 py-1">
          <TokenRow tokens={tokensAsked(asked)} inHand={sound.inHand} />
        </div>
      )}
    </section>
  );
}
