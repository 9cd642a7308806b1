import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { type Device, newDevice } from '../support/device.ts';
import { becomePerson, closeProject, goTo, sampleInHand } from '../support/project-steps.ts';
import { unreachedControls } from '../support/tab-order.ts';

let device: Device;
let page: Page;

beforeAll(async () => {
  device = await newDevice({ words: ['--sample'] });
  ({ page } = device);
  await page.setViewportSize({ width: 1280, height: 800 });
});
afterAll(() => device.close());

/** How each screen is come to, and when it is all there. In the order of the app; each starts where the one before left it. */
const SCREENS: readonly { readonly name: string; readonly show: () => Promise<void>; readonly leave?: () => Promise<void> }[] = [
  {
    name: 'Who are you?',
    show: async () => page.getByRole('heading', { name: 'Who are you?' }).waitFor(),
    leave: async () => becomePerson(page, 'Mara'),
  },
  {
    name: 'People',
    async show() {
      await goTo(page, 'People');
      await page.getByRole('row', { name: /Mara/ }).waitFor();
    },
  },
  dialog('Add a person', 'Add a person'),
  dialog('Open a round', 'Open a round'),
  dialog('Bring in work', 'Bring in work'),
  {
    name: 'Samples',
    async show() {
      await goTo(page, 'Samples');
      await page.getByRole('gridcell').first().waitFor();
    },
  },
  {
    name: 'a sample',
    async show() {
      await page.getByRole('gridcell').first().dblclick();
      await page.getByRole('region', { name: 'Answers' }).waitFor();
    },
  },
  {
    name: 'Agreement',
    async show() {
      await goTo(page, 'Agreement');
      await page.locator('[aria-busy=false][data-question]').waitFor();
    },
  },
  agreementOn(/Where/),
  agreementOn(/transcri|say|said/i),
  {
    name: 'Review',
    async show() {
      await goTo(page, 'Review');
      await page.getByText(/of \d+ disagreements decided/).waitFor();
      await page.getByRole('region', { name: 'Decision', exact: true }).waitFor();
    },
  },
  {
    name: 'Guideline',
    async show() {
      await goTo(page, 'Guideline');
      await page.getByRole('navigation', { name: 'Guideline pages' }).waitFor();
    },
  },
  guideline('Edit', async () => page.getByRole('textbox', { name: /^Page / }).waitFor()),
  guideline('Compare', async () => page.getByText('From').first().waitFor()),
  dialog('Questions', 'Questions and labels'),
  {
    name: 'Releases',
    async show() {
      await goTo(page, 'Releases');
      await page.getByRole('button', { name: /^Freeze version/ }).waitFor();
    },
  },
  {
    name: 'the command palette',
    async show() {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
    },
    leave: letGo,
  },
  {
    name: 'Label, nothing to do',
    async show() {
      await goTo(page, 'Label');
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'Label a sound',
    async show() {
      await page.getByRole('button', { name: /^You are/ }).click();
      await page.getByRole('menu').getByText(/^Ana/).click();
      await goTo(page, 'Label');
      await answersAgain();
      await page.getByRole('application', { name: /^Sound / }).waitFor();
    },
  },
  {
    name: 'Label an image',
    async show() {
      await page.getByRole('combobox', { name: 'Round' }).click();
      await page.getByRole('option', { name: /screens/i }).first().click();
      await answersAgain();
      await page.getByRole('application', { name: /^Image / }).waitFor();
    },
  },
  {
    name: 'Label with the guideline',
    async show() {
      await page.keyboard.press('g');
      await page.getByRole('complementary', { name: 'Guideline' }).waitFor();
    },
  },
  {
    name: 'keys',
    async show() {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
    leave: letGo,
  },
  {
    name: 'skip',
    async show() {
      await page.keyboard.press('s');
      await page.getByRole('dialog', { name: 'Skip this sample' }).waitFor();
    },
    leave: letGo,
  },
  { name: 'Home', show: async () => closeProject(page) },
  {
    name: 'New project',
    async show() {
      await page.getByRole('button', { name: /^New project/ }).click();
      await page.getByRole('heading', { name: 'New project' }).waitFor();
    },
  },
  {
    name: 'the folder dialog',
    async show() {
      await page.getByRole('button', { name: 'Pick a folder of images or audio' }).click();
      await page.getByText(/ files? here/).waitFor();
    },
    leave: letGo,
  },
];

/** From a round that is done to its last sample. */
async function answersAgain(): Promise<void> {
  await page.getByRole('button', { name: 'Look at my answers again' }).click();
  await sampleInHand(page);
}

async function letGo(): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

function dialog(button: string, title: string) {
  return {
    name: `dialog ${title}`,
    async show() {
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByRole('dialog', { name: title }).waitFor();
    },
    leave: letGo,
  };
}

function agreementOn(question: RegExp) {
  return {
    name: `Agreement on ${question.source}`,
    async show() {
      await page.getByRole('tab', { name: question }).click();
      await page.locator('[aria-busy=false][data-question]').waitFor();
    },
  };
}

function guideline(mode: string, ready: () => Promise<void>) {
  return {
    name: `Guideline, ${mode}`,
    async show() {
      await page.getByText(mode, { exact: true }).click();
      await ready();
    },
  };
}

describe('every screen of the sample project at 1280 × 800', () => {
  it('breaks no rule of axe, light or dark, and has every control in reach of the keyboard', { timeout: 240_000 }, async () => {
    const found: string[] = [];
    for (const { name, show, leave } of SCREENS) {
      await show();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        found.push(...(await axeViolations(page)).map((violation) => `${name}, ${colorScheme}: ${violation}`));
      }
      found.push(...(await unreachedControls(page)).map((control) => `${name}: ${control}`));
      await leave?.();
    }
    expect(found).toEqual([]);
    expect(device.complaints()).toEqual([]);
  });
});
