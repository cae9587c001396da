import { brands } from '../brands.js';
import { colourOf } from '../colours.js';
import { kindOf } from '../kinds.js';
import { backpack } from './backpack.js';
import { beanie } from './beanie.js';
import { boot } from './boot.js';
import { bottle } from './bottle.js';
import { cap } from './cap.js';
import { daypack } from './daypack.js';
import { downJacket } from './down-jacket.js';
import { dryBag } from './dry-bag.js';
import { duffel } from './duffel.js';
import { flask } from './flask.js';
import { fleece } from './fleece.js';
import { gloves } from './gloves.js';
import { goggles } from './goggles.js';
import { headlamp } from './headlamp.js';
import { helmet } from './helmet.js';
import { drawMark } from './mark.js';
import { mat } from './mat.js';
import { mug } from './mug.js';
import { gradients, paintOf } from './paint.js';
import { poles } from './poles.js';
import { rainJacket } from './rain-jacket.js';
import { roadShoe, trailShoe } from './running-shoe.js';
import { shirt } from './shirt.js';
import { shorts } from './shorts.js';
import { skis } from './skis.js';
import { sleepingBag } from './sleeping-bag.js';
import { socks } from './socks.js';
import { stove } from './stove.js';
import { sunglasses } from './sunglasses.js';
import { tent } from './tent.js';
import { trousers } from './trousers.js';
import { watch } from './watch.js';

/** @typedef {(paint: import('./paint.js').Paint) => string} Drawing */

/** @type {Record<string, Drawing>} */
const drawings = {
  backpack, beanie, boot, bottle, cap, daypack, 'down-jacket': downJacket, 'dry-bag': dryBag, duffel, flask, fleece,
  gloves, goggles, headlamp, helmet, mat, mug, poles, 'rain-jacket': rainJacket, 'road-shoe': roadShoe, shirt,
  shorts, skis, 'sleeping-bag': sleepingBag, socks, stove, sunglasses, tent, 'trail-shoe': trailShoe, trousers, watch,
};

/** A product's picture, 400 by 400, as SVG. @param {import('../catalogue.js').Product} product */
export function drawPicture(product) {
  const kind = kindOf(product.kind);
  const brand = brands.find((candidate) => candidate.name === product.item_brand);
  const draw = drawings[kind.picture];
  if (!brand || !draw) throw new Error(`${product.item_id}: no brand or drawing of that name`);
  const paint = paintOf(colourOf(product.item_variant), product.style, (x, y, size, ink) => drawMark(brand.mark, x, y, size, ink ?? paint.print));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">${gradients(paint)}
<rect width="400" height="400" fill="url(#glow)"/>
${draw(paint)}
</svg>`;
}
