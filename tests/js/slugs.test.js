// The address of a department or a kind.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slugOf } from '../../www/server/catalogues/slug.js';
import { parseSearchRequest } from '../../www/server/search-request.js';

const names = ['Ink & toner', 'Möbel', 'Щит', 'Меч', 'Щит 5', 'Меч 5', '日本', '日光', 'Ελλάς', 'C++ books', 'नमस्ते', 'a--b'];

test('every name that has a letter has an address of its own, which the shop takes', () => {
  const slugs = names.map(slugOf);
  assert.equal(new Set(slugs).size, names.length);
  for (const slug of slugs) {
    assert.match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.equal(parseSearchRequest(new URLSearchParams({ category: slug })).category, slug);
  }
  assert.deepEqual(['Ink & toner', 'Möbel', 'a--b'].map(slugOf), ['ink-toner', 'mobel', 'a-b']);
});
