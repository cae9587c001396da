/** @typedef {import('playwright-core').Page} Page */

/** What a shopper does, and what they see. */
export class Shopper {
  /** @param {Page} page @param {string} shop the shop's address, with a slash at its end */
  constructor(page, shop) {
    this.page = page;
    this.shop = shop;
  }

  /** @param {string} path */
  async visit(path) {
    await this.page.goto(this.shop + path);
    await this.page.waitForSelector('.card');
  }

  allowStorage() {
    return this.page.click('#consent button.mine');
  }

  refuseStorage() {
    return this.page.click('#consent button.plain');
  }

  /** @param {string} query */
  async search(query) {
    await this.page.fill('#search-field', query);
    await this.page.press('#search-field', 'Enter');
    await this.page.waitForFunction((title) => document.title.startsWith(title), `“${query}”`);
    await this.page.waitForSelector('.listing-head');
  }

  /** Opens a product from the list, and comes back to the list. @param {import('playwright-core').Locator} card */
  async lookAt(card) {
    await card.locator('a').click();
    await this.page.waitForSelector('.product');
    await this.page.goBack();
    await this.page.waitForSelector('.listing-head');
  }

  /** @param {string} brand @param {number} times */
  async lookAtBrand(brand, times) {
    for (let i = 0; i < times; i++) await this.lookAt(this.page.locator(`.card[data-brand="${brand}"]`).nth(i));
  }

  /** Opens the product at a place of the list and puts it into the cart. @param {import('playwright-core').Locator} card */
  async choose(card) {
    await card.locator('a').click();
    await this.page.waitForSelector('.product');
    await this.page.click('.product-buy button');
  }

  /** Eight choices, more than the six that learning needs. @returns {Promise<{ query: string, id: string }[]>} */
  async makesChoices() {
    const choices = [];
    for (const query of ['rain jacket', 'daypack', 'mug', 'tent', 'gloves', 'running shoes', 'bottle', 'socks']) {
      await this.search(query);
      const card = this.page.locator('.card').nth(3);
      choices.push({ query, id: await card.getAttribute('data-id') ?? '' });
      await this.choose(card);
    }
    return choices;
  }

  /** The list as displayed. @returns {Promise<{ id: string, brand: string, served: number }[]>} */
  list() {
    return this.page.$$eval('.card', (cards) => cards.map((card) => ({
      id: card.getAttribute('data-id') ?? '', brand: card.getAttribute('data-brand') ?? '', served: Number(card.getAttribute('data-served')),
    })));
  }

  /** A value of a filter, on a desktop. @param {string} value */
  async ticks(value) {
    const before = this.page.url();
    await this.page.locator('.filters .filter-box', { hasText: value }).click();
    await this.page.waitForFunction((address) => location.href !== address && document.querySelector('.filter-chip'), before);
    await this.page.locator('.filter-chip', { hasText: value }).waitFor();
  }

  /** @param {'server' | 'mine' | 'both'} order */
  choosesOrder(order) {
    return this.page.check(`.switch input[value="${order}"]`, { force: true });
  }

  /** @param {'Beliefs' | 'This list' | 'Learning' | 'Data' | 'Network'} [section] of the inspector */
  async opensKnowledge(section = 'Beliefs') {
    await this.page.click('#knowledge-button');
    await this.page.waitForFunction(() => document.getElementById('knowledge')?.getAnimations().length === 0);
    await this.page.click(`.knowledge[open] reshelf-inspector [role=tab]:text-is("${section}")`);
  }

  /** With the panel open. */
  async forgetsEverything() {
    await this.page.click('.knowledge [role=tab]:text-is("Data")');
    await this.page.click('.knowledge .forget');
    await this.page.waitForSelector('.knowledge [role=status]:text("Everything was forgotten")');
  }

  closesKnowledge() {
    return this.page.click('.knowledge .close');
  }
}
