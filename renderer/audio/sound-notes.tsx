import type { SoundSurvey } from '../../shared/signal/sound-survey.ts';
import { framesOf, type SoundSource } from '../workers/sound-source.ts';
import type { Trouble } from '../workers/sound-trouble.ts';

interface SoundNotesProps {
  readonly trouble: Trouble | undefined;
  readonly survey: SoundSurvey | undefined;
  readonly sound: SoundSource;
  readonly again: () => void;
}

/** Says why a recording cannot be heard or drawn, or what is special about it. Never a blank surface. */
export function SoundNotes({ trouble, survey, sound, again }: SoundNotesProps) {
  if (trouble !== undefined) {
    return (
      <div role="alert" className="absolute inset-x-36 top-16 mx-auto grid max-w-120 justify-items-start gap-2 rounded-md border border-line-strong bg-surface p-3 text-sm text-ink">
        {trouble.says}
        <button type="button" onClick={again} className="rounded-md border border-line-strong bg-surface px-3 py-1 font-medium hover:bg-hover focus-visible:ring-2 focus-visible:ring-accent">
          Try again
        </button>
      </div>
    );
  }
  const notes = notesOf(survey, sound);
  return notes.length === 0 ? null : (
    <p role="note" className="pointer-events-none absolute top-[3.6rem] left-34 max-w-[60%] rounded-md border border-line bg-surface px-1.5 py-0.5 text-xs text-ink">
      {notes.join(' ')}
    </p>
  );
}

/** What is special about a recording, in sentences. */
export function notesOf(survey: SoundSurvey | undefined, sound: SoundSource): readonly string[] {
  const frames = framesOf(sound);
  const short = frames > 0 && frames <= SHORT ? [`Very short: ${frames === 1 ? 'a single frame' : `${frames} frames`}.`] : [];
  if (survey === undefined) return short;
  const decibels = survey.peak === 0 ? undefined : 20 * Math.log10(survey.peak);
  const silent = survey.isSilent && frames > 0 ? [decibels === undefined ? 'Silent: every frame is 0.' : `Silent: the loudest frame is ${decibels.toFixed(0).replace('-', '−')} dB.`] : [];
  const clipped = survey.clipped > 0 ? [`Clipped: ${survey.clipped.toLocaleString('en')} frames at full scale.`] : [];
  return [...short, ...silent, ...clipped];
}

/** Frames: less than this is hardly heard as a click. */
const SHORT = 64;
