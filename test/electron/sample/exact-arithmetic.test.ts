import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesBelow } from './sample-files.ts';

const INEXACT = /Math\.(?:sin|cos|tan|a?sinh?|a?cosh?|a?tanh?|atan2?|exp|expm1|log\w*|pow|cbrt|hypot|random)\b|\s\*\*=?\s|Date\.now|new Date/;

it('makes the sample without anything that engines may round in their own way', () => {
  const sources = filesBelow(join(import.meta.dirname, '..', '..', '..', 'electron', 'sample'));
  const offenders = [...sources].filter(([path, bytes]) => path.endsWith('.ts') && INEXACT.test(new TextDecoder().decode(bytes).replaceAll('/**', '')));
  expect(offenders.map(([path]) => path)).toEqual([]);
});
