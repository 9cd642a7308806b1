import type { ReleaseRecipe } from '../../shared/model/release.ts';
import { QUESTION } from './story.ts';

/** A recipe for everything in a story; tests say what they need otherwise. */
export function recipeOf(more: Partial<ReleaseRecipe> = {}): ReleaseRecipe {
  return {
    version: '1.0.0',
    rounds: [],
    questions: [QUESTION],
    threshold: 0.5,
    atLeast: 1,
    shares: { train: 0.6, dev: 0.2, test: 0.2 },
    seed: 1,
    stratifyBy: QUESTION,
    groupBy: null,
    media: 'copy',
    formats: ['csv'],
    title: 'Phones',
    license: 'CC-BY-4.0',
    description: 'Photos of phones.',
    anonymous: false,
    ...more,
  };
}
