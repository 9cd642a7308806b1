import { Pause, Play, RotateCcw } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { fileName } from '../../../shared/project/views/samples.ts';
import { AudioSurface, type AudioSurfaceHandle } from '../../audio/audio-surface.tsx';
import { cspNonce } from '../../host/csp-nonce.ts';
import { useMediaUrl } from '../../state/use-app.ts';
import { formatClock } from '../../ui/format-duration.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { labelColorHex } from '../../ui/palette.ts';
import { useTheme } from '../../ui/theme.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import type { CaseSurfaceProps } from './case-image.tsx';
import { onSample } from './averaged-region.ts';
import { SpanRows } from './span-rows.tsx';

interface CaseSoundProps extends CaseSurfaceProps {
  readonly handle: RefObject<AudioSurfaceHandle | null>;
  readonly onToggle: (address: string) => void;
}

/** The sound: its waveform with the decision's spans, and beneath it a row of spans for each labeler, on one time line. */
export function CaseSound(props: CaseSoundProps) {
  const { entry, handle, labelers, decision, canDraw, selection, onSelect, onDraw, onChange } = props;
  const url = useMediaUrl()(entry.id);
  const theme = useTheme();
  const [time, setTime] = useState(0);
  const [playing, setPlaying] = useState(false);
  if (entry.facts.kind !== 'audio') return null;
  const { seconds, sampleRate } = entry.facts;
  const at = (seconds: number) => onSample(seconds, sampleRate);
  const spanOf = (address: string) => decision.find((shown) => shown.address === address)?.region.shape;

  return (
    <div className="flex h-full min-h-0 flex-col bg-sunken">
      <div className="flex min-h-0 flex-1 flex-col justify-center gap-2 overflow-auto px-4 py-3">
        <div className="h-36 shrink-0">
          <AudioSurface
            src={url}
            seconds={seconds}
            label={`Sound ${fileName(entry.path)}`}
            waveColor={theme === 'dark' ? '#7d8794' : '#7a8594'}
            progressColor={theme === 'dark' ? '#dfe5ec' : '#27303a'}
            cspNonce={cspNonce()}
            spans={decision.flatMap(({ address, region, label, color }) => (region.shape.kind === 'span' ? [{ id: address, start: region.shape.start, end: region.shape.end, color: labelColorHex(color, theme), caption: label }] : []))}
            selected={selection.at(-1)}
            {...(canDraw ? { drawColor: theme === 'dark' ? '#dfe5ec' : '#27303a' } : {})}
            canEdit={canDraw}
            handle={handle}
            onSelect={(address) => onSelect(address === undefined ? [] : [address])}
            onDraw={(start, end) => onDraw({ kind: 'span', start: at(start), end: at(end), lane: 0 })}
            onChange={(address, start, end) => {
              const known = spanOf(address);
              onChange([{ id: address, shape: { kind: 'span', start: at(start), end: at(end), lane: known?.kind === 'span' ? known.lane : 0 } }]);
            }}
            onTime={setTime}
            onPlaying={setPlaying}
          />
        </div>
        {labelers.length > 0 && <SpanRows {...props} seconds={seconds} time={time} />}
      </div>
      <div className="border-t border-line bg-surface px-3 py-1.5">
        <Toolbar label="Sound">
          <IconButton label={playing ? 'Pause' : 'Play'} icon={playing ? Pause : Play} hotkey="Space" onClick={() => handle.current?.playOrPause()} />
          <IconButton label="From the start" icon={RotateCcw} onClick={() => handle.current?.seekTo(0)} />
          <span className="text-sm tabular-nums">
            {formatClock(time, 2)} <span className="text-ink-3">of {formatClock(seconds, 2)}</span>
          </span>
        </Toolbar>
      </div>
    </div>
  );
}
