import type { Random } from '../../../shared/basics/random.ts';
import { chance } from '../draws.ts';
import type { Part } from '../commands/spoken-commands.ts';
import type { WritingStyle } from './command-habits.ts';

/** Numbers and titles, as words and as people who like it short write them. */
const SHORT_FORMS = [
  ['twenty one degrees', '21 degrees'],
  ['seven thirty', '7:30'],
  ['ten minutes', '10 minutes'],
  ['five minutes', '5 minutes'],
  ['three o’clock', '3 o’clock'],
  ['forty percent', '40 percent'],
  ['at six', 'at 6'],
  ['doctor Miller', 'Dr. Miller'],
] as const;

/** What is easily heard instead, where the background is loud. */
const MISHEARINGS = [
  ['kitchen light', 'kitten light'],
  ['bedroom lamp', 'bathroom lamp'],
  ['the blinds', 'the lines'],
  ['skip this one', 'skip this song'],
  ['five minutes', 'nine minutes'],
  ['louder', 'later'],
  ['find my phone', 'find my home'],
  ['machine at six', 'machine at sixty'],
] as const;

const FILLERS = new Set(['um', 'uh']);

/** What somebody with this style writes down for these parts. */
export function transcribe(parts: readonly Part[], style: WritingStyle, mishears: number, random: Random): string {
  const fillers = chance(random, style.slips) ? 'written' : style.fillers;
  const words = parts
    .map(({ kind, words: said }) => {
      if (kind === 'command' || fillers === 'written') return kind === 'command' ? said : `${said},`;
      if (fillers === 'left out') return '';
      return FILLERS.has(said) ? `[${said}]` : `${said}–`;
    })
    .filter((said) => said !== '')
    .join(' ')
    .replaceAll(/(\w) (um|uh),/g, '$1, $2,');
  let text = replaceSome(words, MISHEARINGS, mishears, random);
  text = replaceSome(text, SHORT_FORMS, style.digits, random);
  if (style.americanSpelling) text = text.replace('mum', 'mom');
  if (!style.typographicApostrophe) text = text.replaceAll('’', "'");
  return style.sentences ? `${text.charAt(0).toUpperCase()}${text.slice(1)}.` : text;
}

function replaceSome(text: string, pairs: readonly (readonly [string, string])[], probability: number, random: Random): string {
  return pairs.reduce((changed, [from, to]) => (changed.includes(from) && chance(random, probability) ? changed.replace(from, to) : changed), text);
}
