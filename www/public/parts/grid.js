import { pushList, pushSelect } from '../data-layer.js';
import { element } from '../dom.js';
import { card } from './card.js';
import { glide } from './glide.js';

/** @typedef {import('../personal.js').Arranged} Arranged */
/** @typedef {import('../personal.js').Placed} Placed */
/** @typedef {{ placed: Placed, node: HTMLElement }} Entry */

/** So many pictures are asked for at once; the others when they come near the screen. */
const FIRST_PICTURES = 8;

/** Safari has no requestIdleCallback. @type {(work: () => void) => void} */
const whenIdle = (work) => ('requestIdleCallback' in window ? requestIdleCallback(work) : setTimeout(work, 50));

/** A list of products on the page, in the order that the shopper chose to see. */
export class Grid {
  /** One array for each arranged page of results, in the server's order. @type {Entry[][]} */
  #pages = [];

  /** @param {import('../shop.js').Shop} shop @param {import('../data-layer.js').List} list */
  constructor(shop, list) {
    this.shop = shop;
    this.list = list;
    this.node = element('ul', { class: 'grid', 'data-order': shop.choice.order, onclick: (/** @type {MouseEvent} */ event) => this.#select(event) });
  }

  /** @param {Arranged} arranged the next page of results */
  add({ placed }) {
    const entries = placed.map((one) => ({ placed: one, node: card(one, this.#pages.length > 0 || one.place >= FIRST_PICTURES) }));
    this.#pages.push(entries);
    this.node.append(...this.#sorted(entries).map((entry) => entry.node));
  }

  /** Call when it stands on the page, and when more of it does. */
  shown() {
    this.shop.choice.addEventListener('change', this.#follow);
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
    const reason = telling(this.shop.personal.why(product));
    if (reason) why.textContent = `Because ${reason.text}`;
  }

  #reorder() {
    this.node.dataset.order = this.shop.choice.order;
    glide([...this.node.children], () => this.node.append(...this.#displayed().map((entry) => entry.node)));
    this.#tell();
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
    const link = event.target instanceof Element ? event.target.closest('.card a') : null;
    const index = this.#displayed().findIndex(({ node }) => link && node.contains(link));
    const entry = this.#displayed()[index];
    if (entry) pushSelect(this.list, entry.placed.product, index);
  }
}

const STRONG = 0.4;

/**
 * The reason to print on a card: the strongest, or one that names a brand or a colour where that is nearly as strong.
 *
 * @param {import('../../../pkg/types.d.ts').Reason[]} reasons
 */
function telling(reasons) {
  const lifting = reasons.filter(({ share, group }) => share > 0 && group !== 'server');
  return lifting.find(({ share, value }) => value && share >= STRONG * (lifting[0]?.share ?? 0)) ?? lifting[0];
}
