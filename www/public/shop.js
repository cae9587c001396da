import { Cart } from './cart.js';
import { OrderChoice } from './order-choice.js';
import { Personal } from './personal.js';
import { Remembering } from './remembering.js';

/**
 * What every page of the shop needs.
 * @typedef {object} Shop
 * @property {Remembering} remembering
 * @property {Personal} personal
 * @property {OrderChoice} choice
 * @property {Cart} cart
 */

/** @returns {Shop} */
export function openShop() {
  const remembering = new Remembering();
  return { remembering, personal: new Personal(), choice: new OrderChoice(), cart: new Cart(remembering) };
}
