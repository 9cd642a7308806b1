import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Every element that had the focus since the walk began. */
    walked?: Set<Element>;
    walkedThisTurn?: Set<Element>;
  }
}

/** More stops than any screen has: a walk that is longer is a trap. */
const MOST_STOPS = 250;

/**
 * Walks the page with Tab until it is round, and gives the visible, enabled controls that were never reached: a line each. Controls
 * inside a part that moves by arrows (grid, tabs, radios, list box, menu) count as reached when that part was. Where the walk seems to
 * have missed some, it goes on for a second turn: what appears while it walks can bring it round early.
 */
export async function unreachedControls(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    window.walked = new Set();
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element)) return;
      window.walked?.add(target);
      window.walkedThisTurn?.add(target);
    });
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  for (let turn = 1; ; turn++) {
    if (!(await walkRound(page))) return [`Tab does not come round within ${MOST_STOPS} stops`];
    const unreached = await notWalked(page);
    if (unreached.length > 0 && turn === 1) continue;
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    return unreached;
  }
}

/** Presses Tab until the focus is back where it was; false when it never is. */
async function walkRound(page: Page): Promise<boolean> {
  await page.evaluate(() => {
    window.walkedThisTurn = new Set();
  });
  let before = { known: 0, at: -1 };
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const walked = [...(window.walkedThisTurn ?? [])];
      return { known: walked.length, at: walked.indexOf(document.activeElement ?? document.body) };
    });
    // Round is whoever comes to where they were; a player or an editor keeps the focus for several stops.
    if (now.at !== -1 && now.at < before.known && now.at !== before.at) return true;
    before = now;
  }
  return false;
}

async function notWalked(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
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
