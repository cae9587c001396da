// The fenced code blocks of a page of documentation: which of them run, and what is wrong with how they are marked.

import { readdir } from 'node:fs/promises';

const RUN = ['js', 'jsx', 'ts', 'tsx', 'html'];
const SHOWN = ['', 'sh', 'json', 'text', 'http', 'nginx', 'css', 'diff', 'xml'];

/**
 * A block that is to run. `line` is that of its opening fence, the first of the page being 1.
 *
 * @typedef {{ language: string, line: number, lines: string[], node: boolean, alone: boolean }} Snippet
 */

/** @typedef {{ name: string, lines: string[], snippets: Snippet[], problems: string[] }} Page */

/** README.md, SECURITY.md and all of docs/, as paths below `root`. @param {URL} root */
export async function pagesIn(root) {
  const docs = await readdir(new URL('docs/', root), { recursive: true }).catch(() => []);
  return ['README.md', 'SECURITY.md', ...docs.filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`).sort()];
}

/**
 * @param {string} name for messages
 * @param {string} text Markdown
 * @returns {Page}
 */
export function readPage(name, text) {
  const lines = text.split(/\r?\n/);
  /** @type {Page} */
  const page = { name, lines, snippets: [], problems: [] };
  let runnable = 0;
  for (let at = 0; at < lines.length; at++) {
    const [, indent = '', fence, info = ''] = lines[at]?.match(/^(\s*)(`{3,}|~{3,})(.*)$/) ?? [];
    if (fence === undefined) continue;
    const line = at + 1;
    const closing = new RegExp(`^\\s*${fence[0]}{${fence.length},}\\s*$`);
    const end = lines.findIndex((one, index) => index > at && closing.test(one));
    const indented = new RegExp(`^\\s{0,${indent.length}}`);
    const body = lines.slice(line, end === -1 ? undefined : end).map((one) => one.replace(indented, ''));
    if (end === -1) page.problems.push(`${name}:${line}: the block does not end`);
    const snippet = marked(info.trim(), line, body, page);
    if (snippet !== undefined) runnable++;
    if (snippet) page.snippets.push(snippet);
    at = end === -1 ? lines.length : end;
  }
  if (runnable > 0 && page.snippets.length === 0) page.problems.push(`${name}: none of its blocks runs`);
  return page;
}

/**
 * What a block's info string says: undefined where its language is only shown, null where it is marked as not to run.
 *
 * @param {string} info
 * @param {number} line
 * @param {string[]} lines
 * @param {Page} page
 * @returns {Snippet | null | undefined}
 */
function marked(info, line, lines, page) {
  const [, language = '', mark = ''] = info.match(/^(\S*)\s*(.*)$/) ?? [];
  const wrong = (/** @type {string} */ what) => void page.problems.push(`${page.name}:${line}: ${what}`);
  if (SHOWN.includes(language)) return undefined;
  if (!RUN.includes(language)) return wrong(`no rule says what to do with ${language}; ${RUN.join(', ')} run`);
  if (/^no-run: *\S/.test(mark)) return null;
  if (mark.startsWith('no-run')) wrong('say why it is not to run: no-run: reason');
  else if (mark !== '' && mark !== (language === 'html' ? 'alone' : 'node')) wrong(`nothing is known of the mark ${mark}`);
  return { language, line, lines, node: mark === 'node', alone: mark === 'alone' };
}
