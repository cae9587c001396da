// Google's consent mode, as it stands in a data layer: what `personalization_storage` says to a shelf.

/** @typedef {'granted' | 'denied'} Answer */

const EVERYWHERE = '';

/** Hears the consent commands of one data layer and passes on what follows from them. */
export class ConsentMode {
  #shelf;
  #region;
  /** @type {Map<string, Answer>} by region; the later command counts */
  #defaults = new Map();
  /** @type {Answer | undefined} */
  #update;
  /** @type {'nothing' | boolean | undefined} what the shelf was told last */
  #told = 'nothing';

  /**
   * @param {import('./types.d.ts').Reshelf} shelf
   * @param {string} [region] the visitor's
   */
  constructor(shelf, region) {
    this.#shelf = shelf;
    this.#region = region?.toUpperCase();
  }

  /**
   * @param {object} entry
   * @returns {boolean} whether it was a consent command
   */
  heard(entry) {
    const [command, kind, settings] = /** @type {any[]} */ ([0, 1, 2].map((at) => Reflect.get(entry, at)));
    if (command !== 'consent') return false;
    const answer = settings?.personalization_storage;
    if (answer !== 'granted' && answer !== 'denied') return true;
    if (kind === 'update') this.#updated(answer);
    if (kind === 'default') this.#defaulted(answer, settings.region);
    return true;
  }

  /** @param {Answer} answer the visitor's own, wherever they are */
  #updated(answer) {
    this.#update = answer;
    this.#tell(answer === 'granted');
  }

  /**
   * @param {Answer} answer
   * @param {string | string[]} [regions]
   */
  #defaulted(answer, regions = EVERYWHERE) {
    for (const region of [regions].flat()) this.#defaults.set(String(region).toUpperCase(), answer);
    // One after the other they come, for everywhere and for regions: only together do they say anything.
    queueMicrotask(() => this.#settle());
  }

  #settle() {
    if (this.#update) return;
    const answer = this.#default();
    // A default denies until the visitor is asked, on every page anew: what was kept with their consent is to stay.
    if (answer) this.#tell(answer === 'granted' ? true : undefined);
  }

  /** As Google has it, the narrowest region counts; where the visitor is not known to be elsewhere, a denial counts. */
  #default() {
    const defaults = this.#defaults;
    const everywhere = defaults.get(EVERYWHERE);
    if (this.#region === undefined) return [...defaults.values()].includes('denied') ? 'denied' : everywhere;
    const country = this.#region.split('-', 1)[0] ?? '';
    return defaults.get(this.#region) ?? defaults.get(country) ?? everywhere;
  }

  /** @param {boolean | undefined} given */
  #tell(given) {
    if (given === this.#told) return;
    this.#told = given;
    this.#shelf.consent(given);
  }
}
