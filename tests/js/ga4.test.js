// The snippets are those that Google's pages tell shops to paste.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { connectGa4 } from '../../pkg/ga4.js';
import { shelf, shoe, shoes, warnings } from './support/shelf.js';

const KINDS = [
  'view_item_list', 'select_item', 'view_item', 'add_to_wishlist', 'add_to_cart', 'remove_from_cart', 'purchase',
];

/** Writes down what it is told, in the order in which it is told. */
function notebook() {
  /** @type {string[]} */
  const told = [];
  return {
    told,
    observe: (entry) => {
      const kind = entry[0] === 'event' ? entry[1] : entry.event;
      if (kind !== undefined && !kind.startsWith('gtm.')) told.push(kind);
      return true;
    },
    consent: async (given) => void told.push(`consent ${given}`),
  };
}

/** @param {any[]} dataLayer */
function tagOf(dataLayer) {
  return function gtag() {
    dataLayer.push(arguments);
  };
}

const denied = { personalization_storage: 'denied' };
const granted = { personalization_storage: 'granted' };

/** What a script of the page leaves to be done when it has ended. */
const scriptEnds = () => new Promise((ended) => setTimeout(ended));

/** What a page comes to that says all this in one script, connected before or after it. */
async function toldOf(say, { region, before }) {
  const dataLayer = [];
  const own = notebook();
  if (before) connectGa4(own, { dataLayer, region });
  say(tagOf(dataLayer));
  if (!before) connectGa4(own, { dataLayer, region });
  await scriptEnds();
  return own.told;
}

/** @param {(gtag: (...words: unknown[]) => void) => void} say */
async function assertTold(say, expected, region) {
  for (const before of [true, false]) {
    assert.deepEqual(await toldOf(say, { region, before }), expected, before ? 'connected before' : 'connected after');
  }
}

test('gtag’s snippet is heard, connected before it, after it, and in between', async () => {
  for (const place of ['before', 'between', 'after']) {
    const own = await shelf();
    const window = {};
    window.dataLayer = [];
    if (place === 'before') connectGa4(own, { dataLayer: window.dataLayer });

    window.dataLayer = window.dataLayer || [];
    function gtag() {
      window.dataLayer.push(arguments);
    }
    gtag('js', new Date());
    gtag('config', 'TAG_ID');
    gtag('event', 'view_item', { currency: 'EUR', value: 60, items: [shoe(1)] });

    if (place === 'between') connectGa4(own, { dataLayer: window.dataLayer });
    gtag('event', 'add_to_cart', { currency: 'EUR', value: 60, items: [shoe(2)] });
    if (place === 'after') connectGa4(own, { dataLayer: window.dataLayer });
    assert.equal(own.profile().acts, 2, place);
  }
});

test('Google Tag Manager’s snippet is heard, also after its script has put its own push in place', async () => {
  const own = await shelf();
  const window = { dataLayer: [] };
  connectGa4(own, { dataLayer: window.dataLayer });
  (function (w, l) {
    w[l] = w[l] || [];
    w[l].push({ 'gtm.start': new Date().getTime(), event: 'gtm.js' });
  })(window, 'dataLayer');
  loadTagManager(window.dataLayer, 3);

  for (let n = 0; n < 5; n++) {
    window.dataLayer.push({ ecommerce: null });
    window.dataLayer.push({ event: 'view_item', ecommerce: { currency: 'EUR', items: [shoe(n)] } });
  }
  assert.equal(window.dataLayer.length, 3);
  assert.equal(own.profile().acts, 5);
});

/** As its script does: its own `push` around the one it finds, and only so many entries kept. */
function loadTagManager(dataLayer, kept) {
  const push = dataLayer.push;
  dataLayer.push = function () {
    push.apply(dataLayer, [].slice.call(arguments, 0));
    while (dataLayer.length > kept) dataLayer.shift();
    return true;
  };
}

test('every kind of event is taken in, in both shapes', async () => {
  for (const kind of KINDS) {
    const own = await shelf();
    const dataLayer = [];
    /** @type {boolean[]} */
    const taken = [];
    connectGa4({ observe: (entry) => taken.push(own.observe(entry)), consent: own.consent }, { dataLayer });
    const items = kind === 'view_item_list' ? shoes(8) : [shoe(3)];
    tagOf(dataLayer)('event', kind, { currency: 'EUR', items });
    dataLayer.push({ event: kind, ecommerce: { currency: 'EUR', items } });
    assert.deepEqual(taken, [true, true], kind);
  }
});

