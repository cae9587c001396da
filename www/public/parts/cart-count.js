import { byId } from '../dom.js';

/** @param {import('../shop.js').Shop} shop */
export function showCartCount({ cart }) {
  const count = byId('cart-count');
  const show = () => {
    count.textContent = String(cart.count);
    count.hidden = cart.count === 0;
  };
  cart.addEventListener('change', show);
  show();
}
