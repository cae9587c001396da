// The snippets of a page as one module, each of its lines where it stands in the page, so that what goes wrong is named by
// the page's own line.

/** @typedef {import('./snippets.js').Page} Page */
/** @typedef {import('./snippets.js').Snippet} Snippet */

/** @typedef {{ path: string, names: string[] }} Fixture */

const IMPORT = /^import\s+(type\s+)?([^'"]*?)\s*(?:\bfrom\s*)?(['"])([^'"]+)\3;?/gm;
const NAME = /^(?:const|let|var|class|(?:async )?function\*?)\s+([A-Za-z_$][\w$]*)/gm;
const NAMES = /^(?:const|let|var)\s+(?:\{([^}]*)\}|\[([^\]]*)\])\s*=/gm;

/**
 * TypeScript with JSX. Each snippet's scope lies within that of the one before: it sees those names, and may take them for
 * others of its own. While it runs, `globalThis.$at` is its line; `$done` is true once all have run and the fixture's
 * `check` has been given their names.
 *
 * @param {Page} page
 * @param {Snippet[]} snippets
 * @param {Fixture} [fixture]
 */
export function weave(page, snippets, fixture) {
  const out = page.lines.map(() => '');
  /** @type {Set<string>} */
  const head = new Set();
  if (fixture) head.add(`import * as $fixture from '${fixture.path}';`);
  if (fixture?.names.length) head.add(`import { ${fixture.names.join(', ')} } from '${fixture.path}';`);

  for (const { line, lines } of snippets) {
    const body = withoutExports(withoutImports(lines.join('\n'), head));
    out.splice(line, lines.length, ...body.split('\n'));
    out[line - 1] = `globalThis.$at = ${line}; {`;
    out[line + lines.length] = `Object.assign($names, { ${namesIn(body).join(', ')} });`;
  }
  out[0] = `${[...head].join(' ')} const $names = {}; export {}; ${out[0] ?? ''}`;
  out.push(fixture ? 'await $fixture.check?.($names);' : '', 'globalThis.$done = true;', '}'.repeat(snippets.length));
  return out.join('\n');
}

/**
 * Modules are imported once in the head; in the snippet each import becomes the names that it brings.
 *
 * @param {string} code
 * @param {Set<string>} head
 */
function withoutImports(code, head) {
  return code.replaceAll(IMPORT, (statement, type, clause, _quote, from) => {
    const names = type ? typesOf(clause, from, head) : valuesOf(clause, from, head);
    return names + '\n'.repeat(statement.split('\n').length - 1);
  });
}

/** @param {string} clause @param {string} from @param {Set<string>} head */
function typesOf(clause, from, head) {
  for (const name of named(clause)) head.add(`import type { ${name} } from '${from}';`);
  return '';
}

/** @param {string} clause @param {string} from @param {Set<string>} head */
function valuesOf(clause, from, head) {
  if (clause === '') {
    head.add(`import '${from}';`);
    return '';
  }
  const module = `$${from.replaceAll(/\W/g, '_')}`;
  head.add(`import * as ${module} from '${from}';`);
  const space = clause.match(/\* as ([\w$]+)/)?.[1];
  if (space) return `const ${space} = ${module};`;

  const names = named(clause);
  for (const name of names) if (name.startsWith('type ')) typesOf(`{ ${name.slice(5)} }`, from, head);
  const values = names.filter((name) => !name.startsWith('type ')).map((name) => name.replace(' as ', ': '));
  const [own = ''] = clause.split(/[,{]/);
  if (own.trim()) values.push(`default: ${own.trim()}`);
  return `const { ${values.join(', ')} } = ${module};`;
}

/** The names in a clause's braces. @param {string} clause */
function named(clause) {
  const [, inside = ''] = clause.match(/\{([^}]*)\}/) ?? [];
  return inside.split(',').map((name) => name.trim()).filter(Boolean);
}

/** @param {string} code */
function withoutExports(code) {
  return code
    .replaceAll(/^export default (?=(?:async )?function\*? ?[\w$]|class [\w$])/gm, '')
    .replaceAll(/^export default /gm, 'const $default = ')
    .replaceAll(/^export (?=const|let|var|class|async|function|interface|type|enum)/gm, '');
}

/** What a snippet declares at its top level. @param {string} code */
function namesIn(code) {
  const single = [...code.matchAll(NAME)].map(([, name = '']) => name);
  const several = [...code.matchAll(NAMES)].flatMap(([, object, array]) => (object ?? array ?? '').split(','));
  const local = several.map((one) => one.replace(/=[^]*/, '').replace(/[^]*:/, '').replaceAll(/[^\w$]/g, '')).filter(Boolean);
  return [...new Set([...single, ...local])];
}