test('a search is taken in with its term, in both shapes', async () => {
  const own = notebook();
  const dataLayer = [];
  connectGa4(own, { dataLayer });
  tagOf(dataLayer)('event', 'search', { search_term: 'trail shoes' });
  dataLayer.push({ event: 'search', search_term: 'trail shoes' });
  assert.deepEqual(own.told, ['search', 'search']);
});

test('the page’s own data layer is the default, and is made where there is none', async (t) => {
  t.after(() => ['window', 'dataLayer'].forEach((name) => Reflect.deleteProperty(globalThis, name)));
  const own = notebook();
  connectGa4(own);
  assert.equal(globalThis.dataLayer, undefined, 'on a server there is none');
  globalThis.window = globalThis;
  connectGa4(own);
  globalThis.dataLayer = globalThis.dataLayer || [];
  globalThis.dataLayer.push({ event: 'search' });
  assert.deepEqual(own.told, ['search']);
});

test('an update decides at once, in the order of the data layer', async () => {
  await assertTold(
    (gtag) => {
      gtag('event', 'view_item', {});
      gtag('consent', 'update', granted);
      gtag('event', 'add_to_cart', {});
      gtag('consent', 'update', denied);
      gtag('event', 'purchase', {});
    },
    ['view_item', 'consent true', 'add_to_cart', 'consent false', 'purchase'],
  );
});

test('a default that denies deletes nothing; the update that follows decides', async () => {
  await assertTold((gtag) => gtag('consent', 'default', denied), ['consent undefined']);
  await assertTold(
    (gtag) => {
      gtag('consent', 'default', { ...denied, ad_storage: 'denied', wait_for_update: 500 });
      gtag('event', 'view_item', {});
      gtag('consent', 'update', { ...granted, ad_storage: 'denied' });
    },
    ['view_item', 'consent true'],
  );
});

test('a default that grants counts, unless the script that says so takes it back', async () => {
  await assertTold((gtag) => gtag('consent', 'default', granted), ['consent true']);
  await assertTold(
    (gtag) => {
      gtag('consent', 'default', granted);
      gtag('consent', 'update', denied);
    },
    ['consent false'],
  );
  await assertTold(
    (gtag) => {
      gtag('consent', 'default', granted);
      gtag('consent', 'default', denied);
    },
    ['consent undefined'],
  );
});

test('a default does not change what an update said', async () => {
  await assertTold(
    (gtag) => {
      gtag('consent', 'update', granted);
      gtag('consent', 'default', denied);
    },
    ['consent true'],
  );
});

test('an earlier script’s default that granted is taken back by a later one’s', async () => {
  const own = notebook();
  const dataLayer = [];
  connectGa4(own, { dataLayer });
  tagOf(dataLayer)('consent', 'default', granted);
  await scriptEnds();
  tagOf(dataLayer)('consent', 'default', denied);
  await scriptEnds();
  assert.deepEqual(own.told, ['consent true', 'consent undefined']);
});

test('where the visitor is not known, a regional denial counts and a regional grant does not', async () => {
  const deniedThere = { ...denied, region: ['ES', 'US-AK'] };
  const grantedThere = { ...granted, region: ['US'] };
  await assertTold((gtag) => gtag('consent', 'default', grantedThere), []);
  for (const both of [[granted, deniedThere], [deniedThere, granted], [grantedThere, denied], [denied, grantedThere]]) {
    await assertTold((gtag) => both.forEach((settings) => gtag('consent', 'default', settings)), ['consent undefined']);
  }
});

test('where the visitor is known to be, the narrowest region counts', async () => {
  const say = (gtag) => {
    gtag('consent', 'default', { ...denied, region: ['ES', 'US-AK'] });
    gtag('consent', 'default', { ...granted, region: 'US' });
    gtag('consent', 'default', granted);
  };
  await assertTold(say, ['consent undefined'], 'ES');
  await assertTold(say, ['consent undefined'], 'es-ct');
  await assertTold(say, ['consent undefined'], 'US-AK');
  await assertTold(say, ['consent true'], 'US-CA');
  await assertTold(say, ['consent true'], 'NO');
});

