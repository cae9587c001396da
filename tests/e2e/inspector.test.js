// The inspector in Chromium, on a page under a strict policy with Trusted Types.

import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { choose, faults, opens, shop, told, visitor } from './inspector/visitors.js';

const SECTIONS = ['Beliefs', 'This list', 'Learning', 'Data', 'Network'];
const SCREENSHOTS = fileURLToPath(new URL('../../build/screenshots/', import.meta.url));

/** @typedef {import('playwright-core').Page} Page */

/** The topics of the section, by value. @param {Page} page */
const topics = (page) => page.locator('reshelf-inspector .topics .value').allInnerTexts();

/** @param {Page} page @param {(page: Page) => Promise<boolean>} holds @param {string} what */
async function eventually(page, holds, what) {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds(page)) return;
    await page.waitForTimeout(50);
  }
  assert.fail(what);
}

test('a stranger reads that nothing is known', async (t) => {
  const page = await visitor(t);
  const text = page.locator('reshelf-inspector');
  await text.getByText('Nothing yet').waitFor();
  await opens(page, 'This list');
  await text.getByText('No list was ordered on this page yet').waitFor();
  await opens(page, 'Learning');
  await text.getByText('Six choices are needed').waitFor();
});

test('what is missing stands at the top where the page gave a diagnosis, and goes when it is mended', async (t) => {
  const page = await visitor(t, { options: { autoLearn: true } });
  await page.getByText('Nothing yet').waitFor();
  const missing = page.locator('reshelf-inspector').getByRole('region', { name: 'What is missing' });
  assert.ok(await missing.isHidden(), 'shoppers do not read it');

  await page.evaluate(async () => {
    const { diagnose } = await import('/pkg/diagnose.js');
    const items = Array.from({ length: 24 }, (_, n) => ({ ...window.shoe(n), item_brand: undefined, vendor: 'Tind', price: 'on request' }));
    window.shelf.rerank({ items, query: 'shoes' });
    window.shelf.observe({ event: 'select_item', items: [{ ...window.shoe(3), item_id: 'SKU-3' }] });
    window.inspector.diagnose = diagnose;
    window.inspector.section = 'list';
  });
  const codes = () => missing.locator('li').evaluateAll((all) => all.map(({ dataset }) => dataset.code));
  await missing.waitFor();
  assert.deepEqual(await codes(), ['no-shared-id', 'no-brand', 'price-unread']);
  const first = missing.locator('li').first();
  assert.match(await first.innerText(), /“shoe-3”[^]*“SKU-3”[^]*"item_id":"shoe-3"[^]*docs\/what-to-send\.md#items/);
  assert.match(await missing.innerText(), /1 thing stops it, 2 things weaken it\./);
  assert.deepEqual(await faults(page), []);
  for (const [name, width] of /** @type {[string, number][]} */ ([['wide', 1280], ['narrow', 390]])) {
    await page.setViewportSize({ width, height: 900 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `it fits into ${width} pixels`);
    await mkdir(SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: `${SCREENSHOTS}inspector-missing-${name}.png` });
  }

  await page.evaluate(() => {
    window.order('shoes', 24);
    window.look(3);
  });
  await eventually(page, async () => (await codes()).length === 0, 'nothing is missing any more');
  assert.match(await missing.innerText(), /^Nothing is missing\./);
});

test('without a shelf it says so, and shows the requests', async (t) => {
  const page = await visitor(t, { without: true });
  await page.getByText('No shelf was given').waitFor();
  await opens(page, 'Data');
  await page.getByRole('button', { name: 'Forget everything', disabled: true }).waitFor();
  await opens(page, 'Network');
  await page.locator('.ledger li').first().waitFor();
});

test('what is looked at becomes a belief, while one looks on', async (t) => {
  const page = await visitor(t);
  await page.evaluate(() => window.look(3, 7, 11, 2));
  await page.getByRole('button', { name: 'More of Nordhavn' }).waitFor();
  assert.deepEqual((await topics(page)).slice(0, 2), ['Nordhavn', 'Tind']);
  assert.match(await page.locator('.topics li').first().innerText(), /7\d%/);
  const filled = await page.locator('.topics .bar').first().evaluate((bar) => {
    const [all, fill] = [bar, bar.firstElementChild].map((node) => node.getBoundingClientRect());
    return fill.height > 4 && fill.width / all.width;
  });
  assert.ok(filled > 0.7 && filled < 0.8, `filled to ${filled}`);
});

test('where the prices chosen stand is told once something with a price was chosen', async (t) => {
  const page = await visitor(t);
  const prices = page.locator('reshelf-inspector').getByText('From the cheapest of a list to the dearest');
  await page.evaluate(() => window.look(3));
  await page.getByRole('button', { name: 'More of Nordhavn' }).waitFor();
  assert.ok(await prices.isHidden());
  await choose(page);
  await prices.waitFor();
});

test('less of one thing forgets it, and the focus stays in the list', async (t) => {
  const page = await visitor(t);
  await page.evaluate(() => window.look(3, 7, 11, 2));
  await page.getByRole('button', { name: 'Less of Nordhavn' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Less of Nordhavn' }).waitFor({ state: 'detached' });
  assert.match(await told(page), /^Less of Nordhavn: 3 acts forgotten/);
  const focused = () => page.evaluate(() => window.inspector.shadowRoot.activeElement?.getAttribute('aria-label'));
  assert.equal(await focused(), 'Less of Tind');
  assert.ok(await page.evaluate(() => !window.shelf.profile().topics.some(({ value }) => value === 'Nordhavn')));
});

test('more of one thing counts, under a button that keeps its place and the focus', async (t) => {
  const page = await visitor(t);
  await page.evaluate(() => window.look(2, 6, 10, 3));
  const more = page.getByRole('button', { name: 'More of Nordhavn' });
  await more.focus();
  await page.evaluate(() => { window.same = window.inspector.shadowRoot.activeElement; });
  const shareOf = () => page.evaluate(() => {
    const { topics } = window.shelf.profile();
    return topics.find(({ value }) => value === 'Nordhavn').share;
  });
  const before = await shareOf();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  assert.match(await told(page), /^More of Nordhavn/);
  assert.ok(await shareOf() > before);
  await page.waitForTimeout(100);
  assert.ok(await page.evaluate(() => window.same === window.inspector.shadowRoot.activeElement));
  assert.equal((await topics(page))[0], 'Tind', 'nothing changes places under the keyboard');
  await page.getByRole('tab', { name: 'Beliefs' }).focus();
  await eventually(page, async () => (await topics(page))[0] === 'Nordhavn', 'then the strongest comes first');
});

test('each result’s score is split by group, and the parts add up', async (t) => {
  const page = await visitor(t);
  await page.evaluate(() => { window.look(3, 7, 11); window.order('trail shoes', 24); });
  await opens(page, 'This list');
  const items = page.locator('.items > li');
  await items.first().waitFor();
  assert.equal(await items.count(), 10);
  const first = await page.evaluate(() => window.shelf.status().lastOrder.items[0]);
  assert.ok((await items.first().innerText()).includes(first.item_name));
  await items.first().locator('summary').click();
  const numbers = await items.first().locator('.number').allInnerTexts();
  const [sum = NaN, ...parts] = numbers.map((text) => Number(text.replace('−', '-')));
  assert.ok(parts.length >= 2);
  assert.ok(Math.abs(sum - parts.reduce((one, other) => one + other, 0)) < 0.01 * (parts.length + 1), String(numbers));
  const reasons = await page.evaluate((id) => window.shelf.why(id), first.item_id);
  assert.ok(Math.abs(sum - reasons.reduce((all, { share }) => all + share, 0)) < 0.06);
  assert.match(await items.first().innerText(), /Brand, colour and kind/);
  assert.match(await page.locator('#list .facts').innerText(), /trail shoes[^]*24[^]*In your order[^]*\d ms/);
  await page.getByRole('button', { name: 'Show more' }).click();
  await eventually(page, async () => (await items.count()) === 24, 'the rest is shown');
});

test('learning is told of: what came of it, and how it was judged', async (t) => {
  const page = await visitor(t);
  await choose(page);
  await opens(page, 'Learning');
  await page.getByRole('button', { name: 'Learn now' }).click();
  const learned = page.locator('[data-learned]');
  await learned.waitFor({ timeout: 60_000 });
  assert.match(await learned.getAttribute('data-learned') ?? '', /^(adopted|dropped)$/);
  assert.match(await learned.innerText(), /from \d+ choices, in \d/);
  assert.match(await told(page), /^Learning: a /);
});

test('pause, go on and forget', async (t) => {
  const page = await visitor(t);
  await page.evaluate(() => {
    window.acts = [];
    window.inspector.addEventListener('reshelf-act', ({ detail }) => window.acts.push(detail.act));
    window.look(3, 7);
  });
  await opens(page, 'Data');
  await page.getByRole('button', { name: 'Pause' }).click();
  assert.equal(await page.evaluate(() => window.shelf.status().paused), true);
  await page.getByRole('button', { name: 'Go on' }).click();
  assert.equal(await page.evaluate(() => window.shelf.status().paused), false);
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.getByText('Everything was forgotten').waitFor();
  assert.equal(await page.evaluate(() => window.shelf.profile().acts), 0);
  assert.deepEqual(await page.evaluate(() => window.acts), ['pause', 'resume', 'forget']);
});

test('what is saved as a file can be loaded from it, and any other file changes nothing', async (t) => {
  const page = await visitor(t);
  await page.evaluate(() => window.look(3, 7, 11));
  await opens(page, 'Data');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'reshelf.json');
  const buffer = await readFile(await download.path());
  assert.equal(JSON.parse(String(buffer)).format, 'reshelf');
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.getByText('Everything was forgotten').waitFor();
  const file = page.locator('input[type=file]');
  await file.setInputFiles({ name: 'reshelf.json', mimeType: 'application/json', buffer });
  await page.getByText('reshelf.json was loaded').waitFor();
  assert.equal(await page.evaluate(() => window.shelf.profile().acts), 3);
});

test('the switch keeps it on the device, and takes it off again', async (t) => {
  const page = await visitor(t);
  await page.evaluate(() => window.look(3));
  await opens(page, 'Data');
  const keep = page.getByRole('switch', { name: /Keep it on this device/ });
  await keep.check();
  await page.getByText('Kept on this device from now on').waitFor();
  assert.equal(await page.evaluate(() => window.shelf.status().consent), true);
  await eventually(page, () => page.evaluate(async () => (await indexedDB.databases()).length === 1), 'it is stored');
  await keep.uncheck();
  await page.getByText('Deleted from this device').waitFor();
  assert.equal(await page.evaluate(() => window.shelf.status().consent), false);
});

test('the ledger counts every request that the server saw, and none of reshelf’s after it was loaded', async (t) => {
  const before = shop.asked.length;
  const page = await visitor(t);
  await page.evaluate(async () => {
    // Until its answer was read a request is under way, and in no list.
    await (await fetch('/picture/1')).text();
    await (await fetch('/picture/2?q=shoes')).text();
  });
  await opens(page, 'Network');
  const rows = page.locator('.ledger > li');
  const fetches = page.locator('[data-kind=Data] summary .number');
  await eventually(page, async () => (await fetches.allInnerTexts())[0] === '2', 'two fetches');
  const numbers = (await rows.locator('summary .number').allInnerTexts()).map(Number);
  assert.equal(numbers.reduce((sum, one) => sum + one, 0), shop.asked.length - before);
  assert.equal(numbers[0], shop.asked.slice(before).filter((path) => path.startsWith('/pkg/')).length);
  assert.match(await page.locator('.verdict').innerText(), /its own files only, and sent nothing/);
  const proofs = await page.locator('.proofs').innerText();
  assert.match(proofs, /it asked for nothing: 0 requests[^]*; 0 of them went to other hosts/);
  await page.locator('[data-kind=Data] summary').click();
  await page.locator('[data-kind=Data] .addresses').getByText('/picture/2?q=shoes').waitFor();
});

test('what learning needs is told apart in the ledger', async (t) => {
  const page = await visitor(t);
  await choose(page);
  await page.evaluate(() => window.shelf.learn());
  await opens(page, 'Network');
  await page.getByText(/asked for what learning needs \(\d files?\)/).waitFor();
  assert.match(await page.locator('.verdict').innerText(), /its own files only, and sent nothing/);
});

test('a request for a file of reshelf’s, or one with words in it, is found', async (t) => {
  const page = await visitor(t);
  await page.evaluate(() => fetch('/pkg/index.js?acts=3').then((answer) => answer.text()));
  await opens(page, 'Network');
  await page.getByText('Something here is not as it should be').waitFor();
  assert.equal(await page.locator('.proofs [data-good=false]').count(), 2);
});

test('what lies under the base counts as reshelf’s', async (t) => {
  const page = await visitor(t);
  await page.evaluate(async () => {
    window.inspector.base = '/picture/';
    await new Promise((later) => setTimeout(later, 500));
    return fetch('/picture/1').then((answer) => answer.text());
  });
  await opens(page, 'Network');
  await page.getByText('1 request went out for files of reshelf’s').waitFor();
});

test('out of sight and out of the page it does nothing', async (t) => {
  const page = await visitor(t);
  await page.evaluate(() => {
    window.look(3);
    window.asked = 0;
    const { status } = window.shelf;
    window.shelf.status = function () {
      window.asked += 1;
      return status.call(this);
    };
  });
  const asked = async () => {
    await page.evaluate(() => { window.look(7, 11, 15, 19); });
    await page.waitForTimeout(200);
    return page.evaluate(() => { const { asked } = window; window.asked = 0; return asked; });
  };
  const seen = await asked();
  assert.ok(seen >= 1 && seen <= 3, `four changes at once are one picture, not ${seen}`);
  await page.evaluate(() => { window.inspector.hidden = true; });
  await page.waitForTimeout(100);
  await asked();
  assert.equal(await asked(), 0, 'hidden');
  await page.evaluate(() => { window.inspector.hidden = false; });
  await eventually(page, () => page.evaluate(() => window.asked > 0), 'seen again it is up to date');
  await page.evaluate(() => window.inspector.remove());
  await asked();
  assert.equal(await asked(), 0, 'removed');
  await page.evaluate(() => {
    window.listening = 0;
    const { on } = window.shelf;
    window.shelf.on = function (...what) {
      const end = on.apply(this, what);
      window.listening += 1;
      return () => (end(), (window.listening -= 1));
    };
    document.querySelector('main').append(window.inspector);
  });
  await eventually(page, () => page.evaluate(() => window.asked > 0), 'back in the page it goes on');
  const listening = await page.evaluate(() => [window.listening, window.inspector.remove(), window.listening]);
  assert.deepEqual(listening, [3, undefined, 0]);
});

test('the tabs are worked by the arrow keys', async (t) => {
  const page = await visitor(t);
  await page.getByRole('tab', { name: 'Beliefs' }).focus();
  for (const title of [...SECTIONS.slice(1), 'Beliefs']) {
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.getByRole('tab', { selected: true }).innerText(), title);
    assert.equal(await page.getByRole('tabpanel').count(), 1);
  }
  await page.evaluate(() => window.inspector.setAttribute('section', 'network'));
  assert.equal(await page.getByRole('tab', { selected: true }).innerText(), 'Network');
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const width of [320, 390, 1440]) {
    test(`axe finds nothing, and nothing is cut off, at ${width} px, ${colorScheme}`, async (t) => {
      const page = await visitor(t, { viewport: { width, height: 900 }, colorScheme });
      await mkdir(SCREENSHOTS, { recursive: true });
      await page.evaluate(() => { window.look(3, 7, 11, 2, 4); });
      await choose(page);
      await page.evaluate(async () => { await window.shelf.learn(); window.order('trail shoes', 24); });
      for (const title of SECTIONS) {
        await opens(page, title);
        await page.waitForTimeout(100);
        if (title === 'This list') await page.locator('.items summary').first().click();
        if (title === 'Network') await page.locator('.ledger summary').first().click();
        await page.waitForTimeout(100);
        assert.deepEqual(await faults(page), [], title);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${title} is ${wide} px wide`);
        const name = title.toLowerCase().replace(' ', '-');
        await page.screenshot({ path: `${SCREENSHOTS}inspector-${name}-${width}-${colorScheme}.png`, fullPage: true });
      }
    });
  }
}
