export type ZMove = 'to-front' | 'forward' | 'backward' | 'to-back';

/**
 * The regions in a new order, the last on top: the chosen ones moved, keeping their order among themselves. `forward` and `backward` go past one
 * region that is not chosen.
 */
export function reordered<T extends { readonly id: string }>(regions: readonly T[], chosen: ReadonlySet<string>, move: ZMove): readonly T[] {
  const isChosen = ({ id }: T) => chosen.has(id);
  switch (move) {
    case 'to-front':
      return [...regions.filter((each) => !isChosen(each)), ...regions.filter(isChosen)];
    case 'to-back':
      return [...regions.filter(isChosen), ...regions.filter((each) => !isChosen(each))];
    case 'forward':
      return stepped(regions.toReversed(), isChosen).toReversed();
    case 'backward':
      return stepped(regions, isChosen);
  }
}

function stepped<T>(regions: readonly T[], isChosen: (region: T) => boolean): readonly T[] {
  const order = [...regions];
  for (let at = 1; at < order.length; at++) {
    const [before, here] = [order[at - 1], order[at]];
    if (before === undefined || here === undefined || !isChosen(here) || isChosen(before)) continue;
    order[at - 1] = here;
    order[at] = before;
  }
  return order;
}
