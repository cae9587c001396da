/** Chance that repeats itself: the same seed gives the same draws on every machine. */
export class Random {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** A number in [0, 1): Mulberry32. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A number in [low, high). @param {number} low @param {number} high */
  between(low, high) {
    return low + (high - low) * this.next();
  }

  /** An integer in [low, high]. @param {number} low @param {number} high */
  integer(low, high) {
    return Math.floor(this.between(low, high + 1));
  }

  /** A draw from the standard normal distribution: Box-Muller. */
  normal() {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** @template T @param {readonly T[]} values @returns {T} */
  pick(values) {
    return /** @type {T} */ (values[this.integer(0, values.length - 1)]);
  }

  /** @template T @param {readonly T[]} values @returns {T[]} */
  shuffle(values) {
    const shuffled = [...values];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = this.integer(0, i);
      const kept = /** @type {T} */ (shuffled[i]);
      shuffled[i] = /** @type {T} */ (shuffled[j]);
      shuffled[j] = kept;
    }
    return shuffled;
  }
}
