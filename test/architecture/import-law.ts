import type { Import } from '../support/source-tree.ts';

/** What a folder may import besides itself, and the way out for whoever needs something else. */
interface Room {
  readonly may: readonly string[];
  readonly instead: string;
}

const ALL_SHARED = ['shared/basics', 'shared/signal', 'shared/model', 'shared/history', 'shared/project', 'shared/agreement', 'shared/consensus', 'shared/curation', 'shared/formats', 'shared/release', 'shared/host'];

/**
 * The table of the design: who may import whom. Longest name first decides where a file is. In `shared/` what is
 * reachable downwards may be imported too.
 */
const ROOMS: Readonly<Record<string, Room>> = {
  'shared/basics': { may: [], instead: 'basics is the ground: hand in what it should know as a parameter' },
  'shared/signal': { may: ['shared/basics'], instead: 'signal computes with frames of sound alone: hand in numbers and typed arrays' },
  'shared/model': { may: ['shared/basics'], instead: 'model only says what things are; what happens to them belongs into history/ or project/' },
  'shared/history': { may: ['shared/model'], instead: 'history only knows commits; what follows from them is computed in project/' },
  'shared/project': { may: ['shared/history'], instead: 'project is the state and its views; measuring belongs into curation/, freezing into release/' },
  'shared/agreement': { may: ['shared/basics'], instead: 'agreement speaks of units, raters and values alone; turn samples and labels into them in curation/' },
  'shared/consensus': { may: ['shared/agreement', 'shared/model'], instead: 'take plain columns as parameters; gather them from the project in curation/ or release/' },
  'shared/curation': { may: ['shared/consensus', 'shared/agreement', 'shared/project'], instead: 'what is shipped belongs into release/, how it is written into formats/' },
  'shared/formats': { may: ['shared/model'], instead: 'a format knows rows, not projects: let project/commands/ or release/ turn one into the other' },
  'shared/release': { may: ['shared/project', 'shared/consensus', 'shared/curation', 'shared/formats'], instead: 'what the host does with a release belongs into electron/host/' },
  'shared/host': { may: ['shared/model', 'shared/history'], instead: 'the contract carries plain values: put their type into model/' },

  'renderer/ui': { may: ['shared/basics'], instead: 'parts of the screen know nothing of projects: hand the value in as a prop from a feature' },
  'renderer/canvas': { may: ['shared/basics', 'shared/model', 'renderer/workers'], instead: 'the image surface takes addresses, boxes and colours as props from a feature' },
  'renderer/audio': { may: ['shared/basics', 'shared/signal', 'shared/model', 'renderer/workers', 'renderer/canvas/wheel.ts'], instead: 'the sound surface takes addresses, spans and colours as props from a feature' },
  'renderer/listening': { may: ['shared/signal', 'renderer/audio', 'renderer/ui'], instead: 'how somebody looks and listens knows no project: hand the recording’s facts in from a feature' },
  'renderer/workers': { may: ALL_SHARED, instead: 'a worker computes with shared/ only: send what it needs in the request' },
  'renderer/storage': { may: ALL_SHARED, instead: 'storage only stores: hand the thing in from state/' },
  'renderer/host': { may: ALL_SHARED, instead: 'a transport only carries the contract of shared/host; what is done with answers belongs into state/' },
  'renderer/state': { may: [...ALL_SHARED, 'renderer/storage', 'renderer/workers', 'renderer/host'], instead: 'state does not know who shows it: let the screen listen to the store' },
  'renderer/features': {
    may: [...ALL_SHARED, 'renderer/state', 'renderer/ui', 'renderer/canvas', 'renderer/audio', 'renderer/listening', 'renderer/workers', 'renderer/host/csp-nonce.ts'],
    instead: 'features ask state/ for everything and go elsewhere by navigate(); what two features share belongs into state/, ui/ or shared/',
  },
  'renderer/app': { may: [...ALL_SHARED, 'renderer/state', 'renderer/ui', 'renderer/features', 'renderer/host'], instead: 'the shell shows features and asks state/; let those do the work' },
  'renderer/main.tsx': { may: ['renderer/app', 'shared/basics'], instead: 'main only boots: put it into renderer/app/' },

  'electron/host': { may: ALL_SHARED, instead: 'the host runs under Electron, the local host and the command line alike: hand in what the surroundings know (create-host.ts)' },
  'electron/cli': { may: [...ALL_SHARED, 'electron/host', 'package.json'], instead: 'commands work on folders with shared/ and electron/host/, without a window or a server' },
  'electron/sample': { may: ALL_SHARED, instead: 'the sample project is made from nothing but shared/' },
  electron: { may: [...ALL_SHARED, 'electron', 'package.json'], instead: 'put what both sides need into shared/' },
};

