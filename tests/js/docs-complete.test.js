// That the documentation leaves nothing out: every message, public name, event, field and limit is in it, as the code
// has it; and that its links lead somewhere.

import assert from 'node:assert/strict';
import { access, readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

import { itemOf as itemOfProduct } from '../../pkg/dom/schema-org.js';
import { Early } from '../../pkg/early.js';
import { readEvents } from '../../pkg/events.js';
import { itemOf as itemOfHit } from '../../pkg/instantsearch.js';
import { Packer } from '../../pkg/pack.js';
import { readDeclarations } from './support/declarations.js';
import { brokenLinks } from './support/links.js';
import { provoked } from './support/provoked.js';
import { patternOf, saidByErrors, saidInScripts, scriptsIn } from './support/said.js';
import { warnings } from './support/shelf.js';
import { pagesIn } from './support/snippets.js';

const ROOT = new URL('../../', import.meta.url);
const PACKAGE = new URL('pkg/', ROOT);

const read = (/** @type {string} */ path) => readFile(new URL(path, ROOT), 'utf8');
const [api, whatToSend, troubleshooting] = await Promise.all(
  ['api', 'what-to-send', 'troubleshooting'].map((page) => read(`docs/${page}.md`)),
);

// What the inspector's sections say is read on the screen, where it is its own explanation; so is what the diagnosis finds.
const onScreen = /\/inspector\/(?!element\.js$)|\/diagnose(\/|\.js$)/;
const said = saidInScripts((await scriptsIn(PACKAGE)).filter(({ pathname }) => !onScreen.test(pathname)));
// A script is no sentence.
const scripts = said.filter(({ pieces }) => !pieces[0]?.startsWith('\n'));
const errors = await saidByErrors(new URL('src/error.rs', ROOT));

/** The lines that a reader may find on the console. */
const lines = [...troubleshooting.matchAll(/^```text\n([^]*?)^```$/gm)].flatMap(([, block = '']) => block.split('\n'));

/** The texts in a page's code, in blocks and in spans. @param {string} page */
function codeIn(page) {
  return [...page.matchAll(/^```[^\n]*\n([^]*?)^```|`([^`\n]+)`/gm)].map(([, block, span]) => block ?? span ?? '');
}

/** @param {string} page @param {string} name */
function names(page, name) {
  return codeIn(page).some((code) => code.split(/[^\w$]+/).includes(name));
}

test('the texts of a script are found however they are written', () => {
  const found = saidInScripts([new URL('data/said/sample.js', import.meta.url)]);
  assert.deepEqual(found.map(({ pieces }) => pieces.join('…')).sort(), [
    'at most … of … are read',
    'inner words of …',
    'reshelf: …. Something stands.',
    'said later, in two parts',
    'thrown as it is',
  ]);
});

test('every message of the package and of the core is told of', () => {
  assert.ok(scripts.length >= 20 && errors.length >= 9, 'there are as many as when this was written');
  const code = codeIn(troubleshooting).join('\n');
  const missing = [...scripts, ...errors].filter((said) => !patternOf(said).test(code));
  assert.deepEqual(missing.map(({ pieces, place }) => `${place}: ${pieces.join('…')}`), []);
});

test('every line that is told of can be said', () => {
  const consequences = [...troubleshooting.matchAll(/^\| `([A-Z][^`]*)\.` \|/gm)].map(([, one = '']) => one);
  for (const one of consequences) {
    assert.ok(scripts.some(({ pieces }) => pieces.join('…').includes(one)), `nothing says: ${one}`);
  }
  const ours = [...scripts, ...errors].map((said) => patternOf(said).source);
  const whole = ours.map((pattern) => new RegExp(`^(?:items\\[\\d+\\]: |ReshelfError: )?${pattern}$`));
  const browsers = [
    /^(?:items\[\d+\]: )?(Cannot read properties|Failed to|Invalid value|Uncaught|Error: failed to fetch)/,
    /^(CompileError: )?WebAssembly\./,
    /^(unreachable|\S+ is not (?:defined|iterable|a function))$/,
  ];
  for (const line of lines.filter((line) => line.startsWith('reshelf'))) {
    const [, what, stands = ''] = line.match(/^reshelf(?:\/instantsearch)?: (.*?)\. ([A-Z][^.]*)\.$/) ?? [];
    assert.ok(consequences.includes(stands), line);
    assert.ok(what && [...whole, ...browsers].some((known) => known.test(what)), line);
  }
});

