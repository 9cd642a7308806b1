import { type Json, canonicalJson } from '../../shared/basics/canonical-json.ts';
import { compareText } from '../../shared/basics/order.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';

/**
 * All that a project state holds, as one text that is equal for equal states: commits, every version of every register,
 * every annotation row and which of them decide. Row numbers and order of arrival do not show.
 */
export function dumpState(state: ProjectState): string {
  const { commits, annotations, registers } = state;
  const commitLines: Json[] = [];
  for (let row = 0; row < commits.length; row++) {
    commitLines.push([commits.id(row), commits.at(row), commits.by(row), commits.undoes(row) ?? null]);
  }
  const registerLines = registers
    .names()
    .flatMap((name) => [...registers.all(name)].map((register) => [name, register.key, register.versions] as unknown as Json));
  const annotationLines: Json[] = [];
  for (let row = 0; row < annotations.length; row++) {
    annotationLines.push([
      [
        annotations.rounds.text(annotations.round.at(row)),
        annotations.samples.text(annotations.sample.at(row)),
        annotations.labelers.text(annotations.labeler.at(row)),
        annotations.pass.at(row),
      ],
      commits.at(annotations.commit.at(row)),
      commits.id(annotations.commit.at(row)),
      annotations.annotation(row),
      annotations.wins(row),
      annotations.isCurrent(row),
    ]);
  }
  return canonicalJson({ commits: sorted(commitLines), registers: sorted(registerLines), annotations: sorted(annotationLines) });
}

function sorted(lines: readonly Json[]): readonly Json[] {
  return lines
    .map((line) => ({ line, text: canonicalJson(line) }))
    .sort((a, b) => compareText(a.text, b.text))
    .map(({ line }) => line);
}
