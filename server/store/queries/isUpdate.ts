import { sql } from 'kysely';

/** Said as a literal, not a parameter: only then do the engines use the indexes that hold updates alone. */
export const isUpdate = sql<boolean>`items.standing = 'kept'`;
