// The element: sections in tabs, of which the one that is seen follows the shelf, at most once a frame.

import { beliefs } from './beliefs.js';
import { data } from './data.js';
import { findings } from './findings.js';
import { learning } from './learning.js';
import { list } from './list.js';
import { make, say } from './make.js';
import { network } from './network.js';
import { Requests } from './requests.js';
import { style } from './style.js';
import { tabs } from './tabs.js';
import { absence } from './words.js';

/** @typedef {import('../types.d.ts').Reshelf<any>} Reshelf */
/** @typedef {import('../inspector.d.ts').InspectorAct['act']} Act */
/** @typedef {import('../inspector.d.ts').InspectorSection} SectionName */

/**
 * A section: its node is made once, `show` brings it up to date.
 *
 * @typedef {{ name: SectionName, title: string, node: HTMLElement, show(): void }} Section
 */

/**
 * What the sections work with.
 *
 * @typedef {object} Desk
 * @property {Reshelf | undefined} shelf
 * @property {import('../types.d.ts').Status | undefined} status
 * @property {Requests} requests
 * @property {string[]} bases absolute addresses below which reshelf's own files lie
 * @property {Readonly<Record<string, string>>} labels
 * @property {typeof import('../diagnose.d.ts').diagnose | undefined} diagnose
 * @property {string} absence why there is nothing to show
 * @property {(item: any) => string} nameOf
 * @property {(text: string) => void} tell read aloud
 * @property {(act: Act, text: string) => void} acted
 * @property {() => void} refresh
 */

/** Not a class of its own, because a server has no `HTMLElement` to extend. */
export function inspectorClass() {
  return class Inspector extends HTMLElement {
    static observedAttributes = ['base', 'section'];

    /** @type {Record<string, string>} */
    labels = {};
    /** @type {((item: object) => string) | undefined} */
    nameOf;
    /** @type {typeof import('../diagnose.d.ts').diagnose | undefined} */
    diagnose;
    /** @type {Reshelf | undefined} */
    #shelf;
    #desk = deskOf(this, () => this.#later());
    #sections = [beliefs, list, learning, data, network].map((make) => make(this.#desk));
    #findings = findings(this.#desk);
    #tabs = tabs(this.#sections, (section) => this.#open(section));
    #seen = this.#sections[0];
    /** @type {(() => void)[]} */
    #endings = [];
    #visible = false;
    #frame = 0;

    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [style()];
      const told = make('p', { role: 'status', class: 'told' });
      this.#desk.tell = (text) => say(told, text);
      root.append(make('div', { class: 'inspector' }, this.#findings.node, ...this.#tabs.nodes, told));
      this.#tabs.choose(0);
      for (const name of ['pointerout', 'focusout']) root.addEventListener(name, () => this.#later());
    }

    get shelf() {
      return this.#shelf;
    }

    set shelf(shelf) {
      if (shelf === this.#shelf) return;
      this.#shelf = shelf;
      if (this.isConnected) this.#follow();
    }

    get base() {
      return this.getAttribute('base') ?? '';
    }

    set base(base) {
      this.setAttribute('base', base);
    }

    /** @returns {SectionName} */
    get section() {
      return this.#seen?.name ?? 'beliefs';
    }

    set section(name) {
      const at = this.#sections.findIndex((section) => section.name === name);
      if (at >= 0) this.#tabs.choose(at);
    }

    /** @param {string} name @param {string | null} _ @param {string | null} value */
    attributeChangedCallback(name, _, value) {
      if (name === 'section') this.section = /** @type {SectionName} */ (value);
      this.#later();
    }

    connectedCallback() {
      takeEarly(this);
      this.#follow();
    }

    disconnectedCallback() {
      this.#end();
    }

    /** From here on what it shows follows what happens. */
    #follow() {
      this.#end();
      const [desk, shelf, later] = [this.#desk, this.#shelf, () => this.#later()];
      desk.requests.start(later);
      const watcher = new IntersectionObserver((entries) => {
        this.#visible = entries.at(-1)?.isIntersecting ?? false;
        later();
      });
      watcher.observe(this);
      this.#endings.push(() => desk.requests.stop(), () => watcher.disconnect());
      if (!shelf) return later();
      this.#endings.push(shelf.on('change', later), shelf.on('order', later), shelf.on('learn', later));
      shelf.whenReady.then(later);
    }

    #end() {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      this.#visible = false;
      for (const end of this.#endings.splice(0)) end();
    }

    /** @param {Section} section */
    #open(section) {
      this.#seen = section;
      this.#desk.tell('');
      this.#later();
    }

    #later() {
      if (!this.#visible || this.#frame !== 0) return;
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#show();
      });
    }

    #show() {
      try {
        const desk = this.#desk;
        [desk.shelf, desk.status, desk.labels] = [this.#shelf, this.#shelf?.status(), this.labels];
        desk.bases = this.base.split(/\s+/).filter(Boolean).map((base) => new URL(base, document.baseURI).href);
        desk.absence = absence(this.#shelf);
        desk.diagnose = this.diagnose;
        this.#findings.show();
        this.#seen?.show();
      } catch (error) {
        console.warn(`reshelf: ${error instanceof Error ? error.message : error}. The inspector stays as it was.`);
      }
    }
  };
}

/**
 * @param {HTMLElement & { nameOf?: (item: object) => string }} host
 * @param {() => void} refresh
 * @returns {Desk}
 */
function deskOf(host, refresh) {
  return {
    shelf: undefined,
    status: undefined,
    requests: new Requests(),
    bases: [],
    labels: {},
    diagnose: undefined,
    absence: '',
    nameOf: (item) => String(host.nameOf?.(item) ?? usualName(item)),
    tell() {},
    acted(act, text) {
      this.tell(text);
      refresh();
      host.dispatchEvent(new CustomEvent('reshelf-act', { detail: { act } }));
    },
    refresh,
  };
}

/** @param {any} item */
function usualName(item) {
  return item?.item_name ?? item?.name ?? item?.title ?? item?.item_id ?? item?.objectID ?? item?.id ?? '';
}

/**
 * Properties that the page set before the element was defined are the element's own, and hide the class's.
 *
 * @param {any} element
 */
function takeEarly(element) {
  for (const name of ['shelf', 'base', 'section']) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}
