import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Route, routeFromHash, routeToHash, screenTitle } from '../../../renderer/state/route.ts';

const value = fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { nil: undefined });
const withOptional = (screen: Route['screen'], ...names: readonly string[]): fc.Arbitrary<Route> =>
  fc.record(Object.fromEntries(names.map((name) => [name, value]))).map((values) => ({ screen, ...Object.fromEntries(Object.entries(values).filter(([, each]) => each !== undefined)) }));

const anyRoute = fc.oneof(
  withOptional('home'),
  withOptional('new'),
  withOptional('label', 'round', 'sample'),
  withOptional('samples', 'sample'),
  withOptional('agreement', 'question', 'round'),
  withOptional('review', 'question', 'sample'),
  withOptional('guideline', 'page'),
  withOptional('releases', 'version'),
  withOptional('people', 'person', 'open'),
);

describe('the address', () => {
  it('says where one is, whatever ids and pages are called', () => {
    fc.assert(
      fc.property(anyRoute, (route) => {
        expect(routeFromHash(routeToHash(route))).toEqual(route);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('leads home when it is none of ours, and never throws', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#/__proto__', '#/constructor?x=1', '#token=abc']) expect(routeFromHash(hash)).toEqual({ screen: 'home' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(screenTitle(routeFromHash(text).screen)).toBeTruthy();
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('drops what the screen does not know', () => {
    expect(routeFromHash('#/people?person=p1&round=r1&screen=home')).toEqual({ screen: 'people', person: 'p1' });
  });
});
