import type { Random } from '../../../shared/basics/random.ts';
import type { RegionId } from '../../../shared/model/ids.ts';

export function regionIdFrom(random: Random): RegionId {
  return random.uint32().toString(16).padStart(8, '0') as RegionId;
}
