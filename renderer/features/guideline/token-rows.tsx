import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { normaliseTranscript } from '../../../shared/agreement/transcript-normalisation.ts';
import { keyedTokens, standardTokenKey } from '../../../shared/model/keyed-tokens.ts';
import { MAX_TOKENS, tokensAsked, type TranscriptToken } from '../../../shared/model/label-set.ts';
import { type TextAsked, withToken, withTokenKey, withTokens } from '../../../shared/project/commands/edit-tokens.ts';
import { chordOf } from '../../state/keys/key-chord.ts';
import { SOUND_COMMANDS } from '../../state/keys/sound-commands.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { KeyField } from '../../ui/key-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { FieldErrors } from './field-errors.ts';
import { useFocusAfter } from './use-focus-after.ts';

interface TokenRowsProps<Q extends TextAsked> {
  readonly asked: Q;
  readonly errorOf: (field: Parameters<FieldErrors>[0], place: number | undefined) => string | undefined;
  readonly onChange: (asked: Q) => void;
}

/** What is written for what is no word: text, meaning and key of each token, in the order of the keys. */
export function TokenRows<Q extends TextAsked>({ asked, errorOf, onChange }: TokenRowsProps<Q>) {
  const tokens = tokensAsked(asked);
  const keyed = keyedTokens(tokens);
  const list = useRef<HTMLDivElement>(null);
  const focusAfter = useFocusAfter(list);
  const replace = (at: number, token: TranscriptToken) => onChange(withTokens(asked, tokens.with(at, token)));

  function add(): void {
    if (tokens.length >= MAX_TOKENS) return;
    focusAfter(() => textsOf(list.current).at(-1)?.select());
    onChange(withToken(asked));
  }

  function move(at: number, by: 1 | -1): void {
    const one = tokens[at];
    const other = tokens[at + by];
    if (one !== undefined && other !== undefined) onChange(withTokens(asked, tokens.with(at, other).with(at + by, one)));
  }

  function remove(at: number): void {
    if (tokens.length === 1) focusAfter(() => list.current?.querySelector<HTMLElement>('[data-add-token]')?.focus());
    else focusAfter(() => (textsOf(list.current)[at] ?? textsOf(list.current)[at - 1])?.focus());
    onChange(withTokens(asked, tokens.filter((_, other) => other !== at)));
  }

  return (
    <div ref={list} role="group" aria-label={`Tokens of “${asked.prompt}”`} className="flex flex-col gap-1.5">
      {tokens.length > 0 && <h3 className="text-xs font-semibold text-ink-2">What is no word, and how it is written</h3>}
      {tokens.map((token, at) => (
        <div key={at} className="flex items-start gap-1">
          <span data-token-text className="w-36 shrink-0">
            <TextField label={`Token ${at + 1}`} hideLabel value={token.text} error={errorOf('tokens', at)} hint={token.text.trim() !== '' && normaliseTranscript(token.text) === '' ? 'Signs alone do not count when texts are compared.' : undefined} maxLength={60} spellCheck={false} onChange={(text) => replace(at, { ...token, text })} onEnter={add} />
          </span>
          <TextField label={`Meaning of ${token.text}`} hideLabel value={token.meaning} maxLength={500} placeholder="What it stands for" onChange={(meaning) => replace(at, { ...token, meaning })} onEnter={add} className="flex-1" />
          <KeyField label={`Key of ${token.text}`} hideLabel value={token.key} standard={keyed[at]?.key ?? standardTokenKey(at)} error={errorOf('token-keys', at)} hint={token.key === undefined ? undefined : otherwise(token.key)} chordOf={chordOf} onChange={(key) => replace(at, withTokenKey(token, key))} className="mr-1 w-24 shrink-0" />
          <span className="flex h-7 shrink-0 items-center gap-1">
            <IconButton label={`Move ${token.text} up`} icon={ArrowUp} size="sm" disabled={at === 0} onClick={() => move(at, -1)} />
            <IconButton label={`Move ${token.text} down`} icon={ArrowDown} size="sm" disabled={at === tokens.length - 1} onClick={() => move(at, 1)} />
            <IconButton label={`Remove token ${token.text}`} icon={Trash2} size="sm" onClick={() => remove(at)} />
          </span>
        </div>
      ))}
      {errorOf('tokens', undefined) !== undefined && <p className="text-xs text-danger-ink">{errorOf('tokens', undefined)}</p>}
      <Button size="sm" tone="quiet" icon={Plus} className="self-start" data-add-token disabled={tokens.length >= MAX_TOKENS} onClick={add}>
        {tokens.length === 0 ? 'Add a token: [laughter], uh …' : 'Add a token'}
      </Button>
    </div>
  );
}

/** What a key does while text is typed, unless a token has it. */
function otherwise(key: string): string | undefined {
  const entry = Object.entries(SOUND_COMMANDS).find(([id, { keys }]) => id.startsWith('typing.') && id !== 'typing.token' && (keys as readonly string[]).includes(key));
  return entry === undefined ? undefined : `No longer: ${entry[1].does.toLowerCase()}`;
}

function textsOf(list: HTMLElement | null): readonly HTMLInputElement[] {
  return [...(list?.querySelectorAll<HTMLInputElement>('[data-token-text] input') ?? [])];
}
