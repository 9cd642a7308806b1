/** Monday, 8 September 2025, in UTC: the first day of the sample project. */
const FIRST_DAY_MS = 1_757_289_600_000;

const MINUTE_MS = 60_000;

/** A time of day some days after the first, in milliseconds since 1970. */
export function atTime(day: number, hour: number, minute: number): number {
  return FIRST_DAY_MS + ((day * 24 + hour) * 60 + minute) * MINUTE_MS;
}
