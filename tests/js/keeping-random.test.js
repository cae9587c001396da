// Tabs over one storage, and everything that can happen to them in any order: acts, consent, forgetting, pausing, pages hidden
// and left, storage that fails or hangs, and copies of what is stored that are old, damaged or gone.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Browser } from './support/browser.js';
import { OldCopies, readableIn } from './support/copies.js';
import { random } from './support/random.js';
import { warnings } from './support/shelf.js';

const RUNS = Number(process.env.RESHELF_RUNS ?? 1000);
// The same each time, so that a build says the same twice; others are tried by hand.
const SEED = Number(process.env.RESHELF_SEED ?? 20_000);

for (const [what, Kind] of /** @type {const} */ ([
  ['nothing goes wrong', () => Visit],
  ['tabs that act at once lose nothing', () => Shared],
])) {
  test(`${what} in ${RUNS} runs (seeds from ${SEED}: RESHELF_SEED=… RESHELF_RUNS=1 tries one again)`, async () => {
    await warnings(async () => {
      for (let run = 0; run < RUNS; run++) {
        const visit = new (Kind())(SEED + run);
        try {
          await visit.run();
        } catch (error) {
          assert.fail(`RESHELF_SEED=${SEED + run}: ${error instanceof Error ? error.stack : error}\n${visit.story.join('\n')}`);
        } finally {
          await visit.browser.end();
        }
      }
    });
  });
}

/** What happens to a shopper's tabs in one run. */
class Visit {
  browser = new Browser();
  /** @type {string[]} */
  story = [];
  #looks = 0;
  /** @type {Set<number>} what is to be known in the end, where there is but one tab */
  #acknowledged = new Set();
  /** @type {Set<number>} */
  #forgotten = new Set();
  #decisions = 0;
  #lastPaused = 0;
  #lastResumed = 0;

  /** @param {number} seed */
  constructor(seed) {
    this.pick = random(Math.imul(seed, 0x9e3779b1)).number;
  }

  async run() {
    this.copies = new OldCopies(this.browser.local, this.pick);
    const count = 1 + this.pick(2);
    this.alone = count === 1;
    const consents = this.alone ? [true] : [true, true, undefined, false];
    this.tabs = Array.from({ length: count }, () => this.#open(consents[this.pick(consents.length)]));
    for (let n = 0; n < 40; n++) {
      await this.#something();
      for (let steps = this.pick(8); steps > 0; steps--) await this.browser.step(this.pick);
    }
    await this.#heal();
    if (this.alone) await this.#nothingIsLost();
    await this.#forgottenStaysSo();
    await this.#withdrawnStaysSo();
  }

  /** @param {boolean | undefined} consent */
  #open(consent) {
    this.story.push(`open, consent ${consent}`);
    return { page: this.browser.open({ consent }), consent, pausedAt: 0, left: false, looked: /** @type {number[]} */ ([]) };
  }