test('the lines stand there as they come', async () => {
  for (const [what, provoke] of Object.entries(await provoked())) {
    const said = (await warnings(provoke)).map((line) => line.split('\n')[0] ?? '');
    assert.notEqual(said.length, 0, `${what}: nothing is said`);
    for (const line of said) assert.ok(lines.map(withoutIdentity).includes(withoutIdentity(line)), `${what}: ${line}`);
  }
});

/** The model's table has an identity of its own in each release. @param {string} line */
function withoutIdentity(line) {
  return line.replaceAll(/\b[0-9a-f]{16}\b/g, '…');
}

test('every entry and every public name is in the API', async () => {
  const { exports } = JSON.parse(await read('pkg/package.json'));
  for (const entry of Object.keys(exports)) {
    assert.ok(codeIn(api).includes(entry.replace('.', 'reshelf')), `${entry} is not named`);
  }
  const files = new Set(Object.values(exports).flatMap((to) => to.default?.types ?? []));
  const { exported } = readDeclarations([...files].map((file) => new URL(file, PACKAGE)));
  for (const [file, own] of exported) assert.deepEqual(own.filter((name) => !names(api, name)), [], file);
});

test('every member of a public interface is in the API, or in what to send', async () => {
  const files = (await readdir(PACKAGE)).filter((file) => file.endsWith('.d.ts'));
  let members = 0;
  for (const file of files) {
    const text = await read(`pkg/${file}`);
    for (const [, owner, body = ''] of text.matchAll(/^export interface (\w+)[^{]*\{\n([^]*?)^\}/gm)) {
      for (const [, name = ''] of body.matchAll(/^  (?:readonly )?(\w+)\??[(<:]/gm)) {
        assert.ok(names(api, name) || isTold(name), `${file}: ${owner}.${name}`);
        members++;
      }
    }
  }
  assert.ok(members > 100, `${members} members`);
});

test('every event and every field that is read is in what to send', async () => {
  const [, names = '', also = ''] = (await read('pkg/events.js')).match(/NAMES = \[([^\]]*)\][^]*?ALSO = [^{]*\{[^{]*\{([^}]*)/) ?? [];
  const known = [...[...names.matchAll(/'(\w+)'/g)].map(([, kind = '']) => kind), ...[...also.matchAll(/(\w+):/g)].map(([, kind = '']) => kind)];
  assert.ok(known.length >= 11);
  for (const kind of known) assert.match(whatToSend, new RegExp(`^\\| \`${kind}\` \\|`, 'm'), kind);

  const ofItem = readBy((item) => new Packer([], undefined).pack([item]));
  const ofEvent = readBy(readEvents, { event: 'search' });
  const ofHit = readBy(itemOfHit);
  const ofProduct = readBy(itemOfProduct);
  const all = [...ofItem, ...ofEvent, ...ofHit, ...ofProduct];
  for (const one of ['price', 'search_term', 'objectID', 'sku']) assert.ok(all.includes(one), `${one} is not read`);
  assert.deepEqual(all.filter((name) => !isTold(name)), []);

  const [, never = ''] = whatToSend.match(/nothing else: ([^]*?) They may be there/) ?? [];
  assert.ok(codeIn(never).includes('coupon'));
  assert.deepEqual(codeIn(never).filter((name) => ofItem.includes(name) || ofEvent.includes(name)), []);
});

/** `item_category` to `item_category5` stand for those between. @param {string} name */
function isTold(name) {
  return names(whatToSend, name) || (/^item_category[2-4]$/.test(name) && names(whatToSend, 'item_category5'));
}

/**
 * The properties of an object that are asked for.
 *
 * @param {(object: any) => unknown} work
 * @param {Record<string, unknown>} [object]
 */
function readBy(work, object = {}) {
  /** @type {Set<string>} */
  const asked = new Set();
  work(
    new Proxy(object, {
      get(_, name) {
        if (typeof name === 'string') asked.add(name);
        return Reflect.get(object, name);
      },
    }),
  );
  // Of gtag's `arguments` it is the first that tells.
  return [...asked].filter((name) => name !== '0');
}

test('every group of reasons has its field', async () => {
  const table = await read('src/features/row.rs');
  const groups = [...table.matchAll(/Group::\w+ => "(\w+)"/g)].map(([, group = '']) => group);
  assert.ok(groups.length >= 12);
  // It is the same for all items of a list.
  for (const group of groups.filter((group) => group !== 'moment')) assert.ok(names(whatToSend, group), group);
});

test('every limit is in what to send, with its number', async () => {
  const rows = whatToSend.matchAll(/^\| ([^|]+) \| ([\d,]+) \|/gm);
  const told = new Map([...rows].map(([, what = '', most = '']) => [what, most]));
  const sources = await Promise.all(['src/limits.rs', 'src/visit.rs'].map(read));
  const written = sources.join().matchAll(/Limit \{ what: "([^"]+)", max: ([\d_* ]+) \}/g);
  const limits = [...written].map(([, what = '', max = '']) => ({ what, most: product(max) }));
  assert.ok(limits.length >= 19);
  const many = Array.from({ length: 100 }, (_, n) => `field ${n}`);
  const early = new Early();
  for (const _ of many) early.happened(() => {});
  const { numbers } = new Packer(['a'], undefined).pack([{ item_id: 'i', a: many }]);
  limits.push(
    { what: "fields of the shop's own", most: new Packer(many, undefined).own.length },
    { what: 'values of one field', most: (numbers[3] ?? 0) - 1 },
    { what: 'events that wait for the start', most: early.take().length },
  );
  for (const { what, most } of limits) assert.equal(told.get(what), most.toLocaleString('en'), what);
  assert.equal(told.size, limits.length, 'none is told of that there is not');
});

test('numbers told in passing are the code’s', async () => {
  const number = async (/** @type {string} */ file, /** @type {RegExp} */ constant) =>
    product((await read(file)).match(constant)?.[1] ?? '');
  assert.equal(await number('src/shopper/mod.rs', /QUERIES: usize = ([\d* ]+);/), 32);
  assert.match(whatToSend, /the last 32 queries/);
  assert.equal(await number('src/shopper/mod.rs', /ONE_CHOICE: Millis = ([\d* ]+);/), 24 * 3_600_000);
  assert.match(whatToSend, /within 24 hours is one choice/);
  assert.equal(await number('src/adoption.rs', /ENOUGH_CHOICES: u32 = ([\d* ]+);/), 6);
  assert.match(whatToSend, /Six of these start the learning/);
  assert.equal(await number('src/visit.rs', /VISIT: Millis = ([\d* ]+);/), 30 * 60_000);
  assert.match(troubleshooting, /30 minutes without a sign of the shopper/);
  assert.equal(await number('pkg/fit.js', /PATIENCE = ([\d_]+);/), 60_000);
  assert.match(troubleshooting, /no fit after 60 seconds/);
});

/** @param {string} factors `24 * 60` */
function product(factors) {
  return factors.replaceAll('_', '').split('*').map(Number).reduce((one, other) => one * other);
}

test('every relative link leads to a file, and to a heading in it', async () => {
  const pages = [...(await pagesIn(ROOT)), 'ARCHITECTURE.md'];
  const there = (/** @type {string} */ path) => access(new URL(path, ROOT)).then(() => true, () => false);
  const broken = await Promise.all(pages.map(async (page) => brokenLinks(page, await read(page), { there, read })));
  assert.deepEqual(broken.flat(), []);
});

test('a link that leads nowhere is found', async () => {
  const page = [
    '# A page', '', '## Its `second` part, at last!', '## Its second part at last', '',
    '[here](#its-second-part-at-last) [and here](#its-second-part-at-last-1) [not here](#its-third-part)',
    '[there](../README.md) [not there](gone.md) [nor there](../README.md#gone) [outside](https://shop.example/a.md)',
    '`[in code](gone.md)`', '```md', '[in code](gone.md)', '## In code', '```', '[in code](#in-code)',
  ].join('\n');
  const files = { there: async (/** @type {string} */ path) => path === 'README.md', read: async () => '# reshelf' };
  assert.deepEqual(await brokenLinks('docs/a.md', page, files), [
    'docs/a.md: #its-third-part',
    'docs/a.md: gone.md',
    'docs/a.md: ../README.md#gone',
    'docs/a.md: #in-code',
  ]);
});
