import type { Phrase, TextQuery } from '@/lib/search/parseQuery';
import { queryTerms } from '@/lib/search/terms';
import { sql } from 'kysely';
import type { Dialect } from '../dialect';
import { storable, type StatementCache } from './libsqlDialect';

/** What only SQLite says this way. */
export function sqliteDialect(statements: StatementCache): Dialect {
  return {
    engine: 'sqlite',
    write: (db, work) => db.transaction().execute(work),
    // Not Kysely's transaction: that takes the writer's place, and a reader has its connection to itself anyway.
    async read(db, work) {
      await sql`BEGIN`.execute(db);
      try {
        return await work(db);
      } finally {
        await sql`COMMIT`.execute(db);
      }
    },
    // In the connection's own thread a prepared statement in a loop costs half of what one statement over JSON does.
    async insertMany(_trx, table, rows, onConflict = '') {
      const first = rows[0];
      if (!first) {
        return;
      }
      const columns = Object.keys(first);
      const { statement } = statements.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ${onConflict}`,
      );
      for (const row of rows) {
        statement.run(storable(columns.map((column) => row[column as keyof typeof row])));
      }
    },
    anyOf: (column, values) => sql<boolean>`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`,
    scanned,
    matches({ all, none }) {
      const select = (match: string) => sql`(SELECT rowid FROM search WHERE search MATCH ${match})`;
      const wanted = all.length === 0 ? sql`1 = 1` : sql`${scanned('items.n')} IN ${select(matchAll(all))}`;
      return none.length === 0 ? sql<boolean>`${wanted}` : sql<boolean>`(${wanted} AND items.n NOT IN ${select(matchAny(none))})`;
    },
    async indexItems(_trx, entries) {
      const { statement } = statements.prepare('INSERT OR REPLACE INTO search (rowid, terms) VALUES (?, ?)');
      for (const { n, terms } of entries) {
        statement.run([n, terms.join(' ')]);
      }
    },
    async dropFromIndex(_trx, ns) {
      const { statement } = statements.prepare('DELETE FROM search WHERE rowid = ?');
      for (const n of ns) {
        statement.run([n]);
      }
    },
    // One process: its own listeners are told when the operation ends.
    async announce() {},
  };
}

/** Unary plus keeps a column out of the choice of an index (SQLite, The Query Optimizer Overview, "Disqualifying WHERE Clause Terms Using Unary +"). */
const scanned = <T>(column: string) => sql<T>`+${sql.ref(column)}`;

/** FTS5's query language. Terms are letters and digits only, so a quoted phrase needs no escaping. */
const matchAll = (groups: TextQuery['all']): string => groups.map((group) => `(${matchAny(group)})`).join(' AND ');

const matchAny = (phrases: readonly Phrase[]): string =>
  phrases
    .flatMap((phrase) => queryTerms(phrase))
    .map((terms) => `"${terms.join(' ')}"`)
    .join(' OR ');
