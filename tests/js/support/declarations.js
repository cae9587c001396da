// Reads declaration files with the TypeScript compiler's own parser: what they export, what of it lacks a TSDoc comment,
// and where `any` is written. That interface of the compiler is not stable yet; the lock file holds its version.

import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { getTextOfJSDocComment, SyntaxKind } from 'typescript/unstable/ast';
import { API } from 'typescript/unstable/sync';

/** @typedef {import('typescript/unstable/ast').Node & { name?: any, jsDoc?: any, moduleSpecifier?: any }} Node */

/** @typedef {{ exported: Map<string, string[]>, undocumented: string[], any: string[] }} Found */

const NAMED = new Set([
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.ClassDeclaration,
  SyntaxKind.EnumDeclaration,
  SyntaxKind.VariableStatement,
  SyntaxKind.PropertySignature,
  SyntaxKind.MethodSignature,
  SyntaxKind.PropertyDeclaration,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.GetAccessor,
  SyntaxKind.SetAccessor,
  SyntaxKind.EnumMember,
]);

/**
 * Of these files, and of those beside them that they import from. All that a declaration file declares is public: it is
 * exported, or part of what is.
 *
 * @param {URL[]} files
 * @returns {Found} `exported` by the file's address; the others as `file:line owner.name`
 */
export function readDeclarations(files) {
  const api = new API();
  try {
    const paths = files.map((file) => fileURLToPath(file));
    const snapshot = api.updateSnapshot({ openFiles: paths });
    /** @type {Found} */
    const found = { exported: new Map(), undocumented: [], any: [] };
    const queue = new Set(paths);
    for (const path of queue) {
      const project = snapshot.getDefaultProjectForFile(path) ?? snapshot.getDefaultProjectForFile(paths[0]);
      const source = project?.program.getSourceFile(path);
      if (!source) throw new Error(`${path} cannot be read`);
      const module = project.checker.getSymbolAtLocation(source);
      const names = module ? project.checker.getExportsOfModule(module).map(({ name }) => name) : [];
      found.exported.set(pathToFileURL(path).href, names.sort());
      source.forEachChild((statement) => read(statement, source, [], found));
      neighbours(source, path).forEach((neighbour) => queue.add(neighbour));
    }
    return found;
  } finally {
    api.close();
  }
}

/** @param {any} source @param {string} path @returns {string[]} */
function neighbours(source, path) {
  return source.statements
    .map((/** @type {Node} */ { moduleSpecifier }) => moduleSpecifier?.text ?? '')
    .filter((/** @type {string} */ from) => from.startsWith('.'))
    .map((/** @type {string} */ from) => fileURLToPath(new URL(from, pathToFileURL(path))));
}

/**
 * @param {Node} node
 * @param {any} source
 * @param {string[]} owners
 * @param {Found} found
 */
function read(node, source, owners, found) {
  const names = nameOf(node) ? [...owners, nameOf(node)] : owners;
  // From where its own text starts, behind the comments.
  const place = () => `${basename(source.fileName)}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1} ${names.join('.')}`;
  if (node.kind === SyntaxKind.AnyKeyword) found.any.push(place());
  if (NAMED.has(node.kind) && !isDocumented(node)) found.undocumented.push(place());
  node.forEachChild((child) => read(child, source, names, found));
}

/** @param {Node} node @returns {string | undefined} */
function nameOf(node) {
  if (NAMED.has(node.kind) || node.kind === SyntaxKind.Parameter) return node.name?.text ?? variableOf(node);
  return undefined;
}

/** @param {any} statement @returns {string | undefined} */
function variableOf({ declarationList }) {
  return declarationList?.declarations[0].name.text;
}

/** @param {Node} node */
function isDocumented({ jsDoc = [] }) {
  const last = [...jsDoc].at(-1);
  return Boolean(getTextOfJSDocComment(last?.comment)?.trim());
}
