// When to learn: enough choices, something new, the page idle.

import { Fitter } from './fit.js';
import { whenIdle } from './host.js';
import { hasWorkers } from './load.js';

/** @typedef {import('./types.d.ts').LearnResult} LearnResult */
/** @typedef {import('./wasm/core.js').Shelf} Core */

const IDLE_WITHIN = 10_000;

/**
 * @typedef {object} Lessons
 * @property {<R>(work: () => Promise<R>) => Promise<R | undefined>} alone unless another tab is at it
 * @property {() => Promise<import('./load.js').Trainer>} startTrainer
 * @property {(adapter: Uint8Array, examplesEver: number) => boolean} adopt whether it counts
 * @property {(result: LearnResult, problem: unknown) => void} finished
 */

/** One fit at a time. */
export class Learner {
  #core;
  #fitter;
  #lessons;
  /** @type {Promise<LearnResult> | undefined} */
  #running;
  #stopping = new AbortController();
  #waiting = false;
  #broken = false;

  /**
   * @param {Core} core
   * @param {Lessons} lessons
   */
  constructor(core, lessons) {
    this.#core = core;
    this.#fitter = new Fitter(lessons.startTrainer);
    this.#lessons = lessons;
  }

  /** Learns when the page is idle, if there is something new and somewhere to learn it. */
  whenIdle() {
    if (this.#waiting || this.#broken || !hasWorkers() || !this.#core.worthLearning) return;
    this.#waiting = true;
    const { signal } = this.#stopping;
    whenIdle(() => {
      if (signal.aborted) return;
      this.#waiting = false;
      if (this.#core.worthLearning) this.learn();
    }, IDLE_WITHIN);
  }

  /** @returns {Promise<LearnResult>} */
  learn() {
    this.#running ??= this.#learn(this.#stopping.signal).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** What is being learned is about a history that is no more; the worker goes with it. */
  stop() {
    this.#stopping.abort();
    this.#fitter.end();
    this.#stopping = new AbortController();
    this.#waiting = false;
  }

  /** @param {AbortSignal} signal */
  async #learn(signal) {
    const examples = this.#core.examplesKept;
    // Another tab that learns tells what it learned.
    const tried = await this.#lessons.alone(() => this.#tried(signal));
    const { status, problem, milliseconds = 0 } = tried ?? { status: 'kept' };
    const weight = signal.aborted ? 0 : this.#core.weight;
    const result = { status, examples, weight, milliseconds };
    this.#lessons.finished(result, problem);
    return result;
  }

  /**
   * @param {AbortSignal} signal
   * @returns {Promise<{ status: LearnResult['status'], problem?: unknown, milliseconds?: number }>}
   */
  async #tried(signal) {
    const core = this.#core;
    if (core.paused) return { status: 'unavailable' };
    if (!core.enoughChoices) return { status: 'too-few' };
    if (!core.worthLearning) return { status: 'kept' };
    try {
      const upTo = core.examplesEver;
      const task = { model: core.model, lesson: core.lesson };
      const { adapter, milliseconds } = await this.#fitter.fit(task, signal);
      if (signal.aborted) return { status: 'dropped' };
      return { status: this.#lessons.adopt(adapter, upTo) ? 'adopted' : 'dropped', milliseconds };
    } catch (problem) {
      if (signal.aborted) return { status: 'dropped' };
      this.#broken = true;
      this.#fitter.end();
      return { status: 'unavailable', problem };
    }
  }
}
