// Pages with a list of shoes, every fourth of them a Nordhavn, each source in its own markup.

const BRANDS = ['Fjell', 'Asker', 'Tind', 'Nordhavn'];

/**
 * @typedef {object} PageOptions
 * @property {'data' | 'microdata' | 'json-ld'} [source] where its fields are
 * @property {number} [count] of cards
 * @property {number | string} [hold] `data-at-most`; left out, nothing is held
 * @property {string} [held] `data-list`
 * @property {string} [script] of `public/`, as a module
 * @property {string} [modules] before `/pkg/`, to delay what is in it
 * @property {string} [between] markup between the third card and the fourth
 * @property {string} [more] markup after the list
 * @property {boolean} [bare] nothing is painted but the list
 */

/** @param {number} n */
export const shoe = (n) => ({
  item_id: `shoe-${n}`,
  item_name: `Trail shoe no. ${n}`,
  item_brand: BRANDS[n % BRANDS.length] ?? '',
  item_category: 'Shoes',
  price: 60 + ((n * 37) % 50),
});

/** @param {PageOptions} options */
export function listPage(options) {
  const { source = 'data', count = 12, hold, held = '#results', script, bare, between = '', more = '' } = options;
  const cards = Array.from({ length: count }, (_, n) => CARDS[source](shoe(n), n));
  cards.splice(3, 0, between);
  return `<!doctype html>
<html lang="en" data-options='${JSON.stringify(options)}'>
<head>
  <meta charset="utf-8">
  <title>Trail shoes</title>
  <link rel="icon" href="/picture/icon">
  <link rel="stylesheet" href="/list.css">
  ${hold === undefined ? '' : `<script src="/pkg/hold.js" data-list="${held}" data-at-most="${hold}"></script>`}
  <script src="/recorder.js"></script>
  ${script ? `<script type="module" src="/${script}"></script>` : ''}
</head>
<body>
${bare ? '' : '<h1>Trail shoes</h1>'}
<ol id="results" class="results">
${cards.filter(Boolean).join('\n')}
</ol>
${source === 'json-ld' ? jsonLd(count) : ''}
${more}
</body>
</html>`;
}

const CARDS = {
  /** @param {ReturnType<typeof shoe>} item @param {number} n */
  data: (item, n) => `<li class="card" data-item-id="${item.item_id}" data-item-name="${item.item_name}"
    data-item-brand="${item.item_brand}" data-item-category="${item.item_category}" data-price="${item.price}"
    data-heel-height="${n}">${inside(item, n)}</li>`,
  /** @param {ReturnType<typeof shoe>} item @param {number} n */
  microdata: (item, n) => `<li class="card"><article itemscope itemtype="https://schema.org/Product">
    <meta itemprop="sku" content="${item.item_id}"><meta itemprop="category" content="${item.item_category}">
    <div itemprop="brand" itemscope itemtype="https://schema.org/Brand">
      <meta itemprop="name" content="${item.item_brand}"></div>
    <div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
      <span itemprop="price" content="${item.price}">€</span></div>
    <span itemprop="color">green</span>
    ${inside(item, n).replace('<h2', '<h2 itemprop="name"')}</article></li>`,
  /** @param {ReturnType<typeof shoe>} item @param {number} n */
  'json-ld': (item, n) => `<li class="card">${inside(item, n)}</li>`,
};

/** @param {ReturnType<typeof shoe>} item @param {number} n */
function inside(item, n) {
  return `<a href="/product/${n}"><img src="/picture/${n}" width="40" height="40" alt="">
    <h2 elementtiming="${item.item_id}">${item.item_name}</h2></a><button>Add</button>`;
}

/** @param {number} count */
function jsonLd(count) {
  const itemListElement = Array.from({ length: count }, (_, n) => {
    const { item_id, item_name, item_brand, price } = shoe(n);
    const offers = { '@type': 'Offer', price, priceCurrency: 'EUR' };
    const item = { '@type': 'Product', sku: item_id, name: item_name, brand: item_brand, offers, url: `/product/${n}` };
    return { '@type': 'ListItem', position: n + 1, item };
  });
  const list = { '@context': 'https://schema.org', '@type': 'ItemList', itemListElement };
  return `<script type="application/ld+json">{ broken </script>
<script type="application/ld+json">${JSON.stringify(list)}</script>`;
}
