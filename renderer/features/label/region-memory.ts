import type { Region } from '../../../shared/model/annotation.ts';
import type { QuestionId, SampleId } from '../../../shared/model/ids.ts';
import type { RegionQuestion } from '../../../shared/model/label-set.ts';
import type { ProjectSession } from '../../state/project-session.ts';
import type { OwnedRegion } from './region-edits.ts';

/** A region as it goes from sample to sample: without its id. */
export interface RememberedRegion {
  readonly question: QuestionId;
  readonly region: Omit<Region, 'id'>;
}

/** What was copied, and what was drawn last: kept while the project is open, over all samples. */
export interface RegionMemory {
  copied: { readonly from: SampleId; readonly regions: readonly RememberedRegion[] } | undefined;
  last: RememberedRegion | undefined;
}

const memories = new WeakMap<ProjectSession, RegionMemory>();

export function regionMemoryOf(session: ProjectSession): RegionMemory {
  const known = memories.get(session) ?? { copied: undefined, last: undefined };
  memories.set(session, known);
  return known;
}

export function remembered({ question, region: { id: _id, ...region } }: OwnedRegion): RememberedRegion {
  return { question: question.id, region };
}

/** The question that takes a remembered region: its own, else the first of the same type with such a label. */
export function questionFor({ question, region }: RememberedRegion, questions: readonly RegionQuestion[]): RegionQuestion | undefined {
  const fits = (each: RegionQuestion) => each.type === region.shape.kind && each.labels.some(({ id }) => id === region.label);
  const own = questions.find(({ id }) => id === question);
  return own !== undefined && fits(own) ? own : questions.find(fits);
}
