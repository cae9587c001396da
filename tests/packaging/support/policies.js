// Content security policies that shops send.

/** The strictest that reshelf asks to run under. */
export const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";

export const NAMING_RESHELF = `${STRICT}; trusted-types reshelf`;

/** For a trainer that travels inside a script: its worker has no file of its own. */
export const ALLOWING_BLOB_WORKERS = `${STRICT}; worker-src blob:`;

export const REFUSING_TRUSTED_TYPES = `${STRICT}; trusted-types 'none'`;

export const REFUSING_WEBASSEMBLY = "default-src 'self'; script-src 'self'";

/** @param {string} [policy] */
export const headersOf = (policy) => (policy ? { 'content-security-policy': policy } : {});
