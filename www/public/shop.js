import { Cart } from './cart.js';
import { OrderChoice } from './order-choice.js';
import { Personal } from './personal.js';
import { Remembering } from './remembering.js';
import { Wishes } from './wishes.js';

/**
 * What every page of the shop needs.
 * @typedef {object} Shop
 * @property {Remembering} remembering
 * @property {Personal} personal
 * @property {OrderChoice} choice
 * @property {Cart} cart
 * @property {Wishes} wishes
 * @property {import('./shoppers.js').Tried | null} tried who the shopper is being, if not themselves
 */

/** @returns {Shop} */
export function openShop() {
  const remembering = new Remembering();
  return {
    remembering, personal: new Personal(), choice: new OrderChoice(), cart: new Cart(remembering), wishes: new Wishes(remembering), tried: null,
  };
}
