import { useEffect, useState } from 'react';
import { agreementColumns } from '../../../shared/curation/agreement-columns.ts';
import type { ReviewCases } from '../../../shared/curation/review-cases.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { labelSetVersions } from '../../../shared/project/views/label-set-versions.ts';
import { remembered } from '../../../shared/project/views/remembered.ts';
import { current } from '../../../shared/project/register-store.ts';
import { useRevision, useSession } from '../../state/use-app.ts';
import { findReviewCases } from '../../workers/review-cases.client.ts';
import type { Decided } from './review-filter.ts';

interface Known extends ReviewCases {
  readonly version: string;
}

/** Kept per project, so that coming back to the screen costs nothing. */
const knownByState = new WeakMap<ProjectState, Known>();

export interface ReviewCasesFound {
  readonly found: ReviewCases | undefined;
  readonly problem: string | undefined;
  /** Samples looked at of all, while cases are being found. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  /** Somebody stopped the search; `goOn` takes it up again, and so does the next change. */
  readonly stopped: boolean;
  readonly stop: () => void;
  readonly goOn: () => void;
}

/**
 * What deserves a review. Decisions do not change it, so it is computed again only when answers come in or samples, rounds or
 * labels change: gathered here as columns, measured in a worker. Earlier cases stay until newer ones are there.
 */
export function useReviewCases(): ReviewCasesFound {
  const { state } = useSession();
  useRevision();
  const version = versionOf(state);
  const [, redraw] = useState(0);
  const [problem, setProblem] = useState<string | undefined>();
  const [progress, setProgress] = useState<ReviewCasesFound['progress']>();
  const [stoppedAt, setStoppedAt] = useState<string | undefined>();
  const known = knownByState.get(state);
  const stopped = stoppedAt === version && known?.version !== version;

  useEffect(() => {
    if (stopped || knownByState.get(state)?.version === version) return undefined;
    const leaving = new AbortController();
    const compute = async () => {
      try {
        const questions = questionsEverAsked(state).flatMap(({ id }) => agreementColumns(state, id) ?? []);
        const onProgress = (done: number, total: number) => setProgress({ done, total });
        const found = await findReviewCases(questions, (sample) => state.annotations.samples.text(sample), { signal: leaving.signal, onProgress });
        knownByState.set(state, { ...found, version });
        setProblem(undefined);
        setProgress(undefined);
        redraw((n) => n + 1);
      } catch (error) {
        if (leaving.signal.aborted) return;
        setProgress(undefined);
        setProblem(error instanceof Error ? error.message : String(error));
      }
    };
    const paint = setTimeout(() => void compute(), 0); // the screen comes up first
    return () => {
      clearTimeout(paint);
      leaving.abort();
      setProgress(undefined);
    };
  }, [state, version, stopped]);

  return { found: known, problem, progress, stopped, stop: () => setStoppedAt(version), goOn: () => setStoppedAt(undefined) };
}

/** Everything that the cases follow from; decisions are not among it. */
function versionOf({ annotations, registers }: ProjectState): string {
  const names = ['sample', 'exclusion', 'round', 'assignment', 'label-set', 'person-merge'] as const;
  return [annotations.length, ...names.map((name) => registers.revision(name))].join('/');
}

function questionsEverAsked(state: ProjectState): readonly Question[] {
  return [...new Map(labelSetVersions(state).flatMap(({ set }) => set.questions.map((question) => [question.id, question] as const))).values()];
}

/** What is decided, as keys of sample and question. */
export const decidedKeys = remembered(
  ({ registers }) => registers.revision('adjudication'),
  ({ registers }): Decided => new Set([...registers.all('adjudication')].filter((register) => current(register) !== null).map(({ key }) => `${key[0]}/${key[1]}`)),
);
