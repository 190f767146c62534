import {
  array,
  boolean,
  config,
  custom,
  discriminatedUnion,
  int,
  literal,
  maxLength,
  minLength,
  nonnegative,
  nullable,
  number,
  object,
  enum as oneOf,
  optional,
  positive,
  record,
  string,
} from 'zod/mini';

// Named one by one: the namespace as a whole would bring every schema and locale of zod to every page (90 KB gzipped).
export const z = {
  array,
  boolean,
  custom,
  discriminatedUnion,
  enum: oneOf,
  int,
  literal,
  maxLength,
  minLength,
  nonnegative,
  nullable,
  number,
  object,
  optional,
  positive,
  record,
  string,
};
export type { ZodMiniType } from 'zod/mini';

// zod compiles schemas with `new Function` where it may. The page's content security policy forbids that, and even the
// attempt is reported as a violation, so in a browser it is switched off before the first schema is made.
if (typeof document !== 'undefined') config({ jitless: true });
