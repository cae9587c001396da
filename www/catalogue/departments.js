import { kinds } from './kinds.js';

/**
 * @typedef {object} Department
 * @property {string} slug
 * @property {string} name
 * @property {{ slug: string, name: string }[]} kinds
 */

/** @type {readonly Department[]} */
export const departments = [...new Set(kinds.map((kind) => kind.department))].map((name) => ({
  slug: name.toLowerCase().replace(/[^a-z]+/g, '-'),
  name,
  kinds: kinds.filter((kind) => kind.department === name).map(({ slug, name }) => ({ slug, name })),
}));
