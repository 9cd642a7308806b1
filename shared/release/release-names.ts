import { compareText } from '../basics/order.ts';
import type { SampleId } from '../model/ids.ts';
import type { ReleaseSplit } from '../model/release.ts';
import { fileName, type SampleEntry } from '../project/views/samples.ts';

/** How a sample's files are called inside a release: `media/<split>/<stem>.<extension>`, `labels/<split>/<stem>.json`. */
export interface ReleaseName {
  readonly split: ReleaseSplit;
  readonly stem: string;
  readonly extension: string;
}

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Names for samples, unlike each other in the whole release and on every disk: many formats know a sample only by its file
 * stem, some cut it at the first dot, and some disks take "A" and "a" for one. Made from the file's own name; where two
 * would meet, the start of the sample's id goes behind both.
 */
export function releaseNames(samples: readonly SampleEntry[], splitOf: ReadonlyMap<SampleId, ReleaseSplit>): ReadonlyMap<SampleId, ReleaseName> {
  const plain = samples
    .map(({ id, path, facts }) => ({ id, ...parts(fileName(path), facts.mime) }))
    .sort((a, b) => compareText(a.id, b.id));
  const counts = new Map<string, number>();
  for (const { stem } of plain) counts.set(sameOnDisk(stem), (counts.get(sameOnDisk(stem)) ?? 0) + 1);
  const taken = new Set(plain.flatMap(({ stem }) => (counts.get(sameOnDisk(stem)) === 1 ? [sameOnDisk(stem)] : [])));
  const names = new Map<SampleId, ReleaseName>();
  for (const { id, stem, extension } of plain) {
    let own = stem;
    if ((counts.get(sameOnDisk(stem)) ?? 0) > 1) {
      for (let digits = 8; digits <= id.length && (own === stem || taken.has(sameOnDisk(own))); digits += 8) own = `${stem}-${id.slice(0, digits)}`;
      taken.add(sameOnDisk(own));
    }
    names.set(id, { split: splitOf.get(id) ?? 'train', stem: own, extension });
  }
  return names;
}

export function mediaPath({ split, stem, extension }: ReleaseName): string {
  return `media/${split}/${stem}${extension === '' ? '' : `.${extension}`}`;
}

export function labelPath({ split, stem }: ReleaseName): string {
  return `labels/${split}/${stem}.json`;
}

function parts(name: string, mime: string): { readonly stem: string; readonly extension: string } {
  const dot = name.lastIndexOf('.');
  const found = dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
  const known = /^[a-z0-9]{1,5}$/.test(found);
  const extension = known ? found : (mime.split('/')[1] ?? '').replaceAll(/[^a-z0-9]/g, '').slice(0, 5);
  const stem = (known ? name.slice(0, dot) : name)
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, '_')
    .slice(0, 80)
    .replaceAll(/[\ud800-\udbff]$/g, ''); // the cut may have parted a pair
  return { stem: stem === '' || RESERVED.test(stem) ? `_${stem}` : stem, extension };
}

function sameOnDisk(stem: string): string {
  return stem.toLowerCase().normalize('NFKD');
}
