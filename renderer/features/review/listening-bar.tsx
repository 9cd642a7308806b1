import { Ear, Repeat } from 'lucide-react';
import { REVIEW_SOUND_SCREEN_COMMANDS } from '../../state/keys/review-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PersonMark } from '../../ui/person-mark.tsx';
import { Select } from '../../ui/select.tsx';
import type { Listening } from './use-case-sound.ts';

/** Hearing the conflict in hand: one labeler’s span, the other’s, only what differs. Of more than two labelers, the two that are chosen. */
export function ListeningBar({ listening }: { readonly listening: Listening }) {
  const keys = useKeymap(REVIEW_SOUND_SCREEN_COMMANDS);
  const { pairs, at, side, isLooping, hear, hearDiffering, choosePair } = listening;
  const pair = pairs[at];
  if (pair === undefined) return null;
  const turn = keys.hintOf('review.hear-in-turn');
  const next = side === 'a' && pair.b !== undefined ? 'b' : 'a';
  const places = pair.differing.length;
  return (
    <fieldset aria-label="Listen to what differs" data-pair={`${at + 1}/${pairs.length}`} data-side={side ?? ''} className="flex min-w-0 flex-wrap items-center gap-1">
      {pairs.length > 1 && (
        <Select
          label="Which two are compared"
          hideLabel
          className="w-24 @lg:w-40"
          value={String(at)}
          onChange={(next) => choosePair(Number(next))}
          options={pairs.map(({ a, b }, place) => ({ value: String(place), label: `${a.name} · ${b?.name ?? ''}` }))}
        />
      )}
      {(['a', 'b'] as const).map((each) => {
        const heard = pair[each];
        return (
          heard !== undefined && (
            <Button key={each} size="sm" icon={Ear} aria-pressed={side === each} title={`Hear ${heard.name}`} {...(next === each ? { hotkey: turn } : {})} onClick={() => hear(each)}>
              <span className="sr-only">Hear {heard.name}</span>
              <span aria-hidden className="inline-flex">
                <PersonMark name={heard.name} color={heard.color} size="sm" />
              </span>
            </Button>
          )
        );
      })}
      <Button size="sm" disabled={places === 0} hotkey={keys.hintOf('review.hear-differing')} onClick={() => hearDiffering(false)}>
        {pair.b === undefined ? 'What is missed' : places > 1 ? `Where they differ (${places})` : 'Where they differ'}
      </Button>
      <IconButton label="Again and again" icon={Repeat} size="sm" disabled={places === 0} pressed={isLooping} hotkey={keys.hintOf('review.loop-differing')} onClick={() => hearDiffering(true)} />
    </fieldset>
  );
}
