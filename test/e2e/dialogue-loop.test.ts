/* The template for dialogue over the whole loop on screen: two speakers, words and a token, and a TextGrid that says so. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newDevice } from '../support/device.ts';
import { writtenAnswers } from '../support/history-lines.ts';
import { labeledSound } from '../support/labeled-sound.ts';
import { writeClips } from '../support/make-media.ts';
import { goTo, newProject, placesOn, sampleInHand, saved, submitWith } from '../support/project-steps.ts';
import { readTextGrid } from '../support/textgrid-rules.ts';

it('labels who speaks when and what, and releases it for Praat', { timeout: 120_000 }, async () => {
  const device = await newDevice();
  const { page } = device;
  const { media, project } = placesOn(device.folder, 'Calls');
  await writeClips(media, 1, { seconds: 2 });
  await newProject(page, { media, project, template: 'Dialogue', lead: 'Ada' });
  await sampleInHand(page);

  const sound = await labeledSound(page);
  const rows = page.getByRole('list', { name: 'Spans' }).getByRole('listitem');
  for (const [at, [from, to, words]] of ([[0.25, 0.75, 'good morning'], [1, 1.5, 'hello ']] as const).entries()) {
    await sound.surface.focus();
    await page.keyboard.down('Alt'); // does not snap
    await sound.drag(from, to);
    await page.keyboard.up('Alt');
    await expect.poll(() => rows.count()).toBe(at + 1);
    if (at === 1) {
      await page.keyboard.press('Shift+ArrowDown');
      await rows.nth(1).getByText('Speaker 2').first().waitFor();
    }
    await page.keyboard.press('t');
    await page.keyboard.type(words);
    if (at === 1) await page.keyboard.press('Alt+2');
    await page.keyboard.press('Escape');
  }
  await submitWith(page);
  await saved(page);
  const told = (lane: number, text: string) => expect.objectContaining({ label: 'speech', shape: expect.objectContaining({ kind: 'span', lane }) as unknown, attributes: { said: { type: 'text', text } } }) as unknown;
  expect(await writtenAnswers(project)).toEqual([{ is: 'value', value: { type: 'span', regions: [told(0, 'good morning'), told(1, 'hello [laughter]')] } }]);

  await goTo(page, 'Releases');
  for (const [split, share] of [['dev', '0'], ['test', '0'], ['train', '100']] as const) {
    await page.getByRole('textbox', { name: split, exact: true }).fill(share);
    await page.keyboard.press('Tab');
  }
  await page.getByRole('checkbox', { name: /^Praat TextGrids/ }).check();
  await page.getByRole('button', { name: 'Freeze version 1.0.0' }).click();
  await expect.poll(() => readdir(join(project, 'releases')).catch(() => [])).toContain('1.0.0');
  await saved(page);
  const [split = ''] = await readdir(join(project, 'releases', '1.0.0', 'textgrid'));
  const folder = join(project, 'releases', '1.0.0', 'textgrid', split);
  const [name = ''] = await readdir(folder);
  const { end, tiers } = readTextGrid(await readFile(join(folder, name), 'utf8'));
  expect([end, tiers.map((tier) => [tier.name, tier.intervals.map(({ text }) => text).filter((text) => text !== '')])]).toEqual(['2', [['Speaker 1', ['good morning']], ['Speaker 2', ['hello [laughter]']]]]);

  const complaints = device.complaints();
  await device.close();
  expect(complaints).toEqual([]);
});
