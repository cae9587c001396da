// JSON-LD as it really stands in pages: wrapped, broken over lines, prefixed, nested; and the price that is asked.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseJson } from '../../pkg/dom/json-text.js';
import { readJsonLd } from '../../pkg/dom/json-ld.js';
import { matchProducts } from '../../pkg/dom/matching.js';
import { itemOf } from '../../pkg/dom/schema-org.js';
import { decoded } from '../../pkg/entities.js';

const shoe = (n, more = {}) => ({ '@type': 'Product', sku: `shoe-${n}`, name: `Trail shoe no. ${n}`, ...more });
const skus = (texts) => readJsonLd(texts).map((list) => list.map(({ product }) => product?.sku));
const json = JSON.stringify({ ...shoe(1), description: 'Grip; // wet /* and */ <!-- dry --> & "fast"\\' });

/** What is around a page's JSON, by what puts it there. */
const WRAPPERS = {
  nothing: (text) => text,
  'space and a mark of byte order': (text) => `\ufeff\n  ${text}\n`,
  'a comment': (text) => `<!-- ${text} -->`,
  'a comment on lines of its own': (text) => `\n<!--\n${text}\n//-->\n`,
  'a comment before and after': (text) => `<!-- Schema by a plugin -->\n${text}\n<!-- / plugin -->`,
  'a comment of scripts': (text) => `/* generated */ ${text}`,
  CDATA: (text) => `<![CDATA[${text}]]>`,
  'CDATA behind a comment': (text) => `//<![CDATA[\n${text}\n//]]>`,
  'CDATA within comments': (text) => `/*<![CDATA[*/ ${text} /*]]>*/`,
  'all of it': (text) => `<!--//--><![CDATA[//><!--\n${text}\n//--><!]]>`,
  'a semicolon': (text) => `${text};`,
  'blanks that do not break': (text) => text.replace(/,"name"/, ',\u00a0"name"'),
};

for (const [wrapper, wrap] of Object.entries(WRAPPERS)) {
  test(`JSON is read through ${wrapper}`, () => assert.deepEqual(parseJson(wrap(json)), JSON.parse(json)));
}

test('texts may go over lines, have tabs in them, and apostrophes escaped', () => {
  const text = '{"@type": "Product", "sku": "shoe-1",\r\n "name": "Trail\n\tshoe", "brand": "L\\\'Alpe \\\\ \\"x\\""}';
  const item = itemOf(/** @type {any} */ (parseJson(text)));
  assert.deepEqual([item.item_id, item.item_name, item.item_brand], ['shoe-1', 'Trail shoe', 'L\'Alpe \\ "x"']);
});

test('what is no JSON is said to be none, and does not take the rest with it', () => {
  const broken = [];
  assert.deepEqual(readJsonLd(['{ broken ', '', ' \n', JSON.stringify(shoe(1))], (why) => broken.push(why)).length, 1);
  assert.equal(broken.length, 1);
  assert.throws(() => parseJson('{ broken '), SyntaxError);
});

test('a plain text is read as it stands', () => {
  const plain = { note: "it's <!-- x --> /* y */ //<![CDATA[ ]]> &amp; \\' \u00a0", list: [1, null, true] };
  assert.deepEqual(parseJson(JSON.stringify(plain)), plain);
});

const PREFIXES = ['schema:', 'http://schema.org/', 'https://schema.org/', 'https://www.schema.org/'];

test('names may say whose they are', () => {
  for (const prefix of PREFIXES) {
    const name = (/** @type {string} */ plain) => `${prefix}${plain}`;
    const product = (n) => ({
      '@type': [name('Product')],
      [name('sku')]: { '@value': `shoe-${n}` },
      [name('brand')]: [{ '@type': name('Brand'), [name('name')]: [{ '@value': 'Fjell' }] }],
      [name('url')]: [{ '@id': `/p/${n}` }],
      [name('offers')]: [{ '@type': name('Offer'), [name('price')]: [{ '@value': '89.00' }] }],
    });
    const list = { '@type': [name('ItemList')], [name('itemListElement')]: { '@list': [1, 2].map((n) => ({ [name('item')]: product(n) })) } };
    const [entries = []] = readJsonLd([JSON.stringify({ '@graph': [list] })]);
    assert.deepEqual(entries.map(({ urls }) => urls), [['/p/1'], ['/p/2']], prefix);
    const item = itemOf(/** @type {any} */ (entries[0]?.product));
    assert.deepEqual([item.item_id, item.item_brand, item.price], ['shoe-1', 'Fjell', '89.00'], prefix);
  }
});

