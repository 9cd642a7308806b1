import { ensureChromium } from './chromium.ts';

/** Runs once before the browser tests and benches (vitest `globalSetup`): fails at once, and says how to help. */
export function setup(): void {
  ensureChromium();
}
