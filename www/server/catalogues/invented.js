import { makeCatalogue } from '../../catalogue/catalogue.js';
import { colourOf } from '../../catalogue/colours.js';
import { departments } from '../../catalogue/departments.js';
import { kindOf } from '../../catalogue/kinds.js';

/** Vardeholm, made by a seeded generator. @returns {import('./catalogue.js').Catalogue} */
export function inventedCatalogue() {
  return {
    name: 'Vardeholm, an invented shop',
    products: makeCatalogue(),
    departments,
    wordsOf: ({ kind, item_variant }) => [...kindOf(kind).words, colourOf(item_variant).words].join(' '),
  };
}
