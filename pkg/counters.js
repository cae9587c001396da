// What came of the lists handed out, counted on this device for the shop to read.

/** @typedef {import('./types.d.ts').Arm} Arm */
/** @typedef {import('./types.d.ts').Team} Team */
/** @typedef {import('./types.d.ts').Counters} Totals */

/**
 * @typedef {object} Handed
 * @property {string} query
 * @property {string[]} ids from the top
 * @property {Arm} arm
 * @property {Team[]} [teams]
 */

/** @typedef {Handed & { shown: boolean, chosen: Set<string>, credits: number, lead: number }} Waiting */

/** As many as the core waits for. */
const LISTS = 8;
const CHOICES = new Set(['select_item', 'add_to_wishlist', 'add_to_cart', 'purchase']);
const SHOWS = new Set(['view_item_list', 'view_item', ...CHOICES]);

/** Lists that wait for what comes of them, the newest last, and the sums. */
export class Counters {
  /** @type {Waiting[]} */
  #waiting = [];
  #totals;

  /** @param {number} now */
  constructor(now) {
    this.#totals = noneSince(now);
  }

  /** @returns {Totals} */
  totals() {
    return structuredClone(this.#totals);
  }

  /** @param {Totals} totals */
  restore(totals) {
    this.#totals = structuredClone(totals);
  }

  /** @param {number} now */
  clear(now) {
    this.#totals = noneSince(now);
    this.#waiting = [];
  }

  /** @param {Handed} list */
  handedOut(list) {
    const again = this.#waiting.find((waiting) => isSame(waiting, list));
    this.#waiting = this.#waiting.filter((waiting) => waiting !== again);
    this.#waiting.push(again ?? { ...list, shown: false, chosen: new Set(), credits: 0, lead: 0 });
    if (this.#waiting.length > LISTS) this.#waiting.shift();
  }

  /**
   * @param {string} kind the event's name
   * @param {string[]} ids its items'
   */
  observed(kind, ids) {
    if (!SHOWS.has(kind)) return;
    // A list shown is told whole, and its first item says which it is.
    for (const id of kind === 'view_item_list' ? ids.slice(0, 1) : ids) {
      const list = this.#waiting.findLast((waiting) => waiting.ids.includes(id));
      if (!list) continue;
      this.#shown(list);
      if (CHOICES.has(kind)) this.#chosen(list, id);
    }
  }

  /** @param {Waiting} list */
  #shown(list) {
    if (list.shown) return;
    list.shown = true;
    this.#totals.arms[list.arm].lists++;
  }

  /**
   * @param {Waiting} list
   * @param {string} id
   */
  #chosen(list, id) {
    if (list.chosen.has(id)) return;
    const [arm, position] = [this.#totals.arms[list.arm], list.ids.indexOf(id)];
    arm.choices++;
    if (list.chosen.size === 0) {
      arm.chosen++;
      arm.reciprocalRanks += 1 / (position + 1);
    }
    list.chosen.add(id);
    if (list.teams) this.#credit(list, list.teams[position]);
  }

  /**
   * A list is won by the team from which more was chosen.
   *
   * @param {Waiting} list
   * @param {Team | undefined} team
   */
  #credit(list, team) {
    if (team !== 'server' && team !== 'personal') return;
    const { interleaving } = this.#totals;
    if (list.credits++ > 0) interleaving[winner(list.lead)]--;
    list.lead += team === 'personal' ? 1 : -1;
    interleaving[winner(list.lead)]++;
  }
}

/**
 * @param {Handed} one
 * @param {Handed} other
 */
function isSame(one, other) {
  const alike = one.query === other.query && one.arm === other.arm && one.ids.length === other.ids.length;
  return alike && one.ids.every((id, position) => id === other.ids[position]);
}

/** @param {number} lead */
function winner(lead) {
  return lead > 0 ? 'personal' : lead < 0 ? 'server' : 'ties';
}

/**
 * @param {number} since
 * @returns {Totals}
 */
function noneSince(since) {
  const none = () => ({ lists: 0, chosen: 0, choices: 0, reciprocalRanks: 0 });
  return {
    since,
    arms: { personal: none(), server: none(), holdout: none(), interleaved: none() },
    interleaving: { personal: 0, server: 0, ties: 0 },
  };
}
