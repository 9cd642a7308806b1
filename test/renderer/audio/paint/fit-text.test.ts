import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf, fittedText } from '../../../../renderer/audio/paint/fit-text.ts';
import { CHARACTER, RecordingContext } from './recording-context.ts';

const { context } = new RecordingContext();

describe('fitted text', () => {
  it('is the whole text, or its beginning with an ellipsis, never wider than asked, and nearly as wide as it can be', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 0, max: 400 }), (text, width) => {
        const fitted = fittedText(context, text, width);
        const wide = context.measureText(fitted).width;
        expect(wide).toBeLessThanOrEqual(width);
        if (fitted === text || fitted === '') return;
        expect(fitted.endsWith('…') && text.startsWith(fitted.slice(0, -1))).toBe(true);
        const spaces = /\s*$/.exec(text.slice(0, fitted.length))?.[0].length ?? 0;
        const whitespace = /\s/.test(text);
        expect(whitespace || wide + (spaces + 2) * CHARACTER + 4 > width).toBe(true);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('keeps accents and joined signs with their character', () => {
    const text = 'e\u0301'.repeat(20);
    expect(fittedText(context, text, 5 * CHARACTER + 2)).toBe('e\u0301'.repeat(4) + '…');
    expect(fittedText(context, '👩‍🔬👩‍🔬👩‍🔬👩‍🔬👩‍🔬', 60)).toMatch(/^(👩‍🔬)+…$/u);
  });

  it('is nothing where not even one character fits', () => {
    expect(fittedText(context, 'word', 6)).toBe('');
    expect(fittedText(context, 'word', 0)).toBe('');
    expect(fittedText(context, '', 0)).toBe('');
  });
});

describe('the direction of a text', () => {
  it('is that of its first letter', () => {
    expect(['hello', 'שלום', '12 مرحبا', '… (abc) שלום', '123', ''].map(directionOf)).toEqual(['ltr', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr']);
  });
});
