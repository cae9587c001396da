// What the bench compares with and counts by; that the peers score alike is checked by the bench itself.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import binaryen from 'binaryen';

import { inTurns, repeated } from '../bench/clock.js';
import { FLOOR, multiplicationNs, multiplicationsOf } from '../bench/floor.js';
import { readModel, standardised } from '../bench/model.js';
import { orderOf, packed } from '../bench/peers/list.js';
import { message } from '../bench/peers/protobuf.js';
import { score } from '../bench/twin.js';

const model = readModel(await readFile(new URL('../../models/base.reshelf', import.meta.url)));
const silu = (value) => value / (1 + Math.exp(-value));

/** Numbers as they come, a fifth of them missing. */
function features(items) {
  return Float32Array.from({ length: items * model.width }, (_, n) => (n % 5 === 3 ? NaN : ((n * 37) % 101) / 25 - 2));
}

test('tiles score as one number after the other does, whatever the number of items', () => {
  for (const items of [1, 2, 3, 24, 25]) {
    const given = features(items);
    const inputs = standardised(model, given);
    const plain = Array.from({ length: items }, (_, item) => {
      const input = inputs.subarray(item * model.width, (item + 1) * model.width);
      const layer = (from, weights, bias) => [...bias].map((own, unit) => silu(from.reduce((sum, value, row) => sum + value * weights[row * bias.length + unit], own)));
      const deeper = layer(layer([...input], model.first, model.firstBias), model.second, model.secondBias);
      const sum = (values, weights) => values.reduce((all, value, n) => all + value * weights[n], 0);
      return sum(deeper, model.last) + sum([...input], model.skip);
    });
    score(model, given).forEach((own, item) => assert.ok(Math.abs(own - plain[item]) < 1e-4, `${own} is not ${plain[item]}`));
  }
});

test('a longer work is told to be longer, by about as much', async () => {
  const spin = (rounds) => repeated(() => {
    for (let n = 0, at = 1; n < rounds; n++) at = Math.sin(at);
  });
  const { one, five } = await inTurns({ one: spin(1000), five: spin(5000) }, 41);
  assert.equal(one.ratio, 1);
  assert.ok(five.ratio > 3 && five.ratio < 8, `${five.ratio} times`);
});

test('zeros and what all items have alike are not multiplied again', () => {
  const none = new Float32Array(4 * model.width);
  const [first, second] = [model.firstBias.length, model.secondBias.length];
  const rest = first * second + second;
  assert.equal(multiplicationsOf(model, none), rest);
  const alike = none.map((_, at) => (at % model.width === model.width - 1 ? 2 : 0));
  assert.equal(multiplicationsOf(model, alike), rest + (first + 1) / 4);
  const own = none.map((_, at) => (at % model.width === model.width - 1 ? at : 0));
  assert.equal(multiplicationsOf(model, own), rest + first + 1);
});

test('the floor is a module that runs', async () => {
  const module = binaryen.parseText(FLOOR);
  module.setFeatures(binaryen.Features.SIMD128);
  const ns = await multiplicationNs(module.emitBinary());
  assert.ok(ns > 0.01 && ns < 100, `${ns} ns`);
});

test('messages are as the documentation of protocol buffers writes them', () => {
  assert.deepEqual([...message([[1, 150]])], [0x08, 0x96, 0x01]);
  assert.deepEqual([...message([[2, 'testing']])], [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]);
  assert.deepEqual([...message([[3, message([[1, 150]])]])], [0x1a, 0x03, 0x08, 0x96, 0x01]);
});

test('a list is packed row by row and sorted by score, first come first where equal', () => {
  assert.deepEqual([...packed([Float32Array.of(1, 2), Float32Array.of(3, 4)])], [1, 2, 3, 4]);
  assert.deepEqual([...orderOf([1, 3, 1, 2])], [1, 3, 0, 2]);
});
