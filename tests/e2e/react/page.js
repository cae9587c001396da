// The shop in the browser: what the tests call is on `window`.

import { createElement as h, startTransition, StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';

import { startReshelf } from '../../../pkg/index.js';
import { useShelf } from '../../../pkg/react.js';
import { Results, seen, shoes } from './shop.js';

const alive = { started: 0, disposed: 0, channels: 0 };

/** A shelf of a shopper who likes one brand. */
function start({ likes = 'Nordhavn', ...options } = {}) {
  const shelf = startReshelf({ modules: { core: '/core.wasm' }, autoLearn: false, ...options });
  alive.started++;
  const { dispose } = shelf;
  shelf.dispose = () => {
    alive.disposed++;
    return dispose.call(shelf);
  };
  const liked = shoes(40, 1000).filter(({ item_brand }) => item_brand === likes);
  liked.slice(0, 3).forEach((item) => shelf.observe({ event: 'view_item', items: [item] }));
  return shelf;
}

/** A page that keeps its own shelf for as long as it is there. */
function Page({ list, options }) {
  const shelf = useShelf(() => start(options));
  Object.assign(window, { shelf });
  return h(Results, { shelf, list });
}

/** @type {import('react-dom/client').Root} */
let root;
const container = () => /** @type {HTMLElement} */ (document.getElementById('root'));
const page = ({ own, ...props }) => h(StrictMode, null, own ? h(Page, props) : h(Results, props));

Object.assign(window, {
  start,
  alive,
  seen,
  shoes,
  mount: (props) => {
    root = createRoot(container());
    flushSync(() => root.render(page(props)));
  },
  hydrate: (props) => {
    root = hydrateRoot(container(), page(props));
  },
  render: (props) => flushSync(() => root.render(page(props))),
  renderLater: (props) => startTransition(() => root.render(page(props))),
  unmount: () => flushSync(() => root.unmount()),
  order: () => Array.from(document.querySelectorAll('li'), ({ id }) => id),
  personalised: () => document.querySelector('ol')?.dataset.personalised === 'true',
});

class CountedChannel extends BroadcastChannel {
  constructor(/** @type {string} */ name) {
    super(name);
    alive.channels++;
  }

  close() {
    alive.channels--;
    super.close();
  }
}
globalThis.BroadcastChannel = CountedChannel;

// Of the layout, from the page's first frame on.
const shifts = (window.shifts = []);
new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
