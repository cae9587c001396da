import { asUser, elasticsearch } from './elasticsearch.js';

/**
 * Speaks what both spoke when they parted; it knows users and passwords, no API keys.
 * @type {import('./adapter.js').Adapter}
 */
export const opensearch = {
  ...elasticsearch,
  name: 'OpenSearch',
  authorise: asUser,
};
