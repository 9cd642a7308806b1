import { AudioLines, Pause, Play, RotateCcw } from 'lucide-react';
import { type MouseEvent, useMemo, useRef } from 'react';
import { fileName } from '../../../shared/project/views/samples.ts';
import { AudioSurface } from '../../audio/audio-surface.tsx';
import { cspNonce } from '../../host/csp-nonce.ts';
import { SoundLookPopover } from '../../listening/sound-look-popover.tsx';
import { REVIEW_SOUND_SCREEN_COMMANDS } from '../../state/keys/review-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { soundCache } from '../../state/sound-cache.ts';
import { useMediaUrl } from '../../state/use-app.ts';
import { formatClock } from '../../ui/format-duration.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { labelColorHex, PERSON_COLORS } from '../../ui/palette.ts';
import { useTheme } from '../../ui/theme.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import type { CaseSurfaceProps } from './case-image.tsx';
import { ListeningBar } from './listening-bar.tsx';
import { laneId, laneNumber, spanLanes } from './span-lanes.ts';
import { spanTies, surfaceSpans } from './surface-spans.ts';
import type { CaseSoundState } from './use-case-sound.ts';

interface CaseSoundProps extends CaseSurfaceProps {
  readonly sound: CaseSoundState;
  /** The question’s lane that new spans go to. */
  readonly lane: number;
  readonly onLane: (lane: number) => void;
  readonly onToggle: (address: string) => void;
  readonly onMerge: (addresses: readonly string[]) => void;
  readonly onRemove: (addresses: readonly string[]) => void;
  /** CSS colour number of the label that new spans get. */
  readonly brushColor: number;
}

/** Keys of the surface are commands of the screen, so that they can be changed, and work wherever the focus is. */
const LEFT_TO_THE_SCREEN = () => undefined;

/** The sound once, with the decision’s spans in the first rows and each labeler’s below, on one time line under one playhead. */
export function CaseSound(props: CaseSoundProps) {
  const { entry, question, answers, visible, labelers, decision, taken, matched, asked, canDraw, selection, onSelect, onDraw, onChange, onSplit, sound, lane, onLane, onToggle, onMerge, onRemove, brushColor } = props;
  const url = useMediaUrl()(entry.id);
  const theme = useTheme();
  const keys = useKeymap(REVIEW_SOUND_SCREEN_COMMANDS);
  const { look, set } = sound.kept;
  const clock = useRef<HTMLSpanElement>(null);
  const drawn = useMemo(() => {
    const labelColor = (color: number) => labelColorHex(color, theme);
    const personColor = (color: number) => PERSON_COLORS[(color - 1) % PERSON_COLORS.length]?.[theme] ?? '#808080';
    const terms = { question, answers, visible, canDraw, matched, taken, labelColor, personColor };
    return { lanes: spanLanes([...decision, ...labelers], terms), spans: surfaceSpans(labelers, decision, terms), ties: spanTies(labelers, terms, decision) };
  }, [question, answers, visible, canDraw, matched, taken, decision, labelers, theme]);
  if (entry.facts.kind !== 'audio') return null;
  const { seconds, sampleRate, channels } = entry.facts;
  const { surface, playing, listening, onPlayer } = sound;

  /** Two presses on a labeler's span put it into the decision. Where the press is in time, the surface's view says. */
  function take(event: MouseEvent): void {
    const frame = (event.target as HTMLElement).closest<HTMLElement>('[data-view]');
    const [start = NaN, pixelsPerSecond = NaN] = (frame?.dataset['view'] ?? '').split(' ').map(Number);
    const at = start + (event.clientX - (frame?.getBoundingClientRect().left ?? NaN)) / pixelsPerSecond;
    const pressed = labelers.find(({ address }) => address === selection.at(-1))?.region.shape;
    if (canDraw && pressed?.kind === 'span' && pressed.start <= at && at < pressed.end) selection.slice(-1).forEach(onToggle);
  }

  return (
    <div className="@container flex h-full min-h-0 flex-col bg-sunken">
      <div className="min-h-0 flex-1" role="presentation" data-ties={drawn.ties.map(({ tone }) => tone).join(' ')} onDoubleClick={take}>
        <AudioSurface
          ref={surface}
          sound={{ id: entry.id, url, seconds, sampleRate, channels }}
          label={`Sound ${fileName(entry.path)}`}
          cspNonce={cspNonce()}
          cache={soundCache}
          lanes={drawn.lanes}
          spans={drawn.spans}
          ties={drawn.ties}
          selection={selection}
          {...(canDraw && asked?.type === 'span' ? { drawLane: laneId(undefined, lane), drawColor: labelColorHex(brushColor, theme) } : {})}
          look={look}
          keyOf={LEFT_TO_THE_SCREEN}
          onSelect={onSelect}
          onDraw={({ lane: to, start, end }) => onDraw({ kind: 'span', start, end, lane: laneNumber(to) })}
          onChange={(changes) => onChange(changes.map(({ id, lane: to, start, end }) => ({ id, shape: { kind: 'span', start, end, lane: laneNumber(to) } })))}
          onSplit={({ id, at }) => {
            const shape = decision.find(({ address }) => address === id)?.region.shape;
            if (shape?.kind === 'span') onSplit([{ id, pieces: [{ ...shape, end: at }, { ...shape, start: at }] }]);
          }}
          onMerge={onMerge}
          onRemove={onRemove}
          onLane={(id) => onLane(laneNumber(id))}
          onLook={set}
          onPlayer={onPlayer}
          onPosition={(at) => {
            if (clock.current !== null) clock.current.textContent = formatClock(at, 2);
          }}
        />
      </div>
      {/* As high with a conflict in hand as without, so that the waveform stays where it is. */}
      <div className="flex flex-col gap-x-3 gap-y-1 border-t border-line bg-surface px-2 py-1 @3xl:flex-row @3xl:items-center">
        <Toolbar label="Sound">
          <IconButton label={playing.isPlaying ? 'Pause' : 'Play'} icon={playing.isPlaying ? Pause : Play} hotkey={keys.hintOf('sound.play')} onClick={() => surface.current?.toggle()} />
          <IconButton label="From the start" icon={RotateCcw} hotkey={keys.hintOf('sound.start')} onClick={() => surface.current?.seekTo(0)} />
          <IconButton label="Spectrogram" icon={AudioLines} hotkey={keys.hintOf('sound.toggle-spectrogram')} pressed={look.spectrogram} onClick={() => set({ spectrogram: !look.spectrogram })} />
          <SoundLookPopover kept={sound.kept} sampleRate={sampleRate} isWriting={false} open={sound.isLookOpen} onOpenChange={sound.showLook} hotkey={keys.hintOf('review.sound-look')} />
          <span className="text-sm tabular-nums">
            <span ref={clock}>{formatClock(0, 2)}</span> <span className="text-ink-3">of {formatClock(seconds, 2)}</span>
            {playing.rate !== 1 && <span className="text-ink-2"> · {playing.rate}×</span>}
          </span>
        </Toolbar>
        {matched !== undefined && matched.found.groups.length > 0 && (
          <div className={classNames('flex items-center @3xl:ml-auto @3xl:min-h-0', answers.length > 2 ? 'min-h-17 @md:min-h-8' : 'min-h-7')}>
            <ListeningBar listening={listening} />
          </div>
        )}
      </div>
      {playing.trouble !== undefined && (
        <p role="alert" className="border-t border-line bg-warn-soft px-3 py-1 text-sm text-warn-ink">
          {playing.trouble}
        </p>
      )}
    </div>
  );
}
