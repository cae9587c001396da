import { element } from '../dom.js';

/** @typedef {import('../order-choice.js').Order} Order */

/** @param {import('../shop.js').Shop} shop */
export function orderSwitch({ choice }) {
  /** @param {Order} order @param {string} label */
  const option = (order, label) => element('label', {},
    element('input', { type: 'radio', name: 'order', value: order, checked: choice.order === order, onchange: () => choice.choose(order) }), label);
  const node = element('fieldset', { class: 'switch' }, element('legend', {}, 'Order of the results'),
    option('server', 'Server’s order'), option('mine', 'Ordered for you'), option('both', 'Side by side'));
  const follow = () => {
    if (!node.isConnected) return choice.removeEventListener('change', follow);
    for (const input of node.querySelectorAll('input')) input.checked = input.value === choice.order;
  };
  choice.addEventListener('change', follow);
  return node;
}
