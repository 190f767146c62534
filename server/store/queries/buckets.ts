import { sql, type RawBuilder } from 'kysely';

/**
 * The start of the bucket that a moment falls into, on both sides of 1970; both engines' % takes the sign of what is divided.
 * @param column  code, never input
 * @param size    milliseconds
 */
export function bucketOf(column: string, size: number): RawBuilder<number> {
  const [at, width] = [sql.ref(column), sql.lit(size)];
  return sql<number>`(${at} - ((${at} % ${width}) + ${width}) % ${width})`;
}
