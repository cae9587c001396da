// What reshelf promises to every consumer: one suite for all of them.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';

/**
 * @typedef {{ kind: string, text: string }} Noticed
 * @typedef {{ ids: string[], brands: string[], personalised: boolean }} Shown
 * @typedef {object} Result what tests/packaging/apps/visit.js returns
 * @property {boolean} ready
 * @property {Shown} served
 * @property {string} lookedAt
 * @property {Shown} atFirst
 * @property {Shown} afterLooks
 * @property {import('../../../pkg/types.d.ts').LearnResult} learned
 * @property {Noticed[]} noticed
 * @property {Shown & { noticed: Noticed[] }} withShopFile of a stranger, where a shop file has the later items first
 */

/**
 * @param {string} consumer
 * @param {() => Promise<Result>} visit
 * @param {{ cannotLearn?: RegExp, cannotReadShopFile?: RegExp }} [exceptions] what the one warning says where a part cannot run
 */
export function keepsItsPromises(consumer, visit, { cannotLearn, cannotReadShopFile } = {}) {
  describe(consumer, () => {
    /** @type {Result} */
    let result;
    before(async () => {
      result = await visit();
    });

    test('it starts', () => {
      assert.equal(result.ready, true, JSON.stringify(result.noticed));
    });

    test("a stranger sees the server's order", () => {
      assert.deepEqual(result.atFirst.ids, result.served.ids);
      assert.equal(result.atFirst.personalised, false);
    });

    test('three looks at a brand lift it, and every item is there once', () => {
      const { served, lookedAt, afterLooks } = result;
      assert.equal(afterLooks.personalised, true);
      const lifted = meanPlace(lookedAt, served) - meanPlace(lookedAt, afterLooks);
      assert.ok(lifted >= 1, `by ${lifted} places: ${afterLooks.brands.join()}`);
      assert.deepEqual(afterLooks.ids.toSorted(), served.ids.toSorted());
    });

    if (cannotLearn) {
      test('six choices teach it nothing where it cannot learn, and one warning says why', () => {
        assert.equal(result.learned.status, 'unavailable');
        assert.match(onlyWarning(result.noticed), cannotLearn);
      });
    } else {
      test('it learns from six choices', () => {
        assert.match(result.learned.status, /^(adopted|dropped)$/, JSON.stringify(result));
        // Firefox's clock counts whole milliseconds, and so few choices may take less than one.
        assert.ok(result.learned.milliseconds >= 0, JSON.stringify(result.learned));
      });

      test('the page has nothing to complain of', () => {
        assert.deepEqual(result.noticed, []);
      });
    }

    if (cannotReadShopFile) {
      test("with a shop file that it cannot read the server's order stands, and one warning says why", () => {
        assert.deepEqual(result.withShopFile.ids, result.served.ids);
        assert.match(onlyWarning(result.withShopFile.noticed), cannotReadShopFile);
      });
    } else {
      test("with a shop file a stranger sees the crowd's order", () => {
        assert.deepEqual(result.withShopFile.noticed, []);
        assert.deepEqual(result.withShopFile.ids, result.served.ids.toReversed());
      });
    }
  });
}

/**
 * Where the core cannot be started.
 *
 * @param {string} consumer
 * @param {() => Promise<Result>} visit
 */
export function keepsTheServersOrder(consumer, visit) {
  test(`${consumer}: the server's order stands, and one warning says so`, async () => {
    const result = await visit();
    assert.equal(result.ready, false);
    for (const shown of [result.atFirst, result.afterLooks]) {
      assert.deepEqual(shown, { ...result.served, personalised: false });
    }
    assert.equal(result.learned.status, 'unavailable');
    assert.match(onlyWarning(result.noticed), /server's order/);
  });
}

/** Where products of a brand stand on average, from 0. @param {string} brand @param {Shown} shown */
function meanPlace(brand, { brands }) {
  const places = brands.flatMap((name, place) => (name === brand ? [place] : []));
  return places.reduce((sum, place) => sum + place, 0) / places.length;
}

/** All that the console was told; that a policy was violated is the browser's own remark. @param {Noticed[]} noticed */
function onlyWarning(noticed) {
  const told = noticed.filter(({ kind }) => kind !== 'violation');
  assert.deepEqual(told.map(({ kind }) => kind), ['warn'], JSON.stringify(noticed));
  return told[0]?.text ?? '';
}
