import { useRef, useState } from 'react';
import { TextField } from '../../ui/text-field.tsx';
import type { OwnedRegion } from './region-edits.ts';
import { isBeyond, isSpan, toFrame } from './span-edits.ts';
import { secondsFrom, timeText } from './time-text.ts';

interface SpanTimesProps {
  readonly span: OwnedRegion;
  readonly recording: { readonly seconds: number; readonly sampleRate: number };
  readonly disabled: boolean;
  readonly onTimes: (start: number, end: number) => void;
  readonly onLeave: () => void;
}

/** Start and end of the selected span, to read and to write exactly. */
export function SpanTimes({ span: { region }, recording, disabled, onTimes, onLeave }: SpanTimesProps) {
  if (!isSpan(region)) return null;
  const { start, end } = region.shape;
  // Room for all six digits after the point, and for hours.
  const width = recording.seconds < 3600 ? 'w-40' : 'w-44';
  const inside = (at: number) => (isBeyond(at, recording) ? `The recording ends at ${timeText(recording.seconds)}.` : undefined);
  function take(from: number, to: number): undefined {
    onTimes(from, to);
  }
  return (
    <span className="flex items-start gap-1.5">
      <TimeField
        key={`start ${region.id} ${start}`}
        label="Start"
        seconds={start}
        width={width}
        disabled={disabled}
        onLeave={onLeave}
        onSeconds={(at) => inside(at) ?? (toFrame(at, recording) >= end ? `The start comes before the end, ${timeText(end)}.` : take(toFrame(at, recording), end))}
      />
      <TimeField
        key={`end ${region.id} ${end}`}
        label="End"
        seconds={end}
        width={width}
        disabled={disabled}
        onLeave={onLeave}
        onSeconds={(at) => inside(at) ?? (toFrame(at, recording) <= start ? `The end comes after the start, ${timeText(start)}.` : take(start, toFrame(at, recording)))}
      />
    </span>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly seconds: number;
  readonly width: string;
  readonly disabled: boolean;
  /** Takes a time, or says in a sentence why it cannot be. */
  readonly onSeconds: (seconds: number) => string | undefined;
  readonly onLeave: () => void;
}

/** One time as text. Enter and leaving the field apply it, Escape takes back what was typed. */
function TimeField({ label, seconds, width, disabled, onSeconds, onLeave }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  const isDropped = useRef(false);
  /** Whether nothing is left to mend. */
  function apply(): boolean {
    if (isDropped.current || typed === undefined || typed.trim() === timeText(seconds)) {
      setTyped(undefined);
      setProblem(undefined);
      return true;
    }
    const read = secondsFrom(typed);
    const wrong = read.ok ? onSeconds(read.value) : read.problem;
    setProblem(wrong);
    if (wrong === undefined) setTyped(undefined);
    return wrong === undefined;
  }
  return (
    <span onBlur={apply} className="flex items-center gap-1">
      <TextField
        className={width}
        label={label}
        hideLabel
        prefix={label}
        value={typed ?? timeText(seconds)}
        onChange={setTyped}
        disabled={disabled}
        spellCheck={false}
        error={problem}
        onEnter={() => apply() && onLeave()}
        onEscape={() => {
          setTyped(undefined);
          setProblem(undefined);
          // What was typed is still what this field knows when it is left.
          isDropped.current = true;
          onLeave();
          isDropped.current = false;
        }}
      />
    </span>
  );
}