test('type and id stand for @type and @id', () => {
  const list = { type: 'ItemList', itemListElement: [{ type: 'ListItem', item: { id: '/p/1#it' } }] };
  assert.deepEqual(skus([JSON.stringify([list, { id: '/p/1#it', type: 'Product', sku: 'shoe-1' }])])[1], ['shoe-1']);
});

test('lists are found wherever they stand, and lists in lists are parts of them', () => {
  const list = (...elements) => ({ '@type': 'ItemList', itemListElement: elements });
  const item = (held) => ({ '@type': 'ListItem', item: held });
  const two = list(item(shoe(1)), item(shoe(2)));
  const pages = {
    'within a list': list(item(list(item(shoe(1)))), item(list(item(shoe(2))))),
    'within a list, without items between': list(list(shoe(1), shoe(2))),
    'of catalogues': { '@type': 'Store', hasOfferCatalog: { '@type': 'OfferCatalog', itemListElement: [{ '@type': 'OfferCatalog', itemListElement: [shoe(1), { '@type': 'Offer', itemOffered: shoe(2) }] }] } },
    'of one part': { '@type': 'WebPage', hasPart: { '@type': 'WebPageElement', about: two } },
    'in a graph within a graph': { '@graph': [{ '@graph': [{ '@type': 'CollectionPage', mainEntity: two }] }] },
    'of typed arrays': [{ '@type': ['http://schema.org/ItemList'], itemListElement: two.itemListElement }],
  };
  for (const [what, page] of Object.entries(pages)) assert.deepEqual(skus([JSON.stringify(page)]), [['shoe-1', 'shoe-2']], what);
  const single = { '@type': 'ItemList', itemListElement: item(shoe(1)) };
  assert.deepEqual(skus([JSON.stringify(single)]), [['shoe-1']]);
  const crumbs = { '@type': 'WebPage', breadcrumb: { '@type': 'BreadcrumbList', itemListElement: [item(shoe(9))] } };
  assert.deepEqual(skus([JSON.stringify(crumbs)]), []);
});

test('brand and offer may stand elsewhere', () => {
  const graph = [
    shoe(1, { brand: { '@id': '#brand' }, offers: [{ '@id': '#offer' }] }),
    { '@type': 'Brand', '@id': '#brand', name: 'Fjell &amp; S&oslash;n' },
    { '@type': 'Organization', brand: { '@type': 'Brand', '@id': '#brand' } },
    { '@type': 'Offer', '@id': '#offer', price: 70 },
  ];
  const [[entry]] = readJsonLd([JSON.stringify({ '@graph': graph })]);
  const item = itemOf(/** @type {any} */ (entry?.product));
  assert.deepEqual([item.item_brand, item.price], ['Fjell & Søn', '70']);
});

test('entities stand as what they mean, however often they were written, and what is none stays', () => {
  const pairs = {
    'H&amp;M': 'H&M', 'R&amp;amp;D': 'R&D', 'L&#39;Alpe': "L'Alpe", 'L&#x27;Alpe': "L'Alpe", 'Caf&eacute;': 'Café', 'M&uuml;ller': 'Müller',
    '&Aring;sgard': 'Åsgard', 'Gro&szlig;': 'Groß', '3&quot; &lt; 4&quot;': '3" < 4"', 'a&nbsp;b': 'a\u00a0b', 'AT&T; H&M': 'AT&T; H&M', '&#1114112;': '&#1114112;', '& &; &#; &#x;': '& &; &#; &#x;',
  };
  for (const [written, meant] of Object.entries(pairs)) assert.equal(decoded(written), meant);
  for (const meant of Object.values(pairs)) assert.equal(decoded(meant), meant);
  const item = itemOf({ name: 'Men&#8217;s', brand: { name: 'H&amp;M' }, category: 'Shoes &gt; Trail', material: ['wool &amp; cork'] });
  assert.deepEqual([item.item_name, item.item_brand, item.item_category2, item.material], ['Men’s', 'H&M', 'Trail', ['wool & cork']]);
});

