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

  /** The list as displayed. @returns {Promise<{ id: string, brand: string, served: number }[]>} */
  list() {
    return this.page.$$eval('.card', (cards) => cards.map((card) => ({
      id: card.getAttribute('data-id') ?? '', brand: card.getAttribute('data-brand') ?? '', served: Number(card.getAttribute('data-served')),
    })));
  }

  /** @param {'server' | 'mine'} order */
  choosesOrder(order) {
    return this.page.check(`.switch input[value="${order}"]`, { force: true });
  }

  async opensKnowledge() {
    await this.page.click('#knowledge-button');
    await this.page.waitForSelector('.knowledge[open] .knowledge-inner');
  }

  closesKnowledge() {
    return this.page.click('.knowledge .close');
  }
}
