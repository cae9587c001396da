// What code can say: the texts in its source that have words in a row, each as the pieces between which something is
// put in.

import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { SyntaxKind } from 'typescript/unstable/ast';
import { API } from 'typescript/unstable/sync';

/** @typedef {import('typescript/unstable/ast').Node & Record<string, any>} Node */
/** @typedef {{ pieces: string[], place: string }} Said */

const WORDS = /[A-Za-z]{2,} [a-z]{2,}/;
const DIRECTIVES = ['use client', 'use strict'];

/** The scripts of a folder that are written by hand. @param {URL} folder @returns {Promise<URL[]>} */
export async function scriptsIn(folder) {
  const files = await readdir(folder, { recursive: true });
  const written = files.filter((file) => file.endsWith('.js') && !/^(dist|wasm)\b/.test(file));
  return written.sort().map((file) => new URL(file, folder));
}

/** @param {URL[]} scripts @returns {Said[]} */
export function saidInScripts(scripts) {
  const api = new API();
  try {
    const paths = scripts.map((script) => fileURLToPath(script));
    const snapshot = api.updateSnapshot({ openFiles: paths });
    return paths.flatMap((path) => {
      const source = snapshot.getDefaultProjectForFile(path)?.program.getSourceFile(path);
      if (!source) throw new Error(`${path} cannot be read`);
      return textsIn(/** @type {any} */ (source))
        .filter((pieces) => WORDS.test(pieces.join('\0')) && !DIRECTIVES.includes(pieces.join('')))
        .map((pieces) => ({ pieces, place: path }));
    });
  } finally {
    api.close();
  }
}

/** What the core's error says, one form a variant, with `_` where something is put in. @param {URL} file `src/error.rs` @returns {Promise<Said[]>} */
export async function saidByErrors(file) {
  const [, message = ''] = (await readFile(file, 'utf8')).match(/pub fn message\(&self\) -> String \{([^]*?)\n    \}\n/) ?? [];
  return [...message.matchAll(/"((?:[^"\\]|\\[^])*)"/g)].map(([, text = '']) => {
    const plain = text.replaceAll(/\\\n\s*/g, '').replaceAll('\\"', '"');
    return { pieces: plain.split('_'), place: fileURLToPath(file) };
  });
}

/**
 * What a text with something put in between its pieces looks like.
 *
 * @param {Said} said
 */
export function patternOf({ pieces }) {
  return new RegExp(pieces.map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('.+?'));
}

/** @param {Node} node @returns {string[][]} */
function textsIn(node) {
  const pieces = piecesOf(node);
  const within = pieces ? holesIn(node) : childrenOf(node);
  return [...(pieces ? [pieces] : []), ...within.flatMap(textsIn)];
}

/** A text, a template, or a sum with one of them in it. @param {Node} node @returns {string[] | undefined} */
function piecesOf(node) {
  const { StringLiteral, NoSubstitutionTemplateLiteral } = SyntaxKind;
  if (node.kind === StringLiteral || node.kind === NoSubstitutionTemplateLiteral) return [node.text];
  if (node.kind === SyntaxKind.TemplateExpression) {
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  }
  if (!isSum(node)) return undefined;
  const [left, right] = [piecesOf(node.left), piecesOf(node.right)];
  if (!left && !right) return undefined;
  const [start, [first = '', ...rest]] = [left ?? ['', ''], right ?? ['', '']];
  return [...start.slice(0, -1), (start.at(-1) ?? '') + first, ...rest];
}

/** What is put in. @param {Node} node @returns {Node[]} */
function holesIn(node) {
  if (node.kind === SyntaxKind.TemplateExpression) return node.templateSpans.map(({ expression }) => expression);
  if (!isSum(node)) return [];
  return [node.left, node.right].flatMap((side) => (piecesOf(side) ? holesIn(side) : [side]));
}

/** @param {Node} node */
function isSum(node) {
  return node.kind === SyntaxKind.BinaryExpression && node.operatorToken.kind === SyntaxKind.PlusToken;
}

/** @param {Node} node @returns {Node[]} */
function childrenOf(node) {
  /** @type {Node[]} */
  const children = [];
  node.forEachChild((child) => void children.push(child));
  return children;
}
