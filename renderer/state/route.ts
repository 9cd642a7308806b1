import { exhausted } from '../../shared/basics/assert.ts';
import type { PersonId, QuestionId, RoundId, SampleId } from '../../shared/model/ids.ts';

/** Samples picked by a number somewhere: what its click opens. */
export interface SampleFilter {
  readonly ids?: readonly SampleId[];
  /** Which rounds of them the number counts; all rounds of `ids` when left out. */
  readonly cases?: readonly { readonly sample: SampleId; readonly round: RoundId }[];
  /** What the picked samples are, in words: "scratch / deep scratch, 7 samples". */
  readonly title?: string;
}

/** Where the person is. The hash of the address holds it, so that reload and back work. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'new' }
  | { readonly screen: 'label'; readonly round?: RoundId; readonly sample?: SampleId }
  | { readonly screen: 'samples'; readonly sample?: SampleId }
  | { readonly screen: 'agreement'; readonly question?: QuestionId; readonly round?: RoundId }
  | { readonly screen: 'review'; readonly question?: QuestionId; readonly sample?: SampleId }
  | { readonly screen: 'guideline'; readonly page?: string }
  | { readonly screen: 'releases'; readonly version?: string }
  | { readonly screen: 'people'; readonly person?: PersonId; /** What is opened at once. */ readonly open?: 'round' };

export type Screen = Route['screen'];

const PARAMETERS: { readonly [S in Screen]: readonly string[] } = {
  home: [],
  new: [],
  label: ['round', 'sample'],
  samples: ['sample'],
  agreement: ['question', 'round'],
  review: ['question', 'sample'],
  guideline: ['page'],
  releases: ['version'],
  people: ['person', 'open'],
};

export function routeToHash(route: Route): string {
  const query = new URLSearchParams();
  for (const name of PARAMETERS[route.screen]) {
    const value = (route as unknown as Record<string, unknown>)[name];
    if (typeof value === 'string') query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? `#/${route.screen}` : `#/${route.screen}?${text}`;
}

/** The route of a hash; home for anything that is none. */
export function routeFromHash(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  if (!Object.hasOwn(PARAMETERS, path)) return { screen: 'home' };
  const screen = path as Screen;
  const values = new URLSearchParams(query);
  const parameters = PARAMETERS[screen].flatMap((name) => {
    const value = values.get(name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  return { screen, ...Object.fromEntries(parameters) };
}

export function screenTitle(screen: Screen): string {
  switch (screen) {
    case 'home':
      return 'Home';
    case 'new':
      return 'New project';
    case 'label':
      return 'Label';
    case 'samples':
      return 'Samples';
    case 'agreement':
      return 'Agreement';
    case 'review':
      return 'Review';
    case 'guideline':
      return 'Guideline';
    case 'releases':
      return 'Releases';
    case 'people':
      return 'People';
    default:
      return exhausted(screen);
  }
}
