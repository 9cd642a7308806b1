import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly help: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }[];
}

declare global {
  interface Window {
    readonly axe?: { run(options: { preload: boolean }): Promise<AxeResults> };
  }
}

let source: Promise<string> | undefined;

/** Everything that axe finds wrong on the page as it is, best practices included: a line each. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Evaluated by the debugger: the page's policy, which forbids foreign scripts, stays as it is.
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(await source);
  await page.evaluate(stillPicture);
  // Preloading copies style sheets of shadow roots into style elements, which the policy forbids; one rule about rotated screens wants it.
  const results = await page.evaluate(() => window.axe?.run({ preload: false }));
  return (results?.violations ?? []).flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary = '' }) => `${id} (${help}): ${html.slice(0, 160)} ${failureSummary.replaceAll('\n', ' ').slice(0, 220)}`));
}

/** Waits until what fades or moves in has arrived, and what that set going in turn; what turns for ever is left to turn. */
async function stillPicture(): Promise<void> {
  for (;;) {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const ending = document.getAnimations().filter(({ effect, playState }) => playState !== 'finished' && effect?.getComputedTiming().iterations !== Infinity);
    if (ending.length === 0) return;
    await Promise.allSettled(ending.map(({ finished }) => finished));
  }
}
