import { bool, type Decoded, finite, listOf, nullable, object, oneOf, optional, recordOf, text } from '../basics/decode.ts';
import { contentHashId, questionId, roundId } from './ids.ts';

export const RELEASE_SPLITS = ['train', 'dev', 'test'] as const;
export type ReleaseSplit = (typeof RELEASE_SPLITS)[number];

/** What a release can be written as, besides its manifest. */
export const RELEASE_FORMATS = ['csv', 'coco', 'audio-manifest', 'textgrid', 'audacity'] as const;
export type ReleaseFormat = (typeof RELEASE_FORMATS)[number];

/** Everything that, with the project's heads, decides a release's bytes (design §10). */
export const releaseRecipe = object({
  version: text({ pattern: /^\d{1,6}\.\d{1,6}\.\d{1,6}$/, what: 'a version like 1.0.0' }),
  /** Rounds whose annotations count; empty means all. */
  rounds: listOf(roundId, { max: 10_000 }),
  questions: listOf(questionId, { max: 200, min: 1 }),
  /** Least share of labelers that must agree on a consensus, in [0, 1]; ties and less are left out and listed. */
  threshold: finite({ min: 0, max: 1 }),
  /** Least number of labelers behind a consensus. */
  atLeast: finite({ min: 1, max: 1000, integer: true }),
  /** Shares of train, dev and test; they add to 1. */
  shares: object({ train: finite({ min: 0, max: 1 }), dev: finite({ min: 0, max: 1 }), test: finite({ min: 0, max: 1 }) }),
  seed: finite({ min: 0, max: 0xffff_ffff, integer: true }),
  /** The release whose splits stay for the samples it had; all samples are dealt anew when left out. */
  splitsFrom: optional(text({ pattern: /^\d{1,6}\.\d{1,6}\.\d{1,6}$/, what: 'a version like 1.0.0' })),
  /** Question whose labels the split keeps in proportion. */
  stratifyBy: nullable(questionId),
  /** Keep samples of one group (`occurrence.group`) or of one value of this metadata column in one split. */
  groupBy: nullable(text({ max: 200 })),
  media: oneOf('copy', 'link', 'none'),
  formats: listOf(oneOf(...RELEASE_FORMATS), { max: 20 }),
  title: text({ min: 1, max: 300 }),
  license: text({ max: 300 }),
  description: text({ max: 20_000 }),
  anonymous: bool,
});
export type ReleaseRecipe = Decoded<typeof releaseRecipe>;

/** What history keeps of a release: what it was made from and the hash of its manifest of checksums. */
export const releaseRecord = object({
  recipe: releaseRecipe,
  heads: recordOf(text({ max: 200 })),
  checksums: contentHashId,
  samples: finite({ min: 0, integer: true }),
  formatVersion: finite({ min: 1, integer: true }),
  note: optional(text({ max: 5000 })),
});
export type ReleaseRecord = Decoded<typeof releaseRecord>;
