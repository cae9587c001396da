// What the test of the declarations must find, and what it must let pass.

export { other } from './other.d.ts';

/** Documented. */
export interface Documented {
  // A comment is no documentation.
  bare: string;
  /** Documented. */
  nested?: {
    bare?: number;
    /** Documented. */
    good?: string & {};
  };
  /** Documented. */
  good: () => void;
  method(): void;
}

// Neither is this.
export type Undocumented = 'any';

/** Documented, and any. */
export type Both = Record<string, any>;

/** Documented. */
export function choose(options: { bare?: string }): void;
/**
 * Documented twice.
 */
export function choose(options: string, more: any[]): void;
/** Documented. */
export enum Kind {
  /** Documented. */ One,
  Two,
}
/** @internal */
export const version: string;
