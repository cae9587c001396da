// That a price is read as people write it where that can be read in one way, and as nothing else.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readPrice } from '../../pkg/price.js';

const READ = /** @type {[string, number, string?][]} */ ([
  ['89', 89], ['89.00', 89], ['12.5', 12.5], ['49.0000', 49], ['1234.567', 1234.567], ['0.299', 0.299], [' 7 ', 7],
  ['12,50', 12.5], ['12,5 €', 12.5], ['1.299,00 €', 1299], ['1.299,00', 1299], ['1,299.00', 1299], ['$89.00', 89],
  ['$1,299', 1299], ['1.299 €', 1299], ['1.299 kr.', 1299], ['1.299', 1299, 'EUR'], ['4,245', 4245, 'USD'], ['4,245.42', 4245.42],
  ['1 299,00 €', 1299], ['1\u00a0299,00\u00a0€', 1299], ['1\u202f299,00 €', 1299], ['1\u2009299', 1299], ['10 000 Ft', 10000],
  ["1'299.00", 1299], ['CHF 1’299.–', 1299], ['CHF 12', 12], ['25,-', 25], ['25.--', 25], ['25,- Kč', 25],
  ['12€50', 12.5], ['£ 9.99', 9.99], ['US$ 12.50', 12.5], ['R$ 1.299,90', 1299.9], ['12.50 USD', 12.5], ['EUR 12,50', 12.5],
  ['¥1,299', 1299], ['₹1,29,900', 129900], ['12,99,000.50', 1299000.5], ['Rs. 1,299', 1299], ['1.299.000', 1299000], ['1.299.000,5', 1299000.5],
  ['€12.50*', 12.5], ['1299,00&nbsp;&euro;', 1299], ['١٬٢٩٩٫٠٠', 1299], ['１２．５０', 12.5], ['\u200e12,50\u200f €', 12.5], ['599,00 zł', 599],
]);
const UNKNOWN = [
  // 1299 here, 1.299 there.
  '1.299', '1,299', '12.345', '100,000', 'KD 1.250', '1.250 د.ك',
  // Not one price.
  '10 - 20', '$10–$20', '12,50 € 15,00 €', '3 for $10', '12,50 €/kg', '20%', '-20 %', '-8.90', '−8,90 €', '(8.90)', 'from $89', 'Save 20 €',
  // Not a number.
  '', ' ', '.', ',', '..', 'free', '€', '1.2.3', '12 50', '1 2 3', '1,299.00.00', '1.29.900', '12,3456,00', '1e3', '0x10', 'NaN', 'Infinity', '1'.repeat(65),
];

test('prices as people write them', () => {
  for (const [text, price, currency] of READ) assert.equal(readPrice(text, currency), price, text);
  for (const text of UNKNOWN) assert.equal(readPrice(text), NaN, text);
  assert.equal(readPrice('1.299', 'KWD'), NaN);
});

test('numbers stay, an amount has its currency beside it, and anything else is not known', () => {
  assert.equal(readPrice(12.5), 12.5);
  assert.equal(readPrice(-5), -5);
  assert.equal(readPrice({ amount: '89.00', currencyCode: 'USD' }), 89);
  assert.equal(readPrice({ value: '1.299', currency: 'EUR' }), 1299);
  for (const other of [NaN, Infinity, null, undefined, true, [], [12], {}, { amount: {} }, { value: null }, () => 1, Symbol('1'), 12n]) {
    assert.equal(readPrice(other), NaN);
  }
});

/** Every locale that Node can write a price in differently. */
const LOCALES = 'en en-IN en-ZA de de-CH de-AT fr fr-CH es es-MX it pt pt-BR nl sv da nb fi pl cs sk hu ro bg el tr ru uk he ar-EG fa hi ja ko zh id vi th lt lv et sl hr sr'.split(' ');
const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'SEK', 'PLN', 'CZK', 'HUF', 'INR', 'BRL', 'KWD', 'TND', 'AED'];

test('what any language writes is read as it was meant, or not at all', () => {
  let [read, all] = [0, 0];
  for (const locale of LOCALES) {
    for (const currency of CURRENCIES) {
      for (const currencyDisplay of /** @type {const} */ (['symbol', 'narrowSymbol', 'code'])) {
        const style = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay });
        const unit = 10 ** (style.resolvedOptions().maximumFractionDigits ?? 0);
        for (const amount of [0.5, 7, 12.5, 89.99, 123.456, 999, 1000, 1299, 1299.5, 12345.67, 129900, 1234567.89]) {
          const meant = Math.round(amount * unit) / unit;
          for (const text of [style.format(meant), style.format(meant).replace(/[^\d٠-٩۰-۹.,'’٬٫\s]/g, '').trim()]) {
            const got = readPrice(text);
            assert.ok(Number.isNaN(got) || got === meant, `${locale} ${currency}: ${text} is ${meant}, read as ${got}`);
            read += Number(got === meant);
            all++;
          }
        }
      }
    }
  }
  assert.ok(read / all > 0.75, `${read} of ${all} are read`);
});