/** Borders that no table entry can open. */
const TERRITORIES: Readonly<Record<string, { readonly never: readonly string[]; readonly instead: string }>> = {
  shared: { never: ['renderer', 'electron', 'test'], instead: 'shared/ is pure: hand in the value, the time, the id or the bytes as data' },
  renderer: { never: ['electron', 'test'], instead: 'the page meets the host only through the contract: add a method to shared/host/host-api.ts' },
  electron: { never: ['renderer', 'test'], instead: 'the host meets the page only through the contract in shared/host; code for both belongs into shared/' },
};

/** One landlord a library: where it may be imported, and the way out for everybody else. */
const LANDLORDS: readonly { readonly library: RegExp; readonly homes: readonly string[]; readonly instead: string }[] = [
  { library: /^dexie$/, homes: ['renderer/storage'], instead: 'ask WorkingStore (renderer/storage/working-store.ts), through state/' },
  { library: /^zustand/, homes: ['renderer/state'], instead: 'use useApp and its neighbours (renderer/state/use-app.ts)' },
  { library: /^wavesurfer\.js/, homes: ['renderer/audio'], instead: 'use AudioSurface (renderer/audio/audio-surface.tsx)' },
  { library: /^@base-ui\//, homes: ['renderer/ui'], instead: 'use a part of renderer/ui, or add one (its README lists them)' },
  { library: /^(d3-|diff$|react-markdown$|remark-|rehype-)/, homes: ['renderer/ui'], instead: 'use a chart or view of renderer/ui, or add one' },
  { library: /^(flatbush|clipper2-ts)$/, homes: ['renderer/canvas'], instead: 'use the scene (renderer/canvas/geometry/scene.ts) or the polygon operations beside it' },
  { library: /^(codemirror$|@codemirror\/)/, homes: ['renderer/ui', 'renderer/features/guideline'], instead: 'only the guideline is edited as text with marks' },
  { library: /^mediabunny$/, homes: ['renderer/workers', 'electron/host'], instead: 'decode in a worker (renderer/workers/sound.client.ts) or probe in the host' },
  {
    library: /^electron$/,
    homes: ['electron/main.ts', 'electron/preload.ts', 'electron/window.ts', 'electron/menu.ts', 'electron/security.ts'],
    instead: 'host, local host and command line run without Electron: hand the function in from main.ts',
  },
  { library: /^zod/, homes: ['electron/host', 'shared/formats'], instead: 'prove unknown values with a decoder of shared/basics/decode.ts' },
  { library: /^@noble\/hashes/, homes: ['shared/basics'], instead: 'use shared/basics/hash.ts' },
  { library: /^jpeg-js$/, homes: ['electron/sample'], instead: 'only the sample project is drawn; people’s images are read by the browser' },
  { library: /^(react|react-dom|lucide-react|@tanstack\/react-virtual)(\/|$)/, homes: ['renderer'], instead: 'screens live in renderer/' },
  { library: /^node:/, homes: ['electron'], instead: 'what needs Node belongs into electron/host, behind a method of shared/host/host-api.ts' },
];

/** The sentence that says which law an import breaks and what to do instead; undefined for a lawful one. */
export function breachOf({ from, specifier, file, line }: Import): string | undefined {
  const instead = file === undefined ? libraryBreach(from, specifier) : fileBreach(from, file);
  return instead === undefined ? undefined : `${from}:${line} must not import ${file ?? specifier}: ${instead}.`;
}

function libraryBreach(from: string, specifier: string): string | undefined {
  const landlord = LANDLORDS.find(({ library }) => library.test(specifier));
  if (landlord === undefined) return 'no folder is the landlord of this library; give it one in test/architecture/import-law.ts, or do without';
  return landlord.homes.some((home) => isIn(from, home)) ? undefined : landlord.instead;
}

function fileBreach(from: string, to: string): string | undefined {
  const border = TERRITORIES[from.split('/')[0] ?? ''];
  if (border?.never.includes(to.split('/')[0] ?? '') === true) return border.instead;
  const place = roomOf(from);
  const room = place === undefined ? undefined : ROOMS[place];
  if (place === undefined || room === undefined) return 'this folder is not in the table of the design; put the file where it belongs, or the folder into test/architecture/import-law.ts';
  if (place === 'renderer/features' && isIn(to, 'renderer/features')) {
    return from.split('/')[2] === to.split('/')[2] ? undefined : room.instead;
  }
  const reachable = [place, ...(place.startsWith('shared/') ? downwards(room.may) : room.may)];
  return reachable.some((home) => isIn(to, home)) ? undefined : room.instead;
}

/** The room that a file is in: the one with the longest name that holds it. */
export function roomOf(path: string): string | undefined {
  return Object.keys(ROOMS)
    .filter((room) => isIn(path, room))
    .sort((a, b) => b.length - a.length)[0];
}

function downwards(rooms: readonly string[]): readonly string[] {
  return [...new Set(rooms.flatMap((room) => [room, ...downwards(ROOMS[room]?.may ?? [])]))];
}

function isIn(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
