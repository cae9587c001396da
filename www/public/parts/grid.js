import { pushList, pushSelect } from '../data-layer.js';
import { element } from '../dom.js';
import { whenIdle } from '../idle.js';
import { card } from './card.js';
import { glide } from './glide.js';
import { sides } from './sides.js';
import { telling } from './telling.js';

/** @typedef {import('../arranged.js').Arranged} Arranged */
/** @typedef {import('../arranged.js').Placed} Placed */
/** @typedef {{ placed: Placed, node: HTMLElement }} Entry */

/** So many pictures are asked for at once; the others when they come near the screen. */
const FIRST_PICTURES = 8;

/** A list of products on the page, in the order that the shopper chose to see. */
export class Grid {
  /** One array for each arranged page of results, in the server's order. @type {Entry[][]} */
  #pages = [];
  /** @type {import('../arranged.js').Whose} */
  #whose = 'server';

  /** @param {import('../shop.js').Shop} shop @param {import('../data-layer.js').List} list */
  constructor(shop, list) {
    this.shop = shop;
    this.list = list;
    this.cards = element('ul', { class: 'grid' });
    this.node = element('div', { onclick: (/** @type {MouseEvent} */ event) => this.#select(event) }, this.cards);
  }

  /** @param {Arranged} arranged the next page of results */
  add({ placed, whose }) {
    this.#whose = whose;
    const entries = placed.map((one) => ({ placed: one, node: card(one, whose, this.#pages.length > 0 || one.place >= FIRST_PICTURES) }));
    this.#pages.push(entries);
    this.cards.append(...this.#sorted(entries).map((entry) => entry.node));
  }

  /** Call when it stands on the page, and when more of it does. */
  shown() {
    this.shop.choice.addEventListener('change', this.#follow);
    this.#arrange();
    this.#tell();
  }

  #follow = () => {
    if (this.node.isConnected) this.#reorder();
    else this.shop.choice.removeEventListener('change', this.#follow);
  };

  /** Tells the data layer what is displayed, and the shopper why. */
  #tell() {
    const displayed = this.#displayed();
    pushList(this.list, displayed.map(({ placed }) => placed.product));
    this.#explainFrom(0, FIRST_PICTURES);
  }

  /** The reasons of what is seen first at once, of the others when the page is idle. @param {number} from @param {number} count */
  #explainFrom(from, count) {
    const displayed = this.#displayed();
    for (const { placed, node } of displayed.slice(from, from + count)) this.#explain(placed, node);
    const next = from + count;
    if (next < displayed.length && this.node.isConnected) whenIdle(() => this.#explainFrom(next, count));
  }

  /** @param {Placed} placed @param {HTMLElement} node */
  #explain({ product, served, place }, node) {
    const why = node.querySelector('.why');
    if (!why || place >= served || why.textContent) return;
    why.textContent = telling(this.shop.personal.why(product));
  }

  #reorder() {
    this.#arrange();
    glide([...this.cards.children], () => this.cards.append(...this.#displayed().map((entry) => entry.node)));
    this.#tell();
  }

  /** Cards, or both orders side by side. */
  #arrange() {
    const { order } = this.shop.choice;
    const both = order === 'both';
    this.cards.classList.toggle('as-served', order === 'server');
    const served = this.#pages.flat().map(({ placed }) => placed);
    const mine = this.#displayed().map(({ placed }) => placed);
    this.node.replaceChildren(both ? sides(served, mine, { whose: this.#whose, why: (product) => this.shop.personal.why(product) }) : this.cards);
  }

  #displayed() {
    return this.#pages.flatMap((entries) => this.#sorted(entries));
  }

  /** @param {Entry[]} entries */
  #sorted(entries) {
    return this.shop.choice.order === 'server' ? entries : [...entries].sort((a, b) => a.placed.place - b.placed.place);
  }

  /** @param {MouseEvent} event */
  #select(event) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const row = link?.closest('[data-id]');
    const entry = this.#displayed().find(({ placed }) => placed.product.item_id === row?.getAttribute('data-id'));
    if (entry && row?.parentElement) pushSelect(this.list, entry.placed.product, [...row.parentElement.children].indexOf(row));
  }
}
