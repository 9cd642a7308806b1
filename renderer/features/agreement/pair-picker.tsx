import type { PersonId } from '../../../shared/model/ids.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Select } from '../../ui/select.tsx';

export interface PairOfLabelers {
  readonly first: PersonId;
  readonly second: PersonId;
}

/** So many pairs are still chosen from a list without searching. */
const MOST_IN_SIGHT = 10;
const ALL = 'all';

/** All pairs of labelers (undefined), or one. */
export function PairPicker<Pair extends PairOfLabelers>({ pairs, value, onChange, nameOf }: { readonly pairs: readonly Pair[]; readonly value: Pair | undefined; readonly onChange: (next: Pair | undefined) => void; readonly nameOf: (id: PersonId) => string }) {
  if (pairs.length < 2) return null;
  const options = [{ value: ALL, label: 'All pairs of labelers' }, ...pairs.map(({ first, second }, at) => ({ value: String(at), label: `${nameOf(first)} × ${nameOf(second)}` }))];
  const at = value === undefined ? -1 : pairs.findIndex(({ first, second }) => first === value.first && second === value.second);
  const shared = { label: 'Whose answers', hideLabel: true, className: 'w-44', value: at === -1 ? ALL : String(at), options, onChange: (next: string | null) => onChange(next === null || next === ALL ? undefined : pairs[Number(next)]) };
  return options.length > MOST_IN_SIGHT ? <Combobox {...shared} /> : <Select {...shared} />;
}
