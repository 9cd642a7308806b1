/** What a coloured part wants to say. Colour is never the only sign: an icon or a word goes with it. */
export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'danger';

/** Soft background with readable text, per tone. */
export const softTone: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-2',
  accent: 'bg-accent-soft text-accent-ink',
  ok: 'bg-ok-soft text-ok-ink',
  warn: 'bg-warn-soft text-warn-ink',
  danger: 'bg-danger-soft text-danger-ink',
};

/** Text colour alone, per tone. */
export const toneInk: Record<Tone, string> = {
  neutral: 'text-ink',
  accent: 'text-accent-ink',
  ok: 'text-ok-ink',
  warn: 'text-warn-ink',
  danger: 'text-danger-ink',
};
