import type { TextQuery } from '@/lib/search/parseQuery';
import type { Kysely, RawBuilder } from 'kysely';
import type { Tables } from './schema';

export type Db = Kysely<Tables>;

/** Where the two engines need other words. Everything else is said once, in `queries`. */
export interface Dialect {
  readonly engine: 'sqlite' | 'postgres';
  /**
   * A write transaction. It holds the writer's one place before it reads anything, so that sequences are given in commit order
   * and what it has read still holds when it commits.
   */
  write<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T>;
  /** A read transaction: everything in it is seen as of one moment, whatever commits meanwhile. */
  read<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T>;
  /** Rows of one shape into a table, in one go; `onConflict` is the clause that says what else to do, and code, never input. */
  insertMany<T extends keyof Tables>(trx: Db, table: T, rows: readonly Tables[T][], onConflict?: string): Promise<void>;
  /** `column` is one of `values`; one statement text however many there are. `column` is code, never input. */
  anyOf(column: string, values: readonly (string | number)[]): RawBuilder<boolean>;
  /**
   * The column for a condition that many rows pass, which is to be held against each row of a covering index. SQLite, without statistics, would
   * look every one of them up; PostgreSQL has statistics, and plans badly what hides a column from it. `column` is code, never input.
   */
  scanned<T extends string | number>(column: string): RawBuilder<T>;
  /** `items.n` is among those whose search column matches. */
  matches(query: TextQuery): RawBuilder<boolean>;
  /** Puts items into the search column, replacing what stood there for them. */
  indexItems(trx: Db, entries: readonly { n: number; terms: readonly string[] }[]): Promise<void>;
  dropFromIndex(trx: Db, ns: readonly number[]): Promise<void>;
  /** Tells other nodes, when this transaction commits, how far the outbox reaches. */
  announce(trx: Db, sequence: number): Promise<void>;
}
