import { type Decoded, listOf, nullable, object, optional, text } from '../basics/decode.ts';
import { commitId } from './ids.ts';

/**
 * A page of the guideline: Markdown, kept byte for byte. The page id is 'general', or `<question id>` for what holds for
 * a whole question, or `<question id>.<label id>` for a label.
 */
export const guidelinePage = object({ page: text({ min: 1, max: 200 }), markdown: text({ max: 500_000 }) });
export type GuidelinePage = Decoded<typeof guidelinePage>;

/** The working copy of one page: what the lead writes before publishing. */
export const guidelineDraft = object({ markdown: text({ max: 500_000 }), basedOn: nullable(commitId) });
export type GuidelineDraft = Decoded<typeof guidelineDraft>;

/** A published version: all pages, sorted by page id. */
export const guideline = object({
  pages: listOf(guidelinePage, { max: 20_000 }),
  note: optional(text({ max: 5000 })),
  basedOn: nullable(commitId),
});
export type Guideline = Decoded<typeof guideline>;

/** The part of a guideline that its content hash is over. */
export function guidelineContent(version: Guideline): { readonly pages: readonly GuidelinePage[] } {
  return { pages: version.pages };
}