  async #something() {
    const at = this.pick(this.tabs.length);
    const tab = this.tabs[at];
    const { storage } = this.browser;
    const { page } = tab;
    const things = {
      look: () => this.#look(tab),
      another: () => this.#look(tab),
      hide: () => page.hide(),
      show: () => !tab.left && page.show(),
      leave: () => {
        // What a page never hears, and of which it finds no trace when it wakes, it cannot know.
        this.browser.hear();
        if (!tab.left) page.leave();
        tab.left = true;
      },
      comeBack: () => {
        if (tab.left) page.comeBack();
        tab.left = false;
      },
      pause: () => this.#pause(tab, true),
      resume: () => this.#pause(tab, false),
      consent: () => this.#consents(tab, true),
      undecided: () => this.#consents(tab, undefined),
      refuse: () => !this.alone && this.#consents(tab, false),
      forget: () => this.pick(2) && this.#forget(tab),
      reload: () => this.#reload(at),
      fails: () => {
        storage.reading = this.pick(2) === 0;
        storage.writing = this.pick(2) === 0;
        storage.full = this.pick(2) === 0;
      },
      works: () => Object.assign(storage, { reading: false, writing: false, full: false }),
      hangs: () => void (storage.hangs = true),
      answers: () => this.browser.answer(),
      answersAgain: () => this.browser.answer(),
      waits: () => this.browser.passes(this.pick(700)),
      rests: () => this.browser.passes(1100),
      copy: () => void this.story.push(`  ${this.copies?.change()}`),
    };
    this.copies?.remember();
    const names = Object.keys(things);
    const name = /** @type {keyof typeof things} */ (names[this.pick(names.length)]);
    this.story.push(`tab ${at}: ${name}`);
    await things[name]();
  }

  #look(/** @type {any} */ tab) {
    if (tab.left) return;
    const n = ++this.#looks;
    const taken = tab.page.look(n);
    if (taken) {
      tab.looked.push(n);
      // A new page does not know that it is paused until it has read so; then what waited is left out.
      if (this.#lastPaused <= this.#lastResumed) this.#acknowledged.add(n);
    }
    assert.ok(!(taken && tab.pausedAt > this.#lastResumed), `paused, and yet ${n} was taken in`);
    this.story.push(`  ${n} ${taken ? 'taken in' : 'refused'}`);
  }

  #pause(/** @type {any} */ tab, /** @type {boolean} */ paused) {
    if (tab.left) return;
    tab.page.shelf.pause(paused);
    if (paused) tab.pausedAt = this.#lastPaused = ++this.#decisions;
    else this.#lastResumed = ++this.#decisions;
  }

  #consents(/** @type {any} */ tab, /** @type {boolean | undefined} */ given) {
    if (tab.left) return;
    tab.consent = given;
    tab.page.shelf.consent(given);
  }

  #forget(/** @type {any} */ tab) {
    if (tab.left) return;
    this.#acknowledged.clear();
    for (const one of this.tabs) {
      // A page that sleeps, and of which nothing is stored, cannot know.
      if (one.left && one.page.shelf.status().persistence !== 'stored') continue;
      for (const n of one.looked.splice(0)) this.#forgotten.add(n);
    }
    // So is the pause that is stored and has not been read yet.
    if (this.alone && !tab.page.shelf.status().paused) this.#lastResumed = ++this.#decisions;
    tab.page.shelf.forget();
  }

  /** Only where storage works: what could not be written or deleted yet is lost with its page. */
  async #reload(/** @type {number} */ at) {
    const tab = this.tabs[at];
    if (tab.left || (this.alone && !tab.consent)) return;
    await this.#heal();
    tab.page.leave();
    await this.browser.passes(100);
    tab.page.shelf.dispose();
    await this.browser.passes(1000);
    this.browser.tabs.splice(this.browser.tabs.indexOf(tab.page), 1);
    this.tabs[at] = this.#open(tab.consent);
  }

  /** Storage works again, every tab is looked at, and all comes to rest. */
  async #heal() {
    this.story.push('all works again');
    Object.assign(this.browser.storage, { reading: false, writing: false, full: false });
    this.browser.answer();
    await this.browser.passes(1000);
    for (const tab of this.tabs) {
      if (tab.left) tab.page.comeBack();
      tab.left = false;
      tab.page.show();
      await this.browser.passes(1000);
    }
  }

  async #nothingIsLost() {
    const { page } = this.tabs[0];
    page.shelf.consent(true);
    await this.browser.passes(1000);
    assert.deepEqual(await page.known(), [...this.#acknowledged], 'on this page');
    assert.equal(page.acts, this.#acknowledged.size, 'each once');
    const next = this.browser.open({ consent: true });
    await this.browser.passes(100);
    assert.deepEqual(await next.known(), [...this.#acknowledged], 'on the next page');
    assert.equal(next.acts, this.#acknowledged.size, 'each once, there');
    next.shelf.dispose();
    await this.browser.passes(100);
  }

  async #forgottenStaysSo() {
    const next = this.browser.open({});
    for (const page of [...this.tabs.map(({ page }) => page), next]) {
      page.shelf.consent(true);
      await this.browser.passes(1000);
      assert.deepEqual((await page.known()).filter((n) => this.#forgotten.has(n)), [], 'forgotten');
    }
    assert.deepEqual(readableIn(this.browser.local).filter((n) => this.#forgotten.has(n)), [], 'forgotten, in the copy');
    next.shelf.dispose();
    await this.browser.passes(1000);
  }

  /** One tab withdraws; the others go on for a while, and wake up later. */
  async #withdrawnStaysSo() {
    const [first, ...others] = this.tabs;
    this.story.push('withdrawn');
    for (const tab of others) if (this.pick(2)) (tab.page.leave(), (tab.left = true));
    for (let steps = this.pick(6); steps > 0; steps--) await this.browser.step(this.pick);
    for (const tab of others) this.#look(tab);
    first.page.shelf.consent(false);
    for (let n = 0; n < 6; n++) {
      for (const tab of others) this.#look(tab);
      for (let steps = this.pick(8); steps > 0; steps--) await this.browser.step(this.pick);
    }
    await this.browser.passes(1000);
    for (const tab of others) if (tab.left) (tab.page.comeBack(), (tab.left = false));
    await this.browser.passes(1000);
    for (const tab of others) this.#look(tab);
    await this.browser.passes(1000);
    assert.deepEqual(await this.browser.databases(), [], 'stored');
    assert.deepEqual([...this.browser.local.texts], [], 'copied');
  }
}

/** Up to four tabs of a shopper who agreed, and who acts in all of them. */
class Shared {
  browser = new Browser();
  /** @type {string[]} */
  story = [];
  #looks = 0;
  /** @type {number[]} what is to be known in the end */
  #acknowledged = [];

  /** @param {number} seed */
  constructor(seed) {
    this.pick = random(Math.imul(seed, 0x9e3779b1)).number;
  }

  async run() {
    this.copies = new OldCopies(this.browser.local, this.pick);
    this.tabs = Array.from({ length: 2 + this.pick(3) }, () => this.#open());
    for (let n = 0; n < 60; n++) {
      await this.#something(this.pick(this.tabs.length));
      for (let steps = this.pick(6); steps > 0; steps--) await this.browser.step(this.pick);
      if (this.pick(20) === 0) await this.#reload(this.pick(this.tabs.length));
    }
    await this.#heal();
    const next = this.#open();
    await this.browser.passes(1000);
    for (const [at, { page }] of [...this.tabs, next].entries()) {
      assert.deepEqual(await page.known(), this.#acknowledged, `tab ${at}`);
      assert.equal(page.acts, this.#acknowledged.length, `tab ${at} knows each once`);
    }
  }

  #open() {
    return { page: this.browser.open({ consent: true }), left: false };
  }

  /** @param {number} at */
  async #something(at) {
    const tab = this.tabs[at];
    const { storage } = this.browser;
    const { page } = tab;
    const look = () => !tab.left && page.look(++this.#looks) && this.#acknowledged.push(this.#looks);
    const things = {
      look,
      another: look,
      third: look,
      hide: () => page.hide(),
      show: () => !tab.left && page.show(),
      leave: () => {
        if (!tab.left) page.leave();
        tab.left = true;
      },
      comeBack: () => {
        if (tab.left) page.comeBack();
        tab.left = false;
      },
      fails: () => Object.assign(storage, { reading: this.pick(3) === 0, writing: this.pick(3) === 0, full: this.pick(3) === 0 }),
      works: () => Object.assign(storage, { reading: false, writing: false, full: false }),
      hangs: () => void (storage.hangs = true),
      answers: () => this.browser.answer(),
      list: () => {
        if (!tab.left) page.list(this.pick(3));
      },
      rests: () => this.browser.passes(1100),
      copy: () => void this.story.push(`  ${this.copies?.change()}`),
    };
    this.copies?.remember();
    const names = Object.keys(things);
    const name = /** @type {keyof typeof things} */ (names[this.pick(names.length)]);
    this.story.push(`tab ${at}: ${name} ${this.#looks}`);
    await things[name]();
  }

  /** Only where storage works: what could not be written yet is lost with its page. */
  async #reload(/** @type {number} */ at) {
    this.story.push(`tab ${at}: reload`);
    await this.#heal();
    const [gone] = this.tabs.splice(at, 1, this.#open());
    gone.page.leave();
    await this.browser.passes(100);
    gone.page.shelf.dispose();
    await this.browser.passes(1000);
    this.browser.tabs.splice(this.browser.tabs.indexOf(gone.page), 1);
  }

  async #heal() {
    Object.assign(this.browser.storage, { reading: false, writing: false, full: false });
    this.browser.answer();
    await this.browser.passes(1000);
    for (let again = 0; again < 2; again++) {
      for (const tab of this.tabs) {
        if (tab.left) tab.page.comeBack();
        tab.left = false;
        tab.page.show();
        await this.browser.passes(1000);
      }
    }
  }
}
