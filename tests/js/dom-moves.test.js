import assert from 'node:assert/strict';
import { test } from 'node:test';

import { heaviestIncreasing } from '../../pkg/dom/moves.js';
import { random } from './support/random.js';

/** By trying all subsequences. */
function heaviestOfAll(sequence, weights) {
  let heaviest = 0;
  for (let chosen = 0; chosen < 1 << sequence.length; chosen++) {
    const places = sequence.map((_, k) => k).filter((k) => chosen & (1 << k));
    if (increases(sequence, places)) heaviest = Math.max(heaviest, sum(places.map((k) => weights[k])));
  }
  return heaviest;
}

const increases = (sequence, places) => places.every((k, at) => at === 0 || sequence[places[at - 1]] < sequence[k]);
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const placesOf = (chosen) => chosen.flatMap((is, k) => (is ? [k] : []));

test('what stays is increasing and as heavy as can be', () => {
  const { number, permutation } = random(7);
  for (let round = 0; round < 200; round++) {
    const sequence = permutation(number(9));
    const weights = sequence.map(() => 1 + number(5));
    const places = placesOf(heaviestIncreasing(sequence, weights));
    assert.ok(increases(sequence, places), `${sequence}`);
    const weight = sum(places.map((k) => weights[k]));
    assert.equal(weight, heaviestOfAll(sequence, weights), `${sequence} weighing ${weights}`);
  }
});

test('one heavy card outweighs all others', () => {
  assert.deepEqual(placesOf(heaviestIncreasing([3, 0, 1, 2], [16, 1, 1, 1])), [0]);
  assert.deepEqual(placesOf(heaviestIncreasing([3, 0, 1, 2], [1, 1, 1, 1])), [1, 2, 3]);
});

test('an order that is kept moves nothing, and an empty one neither', () => {
  assert.deepEqual(heaviestIncreasing([0, 1, 2], [1, 1, 1]), [true, true, true]);
  assert.deepEqual(heaviestIncreasing([], []), []);
});

test('ten thousand cards take no time to speak of', () => {
  const sequence = random(3).permutation(10_000);
  const begun = performance.now();
  heaviestIncreasing(sequence, sequence.map(() => 1));
  assert.ok(performance.now() - begun < 500);
});