const price = (product) => itemOf(product).price;
const spec = (price, more = {}) => ({ '@type': 'UnitPriceSpecification', price, ...more });
const of = (offers) => price({ offers });

test('the price is the one that is asked, not one beside it', () => {
  const LIST = ['https://schema.org/ListPrice', 'ListPrice', 'https://schema.org/StrikethroughPrice', 'https://schema.org/SRP', { '@id': 'schema:MSRP' }];
  for (const priceType of LIST) {
    assert.equal(of({ priceSpecification: [spec(100, { priceType }), spec(80)] }), '80');
    assert.equal(of({ priceSpecification: [spec(80), spec(100, { priceType })] }), '80');
    assert.equal(of({ price: 80, priceSpecification: spec(100, { priceType }) }), '80');
    assert.equal(of({ priceSpecification: spec(100, { priceType }) }), '100', 'where it is the only one');
  }
  const sale = { priceType: 'https://schema.org/SalePrice' };
  assert.equal(of({ priceSpecification: [spec(100), spec(80, sale)] }), '80');
  assert.equal(of({ '@type': 'AggregateOffer', lowPrice: 80, highPrice: 120, priceSpecification: [spec(75, sale)] }), '75');
  const besides = [{ referenceQuantity: { value: 1 } }, { validForMemberTier: {} }, { eligibleQuantity: { minValue: 10 } }];
  for (const beside of besides) assert.equal(of({ priceSpecification: [spec(5, beside), spec(80)] }), '80');
  assert.equal(of({ priceSpecification: [{ '@type': 'DeliveryChargeSpecification', price: 4 }, spec(80)] }), '80');
});

test('offers may be many, in one another, or one in common', () => {
  assert.equal(of([{ availability: 'InStock' }, { price: 80 }]), '80');
  assert.equal(of({ '@type': 'AggregateOffer', offers: [{ price: 90 }, { price: 80 }, { price: 100 }] }), '80');
  assert.equal(of([{ '@type': 'AggregateOffer', offers: { '@type': 'AggregateOffer', lowPrice: '80.00' } }]), '80.00');
  assert.equal(of({ '@type': 'AggregateOffer', lowPrice: 0, offers: [{ price: 80 }] }), '80');
  assert.equal(of({ '@type': 'AggregateOffer', highPrice: 80 }), '80');
  assert.equal(of({ price: '1.299,00 €' }), '1.299,00 €', 'as it is written');
  for (const none of [undefined, null, 7, [], {}, [null], { price: '' }, { price: 0 }, { offers: [] }]) assert.equal(of(none), undefined);
});

const group = {
  '@type': 'ProductGroup',
  productGroupID: 'group-1',
  name: 'Trail shoe',
  url: '/products/trail-shoe',
  hasVariant: [
    { '@type': 'Product', sku: 'v-41', color: 'red', offers: { price: 95, url: '/products/trail-shoe?variant=41' } },
    { '@type': 'Product', sku: 'v-42', color: 'blue', offers: { price: 85, url: '/products/trail-shoe?variant=42' } },
    { '@type': 'Product', sku: 'v-43' },
  ],
};

test('of variants it is the one that the card leads to, else the lowest; the id stays the product’s', () => {
  assert.equal(price(group), '85');
  const lists = readJsonLd([JSON.stringify(group)]);
  const links = ['/products/trail-shoe', '/products/trail-shoe?variant=41', '/collections/x/products/trail-shoe?variant=42&_pos=1', '/products/trail-shoe?variant=9'];
  const cards = [...links.map((link) => ({ links: [link] })), { id: 'v-42', links: [] }];
  const items = matchProducts(cards, lists, { base: 'https://shop.example/', byPlace: false }).map((found) => found && itemOf(found));
  assert.deepEqual(items.map((item) => item?.item_id), Array(5).fill('group-1'));
  assert.deepEqual(items.map((item) => item?.price), ['85', '95', '85', '85', '85']);
  assert.deepEqual(items.map((item) => item?.item_variant), [undefined, 'red', undefined, undefined, 'blue']);
});
