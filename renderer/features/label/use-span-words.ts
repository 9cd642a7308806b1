import { type RefObject, useState } from 'react';
import { keyedTokens } from '../../../shared/model/keyed-tokens.ts';
import { tokensAsked } from '../../../shared/model/label-set.ts';
import type { AudioSurfaceHandle } from '../../audio/surface-props.ts';
import { chordOf } from '../../state/keys/key-chord.ts';
import { TEXT_FIELD } from '../../state/keys/use-key-commands.ts';
import type { FieldInHand } from './field-in-hand.ts';
import { withWords } from './insert-words.ts';
import { attributed, type OwnedRegion } from './region-edits.ts';
import { transcriptAsked, transcriptOf } from './sound-lanes.ts';
import { isSpan } from './span-edits.ts';
import type { Answering } from './use-answering.ts';

/** The words of spans: going from one to the next, writing them, and the tokens of the guideline. `spans` are in the order of time. */
export function useSpanWords(spans: readonly OwnedRegion[], answering: Answering, surface: RefObject<AudioSurfaceHandle | null>, inHand: FieldInHand, playOnFocus: boolean) {
  const { chosen } = answering;
  /** How often somebody asked to write in a span: each time its field takes the focus. */
  const [timesAsked, setTimesAsked] = useState(0);

  /** Into the words of a span; it is played where somebody likes that. */
  function writeIn({ question, region }: OwnedRegion, plays = playOnFocus): void {
    const asked = transcriptAsked(question);
    answering.select([region.id]);
    answering.setAttribute(asked?.id);
    setTimesAsked(timesAsked + 1);
    surface.current?.reveal(region.id);
    if (plays && isSpan(region)) surface.current?.playSpan(region.shape.start, region.shape.end);
  }

  /** The words of one span, whatever else is selected. */
  function write({ question, region }: OwnedRegion, text: string): void {
    const asked = transcriptAsked(question);
    if (asked === undefined) return;
    const only = new Set<string>([region.id]);
    answering.edit((regions, each) => (each.id === question.id ? attributed(regions, only, asked.id, text === '' ? undefined : { type: 'text', text }) : regions));
  }

  /** The span whose words come after, or before, those of the selected one; undefined at the end. */
  function neighbor(by: 1 | -1): OwnedRegion | undefined {
    const written = spans.filter(({ question }) => transcriptAsked(question) !== undefined);
    const at = written.findIndex(({ region }) => answering.picked.has(region.id));
    return at === -1 && by === -1 ? written.at(-1) : written[at + by];
  }

  /** Enter in the words of a span: on to the next; after the last, out of the text. */
  function goOn(): void {
    const next = neighbor(1);
    if (next !== undefined) return writeIn(next);
    leaveText();
    return undefined;
  }

  function leaveText(): void {
    answering.setAttribute(undefined);
    if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
    surface.current?.focus();
  }

  function writeSelected(): boolean {
    const now = surface.current?.currentTime() ?? 0;
    const there = chosen[0] ?? spans.find(({ question, region }) => transcriptAsked(question) !== undefined && isSpan(region) && region.shape.start <= now && now < region.shape.end) ?? neighbor(1);
    if (there === undefined || transcriptAsked(there.question) === undefined) return false;
    writeIn(there, false);
    return true;
  }

  function writeNeighbor(by: 1 | -1): boolean {
    const next = neighbor(by);
    // Nobody writes yet, and there is none beyond the one that is selected: that is the one to begin with.
    if (next !== undefined) writeIn(next);
    else if (!inHand.isThere()) writeSelected();
    return true;
  }

  /** A token at the caret; where nobody writes, at the end of the words of the selected span, to write on from there. */
  function writeToken(words: string): boolean {
    if (inHand.write(words)) return true;
    const [first] = chosen;
    if (!answering.canWrite || first === undefined || chosen.length > 1 || transcriptAsked(first.question) === undefined) return false;
    const text = transcriptOf(first);
    write(first, withWords({ text, from: text.length, to: text.length }, words).text);
    writeIn(first, false);
    return true;
  }

  /** The token of a key that is shown below the spans while one is selected. Where none is, or in a note, these keys lead to other screens. */
  function writeKeyedToken(event: KeyboardEvent | undefined): boolean {
    if (event?.target instanceof Element && event.target.matches(TEXT_FIELD)) return false;
    const [first] = chosen;
    const tokens = first === undefined ? undefined : transcriptAsked(first.question);
    const chord = event === undefined ? undefined : chordOf(event);
    const found = tokens === undefined || chord === undefined ? undefined : keyedTokens(tokensAsked(tokens)).find(({ key }) => key === chord);
    return found !== undefined && writeToken(found.token.text);
  }

  return { timesAsked, writeIn, write, writeToken, writeKeyedToken, writeSelected, writeNeighbor, goOn, leaveText };
}
