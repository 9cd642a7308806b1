import { describe, expect, it } from 'vitest';
import { tokensAsked } from '../../../../shared/model/label-set.ts';
import { publishLabelSet } from '../../../../shared/project/commands/edit-label-set.ts';
import { type TextAsked, withToken, withTokenKey, withTokens } from '../../../../shared/project/commands/edit-tokens.ts';
import { questionOf } from '../../../support/story.ts';

const plain = questionOf('text', [], 'audio') as Extract<TextAsked, { cantTell: boolean }>;

describe('tokens of a text question', () => {
  it('are added under a text that is free, get a key and lose it again', () => {
    const twice = withToken(withToken(plain));
    expect(tokensAsked(twice)).toEqual([{ text: '[token 1]', meaning: '' }, { text: '[token 2]', meaning: '' }]);
    const token = { text: 'uh', meaning: 'a hesitation' };
    expect(withTokenKey(token, 'F9')).toEqual({ ...token, key: 'F9' });
    expect(withTokenKey({ ...token, key: 'F9' }, undefined)).toEqual(token);
    expect(withTokens(twice, [])).toEqual(plain);
  });

  it('are published trimmed; without any, nothing is written of them', () => {
    expect(publishLabelSet([withTokens(plain, [{ text: ' uh ', meaning: ' a pause ', key: 'F10' }])], null)).toMatchObject([
      { kind: 'label-set-published/3', value: { questions: [{ tokens: [{ text: 'uh', meaning: 'a pause', key: 'F10' }] }] } },
    ]);
    expect(publishLabelSet([withTokens(plain, [])], null)).toMatchObject([{ kind: 'label-set-published/1' }]);
  });
});
