import type { AgreementColumns } from '../../../shared/curation/agreement-columns.ts';
import type { Figure } from '../../../shared/curation/agreement-figures.ts';
import { RunningHeadline, type RunningHeadlineParts, type UnitAnswers } from '../../../shared/curation/running-headline.ts';
import { unitAnswersNow, unitAnswersThen, unitsTouched } from '../../../shared/curation/unit-answers.ts';
import type { RoundId } from '../../../shared/model/ids.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';

/** What answers hang on besides annotations: when one of these changes, everything is computed again. */
const REGISTERS = ['label-set', 'exclusion', 'person-merge', 'round', 'assignment', 'sample'] as const;

/** Touched units beyond this are not followed one by one: a merge brought in, say. */
const MOST_TOUCHED = 2000;

/** How far a project was when answers were gathered. */
export interface GatheredAt {
  readonly rows: number;
  readonly registers: string;
}

export function gatheredAt({ annotations, registers }: ProjectState): GatheredAt {
  return { rows: annotations.length, registers: REGISTERS.map((name) => registers.revision(name)).join('/') };
}

/**
 * A headline that follows commits between two computations: from the columns and counts of the last one, each touched
 * unit is taken out as it was and added as it is. Gives the headline's figure and n as a computation of now would.
 */
export class HeadlineNow {
  readonly #columns: AgreementColumns;
  readonly #running: RunningHeadline;
  readonly #blindOnly: boolean;
  readonly #gathered: GatheredAt;
  readonly #said = new Map<string, UnitAnswers>();
  #rows: number;

  /** `columns` hold the scope's rounds, and maybe more; `scope` says which of them count. */
  constructor(columns: AgreementColumns, parts: RunningHeadlineParts, blindOnly: boolean, gathered: GatheredAt) {
    this.#columns = columns;
    this.#running = new RunningHeadline(columns.asked, parts);
    this.#blindOnly = blindOnly;
    this.#gathered = gathered;
    this.#rows = gathered.rows;
  }

  /** The headline of now in place of `last`, which keeps its interval; undefined when it has to be computed again. */
  follow(state: ProjectState, scope: RoundId | 'all', last: Figure): Figure | undefined {
    if (gatheredAt(state).registers !== this.#gathered.registers) return undefined;
    const touched = unitsTouched(state, this.#rows);
    if (touched.length > MOST_TOUCHED) return undefined;
    for (const unit of touched) {
      const round = state.annotations.rounds.text(unit.round);
      if (!this.#columns.rounds.includes(round) || (scope !== 'all' && round !== scope)) continue;
      if (state.registers.value('exclusion', state.annotations.samples.text(unit.sample)) !== undefined) continue;
      const key = `${unit.round}/${unit.sample}`;
      const now = unitAnswersNow(state, this.#columns.question, unit, this.#blindOnly);
      this.#running.remove(this.#said.get(key) ?? unitAnswersThen(this.#columns, state, unit));
      this.#running.add(now);
      this.#said.set(key, now);
    }
    this.#rows = state.annotations.length;
    if (!this.#running.isHandy) return undefined;
    const { coefficient, n } = this.#running;
    const { interval } = last.estimate;
    return { id: last.id, estimate: coefficient.kind === 'defined' ? { value: coefficient.value, interval, n } : { value: null, reason: coefficient.because, interval: null, n } };
  }
}
