import { Combine, Copy, CopyPlus, Play, Repeat, Scissors, Trash2 } from 'lucide-react';
import { tokensAsked } from '../../../shared/model/label-set.ts';
import { SOUND_SCREEN_COMMANDS, type SoundScreenCommand } from '../../state/keys/label-screen-commands.ts';
import type { SoundCommand } from '../../state/keys/sound-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { classNames } from '../../ui/class-names.ts';
import { countOf, formatCount } from '../../ui/format-count.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Icon } from '../../ui/icon.ts';
import type { Answers } from './region-edits.ts';
import { laneId, transcriptAsked } from './sound-lanes.ts';
import { isSpan } from './span-edits.ts';
import { SpanList } from './span-list.tsx';
import { SpanTimes } from './span-times.tsx';
import { lengthText } from './time-text.ts';
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
  const { chosen, canWrite } = answering;
  const [first] = chosen;
  const asked = first === undefined ? undefined : transcriptAsked(first.question);
  const button = (command: SoundCommand, label: string, icon: Icon) => <IconButton size="sm" label={label} icon={icon} hotkey={keys.hintOf(command)} onClick={() => commands[command]()} />;
  // The same height with and without spans: the waveform stays where it is when the first is drawn.
  const isWritten = sound.lanes.some(({ question }) => transcriptAsked(question) !== undefined);
  const length = first !== undefined && isSpan(first.region) ? first.region.shape.end - first.region.shape.start : 0;
  return (
    <section aria-label="Spans of this sound" className={classNames('flex flex-col border-t border-line bg-surface', isWritten ? 'h-[clamp(8rem,36%,26rem)]' : 'h-[clamp(7rem,24%,18rem)]')}>
      <div role="toolbar" aria-label="Selected spans" className="flex min-h-9 flex-wrap items-center gap-x-1 gap-y-0.5 border-b border-line px-2 py-0.5">
        <span role="status" className="mr-1 text-xs whitespace-nowrap text-ink-2">
          {chosen.length === 0 ? countOf(spans.length, 'span') : `${formatCount(chosen.length)} of ${countOf(spans.length, 'span')}`}
        </span>
        {first !== undefined && chosen.length === 1 && (
          <>
            <SpanTimes
              span={first}
              recording={recording}
              disabled={!canWrite}
              onLeave={onLeave}
              onTimes={(start, end) => isSpan(first.region) && sound.change([{ id: first.region.id, start, end, lane: laneId({ question: first.question, lane: first.region.shape.lane }) }])}
            />
            <span className="text-xs whitespace-nowrap text-ink-3 tabular-nums">{lengthText(length)}</span>
          </>
        )}
        <span className="flex-1" />
        {chosen.length > 0 && (
          <>
            {button('sound.play-selected', 'Play the selected span', Play)}
            {button('sound.loop-selected', 'Play it again and again', Repeat)}
            {canWrite && button('sound.split', 'Split at the playhead', Scissors)}
            {canWrite && button('sound.merge', 'Merge with the next, or all that are selected', Combine)}
            {canWrite && button('sound.duplicate', 'Duplicate', CopyPlus)}
            {button('sound.copy', 'Copy', Copy)}
            {canWrite && <IconButton size="sm" label="Remove" icon={Trash2} hotkey={keys.hintOf('label.remove')} onClick={() => sound.remove(chosen.map(({ region }) => region.id))} />}
          </>
        )}
      </div>
      {spans.length > 0 ? (
        <SpanList sound={sound} answering={answering} answers={answers} onReveal={onReveal} />
      ) : (
        <p className="flex items-center gap-1.5 px-3 py-2 text-xs text-ink-2">
          {sound.drawn === undefined ? 'None so far.' : 'Drag on the waveform to mark a span. Or mark it while it plays: hold'}
          {sound.drawn !== undefined && <KeyHint keys={keys.hintOf('sound.draw')} />}
        </p>
      )}
      {asked !== undefined && tokensAsked(asked).length > 0 && (
        <div className="border-t border-line px-2 py-1">
          <TokenRow tokens={tokensAsked(asked)} write={sound.words.writeToken} />
        </div>
      )}
    </section>
  );
}
