/** Those of `among` with the greatest score. */
function best(among: readonly number[], score: (label: number) => number): readonly number[] {
  const most = Math.max(...among.map(score));
  return among.filter((label) => score(label) === most);
}

/**
 * One label per item by majority, for a method that needs a single one to start from. Ties: the label the model holds more
 * probable, then the rarer one, then the one from workers who agree more with untied majorities, then the lowest number.
 * Every item must have a rating. Not for showing: there a tie stays a tie (`majorityVote`).
 */
export function crowdMajority(ratings: readonly (readonly (number | null)[])[], probabilities: readonly (readonly number[])[]): number[] {
  const labels = probabilities[0]?.length ?? 0;
  const total = new Float64Array(labels);
  const winners = ratings.map((row) => {
    const counts = new Float64Array(labels);
    for (const rating of row) {
      if (rating === null) continue;
      counts[rating] = (counts[rating] as number) + 1;
      total[rating] = (total[rating] as number) + 1;
    }
    return best([...counts.keys()], (label) => counts[label] as number);
  });
  const reliability = agreementWithUntied(ratings, winners);
  return winners.map((tied, i) => {
    const byModel = best(tied, (label) => probabilities[i]?.[label] ?? 0);
    const byRarity = best(byModel, (label) => -(total[label] as number));
    const byWorkers = best(byRarity, (label) => {
      const backers = (ratings[i] ?? []).flatMap((rating, worker) => (rating === label ? [reliability[worker] ?? 0] : []));
      return backers.reduce((sum, each) => sum + each, 0) / Math.max(1, backers.length);
    });
    return byWorkers[0] as number;
  });
}

function agreementWithUntied(ratings: readonly (readonly (number | null)[])[], winners: readonly (readonly number[])[]): number[] {
  const workers = ratings.reduce((most, row) => Math.max(most, row.length), 0);
  const shares = Array.from({ length: workers }, (_, worker) => {
    let rated = 0;
    let agreed = 0;
    ratings.forEach((row, i) => {
      const own = row[worker] ?? null;
      const winner = winners[i] ?? [];
      if (own === null || winner.length !== 1) return;
      rated++;
      if (own === winner[0]) agreed++;
    });
    return rated === 0 ? null : agreed / rated;
  });
  const known = shares.filter((share) => share !== null);
  const usual = known.length === 0 ? 0 : known.reduce((sum, share) => sum + share, 0) / known.length;
  return shares.map((share) => share ?? usual);
}
