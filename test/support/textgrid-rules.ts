/*
 * Reads a TextGrid in its long text form as strictly as Praat would like it to be: what a reader may not make of it is an
 * error here. For tests of what is written.
 */

export interface ReadTier {
  readonly name: string;
  readonly intervals: readonly { readonly from: string; readonly to: string; readonly text: string }[];
}

export interface ReadTextGrid {
  readonly end: string;
  readonly tiers: readonly ReadTier[];
}

/** The tiers of a TextGrid; throws where a count is wrong, or intervals do not fill a tier exactly. */
export function readTextGrid(text: string): ReadTextGrid {
  const head = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\n';
  if (!text.startsWith(head)) throw new Error('no TextGrid');
  let rest = text.slice(head.length);
  const take = (pattern: RegExp): string => {
    const found = new RegExp(`^(?:${pattern.source})`, 'u').exec(rest);
    if (found === null) throw new Error(`expected ${pattern.source} at ${rest.slice(0, 80)}`);
    rest = rest.slice(found[0].length);
    return found[1] ?? '';
  };
  const quoted = (name: string) => take(new RegExp(` *${name} = "((?:[^"]|"")*)"\\n`)).replaceAll('""', '"');
  const time = (name: string) => take(new RegExp(` *${name} = (\\d+(?:\\.\\d+)?)\\n`));
  const end = time('xmax');
  const count = Number(take(/tiers\? <exists>\nsize = (\d+)\nitem \[\]:\n/));
  const tiers = Array.from({ length: count }, (_, at): ReadTier => {
    take(new RegExp(` {4}item \\[${at + 1}\\]:\\n`));
    if (quoted('class') !== 'IntervalTier') throw new Error('no interval tier');
    const name = quoted('name');
    if (time('xmin') !== '0' || time('xmax') !== end) throw new Error(`${name} has other ends`);
    const size = Number(take(/ *intervals: size = (\d+)\n/));
    let reached = '0';
    const intervals = Array.from({ length: size }, (_each, place) => {
      take(new RegExp(` *intervals \\[${place + 1}\\]:\\n`));
      const interval = { from: time('xmin'), to: time('xmax'), text: quoted('text') };
      if (interval.from !== reached || Number(interval.to) <= Number(interval.from)) throw new Error(`${name} is not filled at ${interval.from}`);
      reached = interval.to;
      return interval;
    });
    if (reached !== end) throw new Error(`${name} ends at ${reached}`);
    return { name, intervals };
  });
  if (rest !== '') throw new Error(`more than was said: ${rest}`);
  return { end, tiers };
}
