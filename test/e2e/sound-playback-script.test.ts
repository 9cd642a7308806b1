import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { listRendererFiles } from '../../electron/host/renderer-files.ts';
import { serve } from '../../electron/serve.ts';
import { openAppPage } from '../support/app-page.ts';
import { ROOT } from '../support/source-tree.ts';
import { testHost } from '../support/test-host.ts';
import { runWindowApp } from '../support/window-app.ts';

/*
 * The script of the audio thread, where the built app has it.
 */

describe('the app as it is built', () => {
  it.each(['window', 'local host'] as const)('the %s lets the audio thread load its script, under its policy', async (transport) => {
    const script = readdirSync(join(ROOT, 'dist/renderer/assets')).find((name) => /^playback\.worklet-.*\.js$/.test(name));
    const { page, close } = transport === 'window' ? await runWindowApp(ROOT) : await localPage();
    const made = await page.evaluate(async (address) => {
      const context = new OfflineAudioContext(2, 128, 44_100);
      await context.audioWorklet.addModule(address);
      const processorOptions = { sampleRate: 44_100, channels: 1, blockFrames: 8192, factor: 1 };
      return new AudioWorkletNode(context, 'playback', { numberOfInputs: 0, outputChannelCount: [2], processorOptions }).numberOfOutputs;
    }, `/assets/${String(script)}`);
    await close();
    expect(made).toBe(1);
  });
});

async function localPage(): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const test = await testHost();
  const served = await serve({ host: test.host, renderer: listRendererFiles(join(ROOT, 'dist/renderer')), key: 'ab'.repeat(32), port: 0 });
  if (!served.ok) throw new Error(served.problem.message);
  const { page, close } = await openAppPage(served.value.launchUrl());
  return {
    page,
    close: async () => {
      await close();
      await served.value.close();
      await test.close();
    },
  };
}
