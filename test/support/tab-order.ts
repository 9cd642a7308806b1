import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Every element that had the focus since the walk began. */
    walked?: Set<Element>;
  }
}

/** More stops than any screen has: a walk that is longer is a trap. */
const MOST_STOPS = 250;

/**
 * Walks the page with Tab until it is round, and gives the visible, enabled controls that were never reached: a line each. Controls
 * inside a part that moves by arrows (grid, tabs, radios, list box, menu) count as reached when that part was.
 */
export async function unreachedControls(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    window.walked = new Set();
    document.addEventListener('focusin', ({ target }) => target instanceof Element && window.walked?.add(target));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  let stops = 0;
  let before = { known: 0, at: -1 };
  for (let round = false; !round && stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const walked = [...(window.walked ?? [])];
      return { known: walked.length, at: walked.indexOf(document.activeElement ?? document.body) };
    });
    // Round is whoever comes to where they were; a player or an editor keeps the focus for several stops.
    round = now.at !== -1 && now.at < before.known && now.at !== before.at;
    before = now;
  }
  if (stops === MOST_STOPS) return [`Tab does not come round within ${MOST_STOPS} stops`];
  return page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const walked = window.walked ?? new Set<Element>();
    const composite = '[role=grid], table, [role=tablist], [role=radiogroup], [role=listbox], [role=menu], [role=toolbar], [data-roving]';
    const isReached = (control: Element): boolean => {
      if (walked.has(control)) return true;
      // The small buttons of a number field do what its arrow keys do, that of a combobox what its field does.
      const served = document.getElementById(control.getAttribute('aria-controls') ?? '') ?? control.parentElement?.querySelector('[role=combobox]') ?? null;
      if (served !== null && walked.has(served)) return true;
      const whole = control.closest(composite) ?? (control.matches('[type=radio]') ? control.closest('form, fieldset, section') : null);
      return whole !== null && [...walked].some((each) => whole.contains(each));
    };
    const controls = [...document.querySelectorAll('button, a[href], input, select, textarea, summary, [tabindex="0"]')];
    return controls
      .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.matches(':disabled, [aria-hidden=true], [aria-hidden=true] *, [type=file], [inert] *, [data-base-ui-focus-guard]'))
      .filter((control) => control.getBoundingClientRect().width > 1)
      .filter((control) => !isReached(control))
      .map((control) => `never reached by Tab: ${control.outerHTML.slice(0, 200)}`);
  });
}