test('consent commands that say nothing of personalization_storage change nothing', async () => {
  await assertTold((gtag) => {
    gtag('consent', 'default', { ad_storage: 'granted', analytics_storage: 'granted' });
    gtag('consent', 'update', { ad_personalization: 'denied' });
    gtag('consent', 'update', { personalization_storage: true });
    gtag('consent', 'update');
    gtag('consent');
    gtag('set', 'consent', granted);
  }, []);
});

test('the same answer twice is passed on once', async () => {
  await assertTold(
    (gtag) => {
      gtag('consent', 'update', granted);
      gtag('consent', 'update', granted);
    },
    ['consent true'],
  );
});

test('two connections count once, and the last to end ends it', async () => {
  const own = await shelf();
  const dataLayer = [{ event: 'view_item', ecommerce: { items: [shoe(1)] } }];
  const [endOne, endOther] = [connectGa4(own, { dataLayer }), connectGa4(own, { dataLayer })];
  assert.equal(own.profile().acts, 1);
  endOne();
  endOne();
  dataLayer.push({ event: 'view_item', ecommerce: { items: [shoe(2)] } });
  assert.equal(own.profile().acts, 2);
  endOther();
  dataLayer.push({ event: 'view_item', ecommerce: { items: [shoe(3)] } });
  assert.equal(own.profile().acts, 2);
  assert.ok(!Object.hasOwn(dataLayer, 'push'));
});

test('connected again it goes on where it ended, consent included', async () => {
  const own = notebook();
  const dataLayer = [];
  const gtag = tagOf(dataLayer);
  gtag('consent', 'update', granted);
  gtag('event', 'view_item', {});
  connectGa4(own, { dataLayer })();
  gtag('event', 'add_to_cart', {});
  connectGa4(own, { dataLayer });
  gtag('event', 'purchase', {});
  assert.deepEqual(own.told, ['consent true', 'view_item', 'add_to_cart', 'purchase']);
});

test('one object that is pushed twice happened twice, also after connecting again', async () => {
  const own = notebook();
  const dataLayer = [];
  const event = { event: 'add_to_cart' };
  connectGa4(own, { dataLayer })();
  connectGa4(own, { dataLayer });
  dataLayer.push(event);
  dataLayer.push(event);
  connectGa4(own, { dataLayer });
  dataLayer.push(event);
  assert.equal(own.told.length, 3);
});

test('several shelves and several data layers keep apart', async () => {
  const [one, other] = [notebook(), notebook()];
  const [first, second] = [[], []];
  connectGa4(one, { dataLayer: first });
  connectGa4(other, { dataLayer: first });
  connectGa4(other, { dataLayer: second });
  first.push({ event: 'search' });
  second.push({ event: 'purchase' });
  assert.deepEqual(one.told, ['search']);
  assert.deepEqual(other.told, ['search', 'purchase']);
});

test('the promise of a shelf will do; what was pushed meanwhile is not missed', async () => {
  const own = notebook();
  const dataLayer = [{ event: 'view_item' }];
  connectGa4(scriptEnds().then(() => own), { dataLayer });
  dataLayer.push({ event: 'add_to_cart' });
  await scriptEnds();
  dataLayer.push({ event: 'purchase' });
  assert.deepEqual(own.told, ['view_item', 'add_to_cart', 'purchase']);
});

test('ended before the promise is kept, it never begins', async () => {
  const own = notebook();
  const dataLayer = [{ event: 'view_item' }];
  connectGa4(Promise.resolve(own), { dataLayer })();
  await scriptEnds();
  assert.deepEqual(own.told, []);
});

test('nothing is thrown into the page, whatever it is given', async () => {
  const hostile = new Proxy({}, {
    get() {
      throw new Error('do not touch');
    },
  });
  const own = await shelf();
  const said = await warnings(async () => {
    connectGa4(undefined);
    connectGa4(own, { dataLayer: 'text' });
    connectGa4(own, { dataLayer: null });
    connectGa4(Promise.reject(new Error('no shelf')));
    const dataLayer = [null, 7, 'text', () => {}, hostile, {}, [], { event: 'view_item', items: [shoe(1)] }];
    connectGa4(own, { dataLayer });
    dataLayer.push(hostile, undefined);
    await scriptEnds();
  });
  assert.equal(own.profile().acts, 1);
  assert.match(said.join('\n'), /no shelf. The data layer is not listened to/);
  assert.match(said.join('\n'), /do not touch. An entry of the data layer is passed over/);
});
