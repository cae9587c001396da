import { element } from '../dom.js';
import { picture } from '../parts/picture.js';
import { counted, money } from '../words.js';

/** @typedef {import('../cart.js').Line} Line */

/** @param {import('../router.js').Visit} visit @returns {Promise<import('../router.js').Page>} */
export async function showCart({ shop }) {
  const node = element('div', {});
  const show = () => node.replaceChildren(
    shop.cart.count > 0 ? filled(shop.cart, show, () => node.replaceChildren(thanks())) : empty(),
    ...(shop.wishes.products.length > 0 ? [wished(shop, show)] : []));
  show();
  return { title: 'Cart', node };
}

/** @param {import('../cart.js').Cart} cart @param {() => void} changed @param {() => void} bought */
function filled(cart, changed, bought) {
  const remove = (/** @type {Line} */ line) => { cart.remove(line); changed(); };
  const buy = () => { cart.buy(); bought(); };
  return element('section', {},
    element('h1', {}, 'Cart'),
    element('div', { class: 'cart' },
      element('ul', { class: 'cart-lines' }, cart.lines.map((line) => cartLine(line, remove))),
      element('aside', { class: 'cart-sum', 'aria-label': 'Sum' },
        element('dl', {}, element('dt', {}, counted(cart.count, 'piece')), element('dd', {}, money(cart.total))),
        element('button', { class: 'button', type: 'button', onclick: buy }, 'Place the order'),
        element('p', {}, 'It is a play order: nothing is charged, nothing is sent, nobody is told.'))));
}

/** @param {Line} line @param {(line: Line) => void} remove */
function cartLine(line, remove) {
  const { product, size, quantity } = line;
  return element('li', {},
    element('div', { class: 'cart-picture' }, picture(product)),
    element('div', {},
      element('p', { class: 'cart-name' }, element('a', { href: `/product/${product.item_id}` }, product.item_name)),
      element('p', { class: 'quiet' }, [product.item_variant, size, quantity > 1 ? `${quantity} ×` : ''].filter(Boolean).join(', '))),
    element('div', { class: 'cart-side' }, money(product.price * quantity),
      element('button', { class: 'link-button', type: 'button', 'aria-label': `Remove ${product.item_name}`, onclick: () => remove(line) }, 'Remove')));
}

/** @param {import('../shop.js').Shop} shop @param {() => void} changed */
function wished({ wishes }, changed) {
  return element('section', { class: 'wished', 'aria-labelledby': 'wished-title' },
    element('h2', { id: 'wished-title' }, 'Your wish list'),
    element('ul', { class: 'cart-lines' }, wishes.products.map((product) => element('li', {},
      element('div', { class: 'cart-picture' }, picture(product)),
      element('div', {},
        element('p', { class: 'cart-name' }, element('a', { href: `/product/${product.item_id}` }, product.item_name)),
        element('p', { class: 'quiet' }, product.item_variant)),
      element('div', { class: 'cart-side' }, money(product.price),
        element('button', { class: 'link-button', type: 'button', 'aria-label': `Remove ${product.item_name} from the wish list`, onclick: () => { wishes.toggle(product); changed(); } }, 'Remove'))))));
}

function empty() {
  return element('section', { class: 'empty' },
    element('h1', {}, 'Your cart is empty'),
    element('p', {}, 'Nothing has been put into it yet.'),
    element('a', { class: 'button', href: '/' }, 'To the shop'));
}

function thanks() {
  return element('section', { class: 'empty' },
    element('h1', {}, 'Thank you for nothing'),
    element('p', {}, 'Nothing was charged and no parcel will come. Your browser took note of what you chose, and orders the next results by it.'),
    element('a', { class: 'button', href: '/' }, 'Keep looking'));
}
