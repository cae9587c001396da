// Whatever a copy says, old, damaged, of another database, or of what a crash took back: a page knows in the end what it would
// know without, and what was done on it; and it refuses nothing meanwhile.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Browser, ready } from './support/browser.js';
import { OldCopies } from './support/copies.js';
import { random } from './support/random.js';
import { warnings } from './support/shelf.js';

const RUNS = Number(process.env.RESHELF_RUNS ?? 100);
const SEED = Number(process.env.RESHELF_SEED ?? 20_000);
const MINUTE = 60_000;

test(`nothing is another for a copy in ${RUNS} runs (seeds from ${SEED}: RESHELF_SEED=… RESHELF_RUNS=1 tries one again)`, async (t) => {
  let taken = 0;
  await warnings(async () => {
    for (let run = 0; run < RUNS; run++) {
      const browser = new Browser();
      const story = new Story(browser, SEED + run);
      try {
        await story.run();
        taken += Number(story.wasTaken);
      } catch (error) {
        assert.fail(`RESHELF_SEED=${SEED + run}: ${error instanceof Error ? error.stack : error}\n${story.told.join('\n')}`);
      } finally {
        await browser.end();
      }
    }
  });
  t.diagnostic(`in ${taken} of them a page knew by a copy what storage did not say so far`);
  assert.ok(RUNS < 50 || taken > RUNS / 10);
});

class Story {
  /** @type {string[]} */
  told = [];
  wasTaken = false;
  #looks = 0;
  /** @type {(() => void)[]} */
  #moments = [];

  /** @param {Browser} browser @param {number} seed */
  constructor(browser, seed) {
    this.browser = browser;
    this.pick = random(Math.imul(seed, 0x9e3779b1)).number;
    this.copies = new OldCopies(browser.local, this.pick);
    browser.local.blocked = false;
  }

  async run() {
    const { browser, pick } = this;
    const tabs = [browser.open({ consent: true }), ...(pick(2) ? [browser.open({ consent: true })] : [])];
    for (let n = 0; n < 30; n++) {
      await this.#something(tabs[pick(tabs.length)]);
      this.copies.remember();
      if (pick(4) === 0) this.#moments.push(browser.moment());
    }
    if (pick(4)) await browser.passes(1100);
    this.copies.remember();
    for (const tab of tabs) await browser.close(tab);
    const crash = this.#moments[pick(2 * this.#moments.length)];
    if (crash) (crash(), this.told.push('a crash'));
    for (let n = pick(3); n > 0; n--) this.told.push(this.copies.change());
    if (pick(4) === 0) await browser.passes(40 * MINUTE);
    await this.#comparesPages();
  }

  /** @param {ReturnType<Browser['open']>} tab */
  async #something(tab) {
    const { browser, pick } = this;
    const look = () => void tab.look(++this.#looks);
    const things = {
      look,
      another: look,
      list: () => tab.list(pick(3)),
      rests: () => browser.passes(1100),
      later: () => browser.passes(1100),
      many: async () => {
        for (let n = 0; n < 40; n++) (look(), await browser.passes(20));
      },
      pause: () => tab.shelf.pause(pick(3) === 0),
      forget: () => pick(3) === 0 && void tab.shelf.forget(),
      forgetsTopic: () => {
        const { topics } = tab.shelf.profile();
        const topic = topics[pick(topics.length)];
        if (topic) tab.shelf.forgetTopic(topic);
      },
      bringsBack: async () => {
        const exported = await tab.shelf.export();
        look();
        await browser.passes(pick(50));
        await tab.shelf.import(exported);
      },
      waits: () => browser.passes(pick(10) * MINUTE),
    };
    const names = Object.keys(things);
    const name = /** @type {keyof typeof things} */ (names[pick(names.length)]);
    this.told.push(name);
    await things[name]();
    for (let steps = pick(8); steps > 0; steps--) await browser.step(pick);
  }

  /** What a page without a copy knows, one with it has to know, and what is done there. */
  async #comparesPages() {
    const { browser, pick } = this;
    const before = await this.#toldWithout();
    browser.storage.hangs = pick(2) === 0;
    const page = browser.open({ consent: true });
    const looked = [];
    let refused = 0;
    for (let n = pick(4); n > 0; n--) {
      for (let steps = pick(8); steps > 0; steps--) await browser.step(pick);
      if (page.look(++this.#looks)) looked.push(this.#looks);
      else refused++;
    }
    this.wasTaken = browser.storage.hangs && page.acts > looked.length;
    browser.answer();
    await browser.passes(2000);
    const known = before.paused ? before.known : [...before.known, ...looked];
    assert.ok(before.paused || refused === 0, 'refused');
    assert.deepEqual([await page.known(), page.acts, page.shelf.status().paused], [known, known.length, before.paused], 'with a copy');
    const told = whatIs(page);
    await browser.close(page);
    const next = await ready(browser);
    await browser.passes(1100);
    assert.deepEqual([await next.known(), whatIs(next)], [known, told], 'on the next page');
    await browser.close(next);
    const last = await this.#toldWithout();
    assert.deepEqual([last.known, last.told], [known, told], 'without a copy');
  }

  async #toldWithout() {
    this.browser.local.blocked = true;
    const page = await ready(this.browser);
    await this.browser.passes(100);
    const told = { known: await page.known(), paused: page.shelf.status().paused, told: whatIs(page) };
    await this.browser.close(page);
    this.browser.local.blocked = false;
    return told;
  }
}

/** All that is counted and said of a shopper. @param {ReturnType<Browser['open']>} page */
function whatIs({ shelf }) {
  return { profile: shelf.profile(), counters: shelf.counters(), learning: shelf.status().learning };
}
