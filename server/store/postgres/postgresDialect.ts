import type { Phrase, TextQuery } from '@/lib/search/parseQuery';
import { queryTerms } from '@/lib/search/terms';
import { sql } from 'kysely';
import type { Dialect } from '../dialect';
import { withoutNul } from './connection';

/** Advisory locks of this database; the first number keeps clear of other programs'. */
export const LOCK_SPACE = 0x656e7465;
export const LOCKS = { write: 1, migrate: 2, poller: 3 } as const;

/** Carries the head of the outbox. */
export const CHANNEL = 'entente_changes';

/** What only PostgreSQL says this way. */
export const postgresDialect: Dialect = {
  engine: 'postgres',
  write: (db, work) =>
    db.transaction().execute(async (trx) => {
      // Before anything is read: the lock is held until the commit, so commit order is sequence order.
      await sql`SELECT pg_advisory_xact_lock(${sql.lit(LOCK_SPACE)}, ${sql.lit(LOCKS.write)})`.execute(trx);
      return work(trx);
    }),
  read: (db, work) => db.transaction().setIsolationLevel('repeatable read').execute(work),
  async insertMany(trx, table, rows, onConflict = '') {
    const first = rows[0];
    if (!first) {
      return;
    }
    const columns = sql.raw(Object.keys(first).join(', '));
    await sql`INSERT INTO ${sql.table(table)} (${columns})
      SELECT ${columns} FROM json_populate_recordset(NULL::${sql.table(table)}, ${storableJson(rows)}::json) ${sql.raw(onConflict)}`.execute(trx);
  },
  anyOf(column, values) {
    if (values.length === 0) {
      return sql<boolean>`FALSE`;
    }
    const type = sql.raw(typeof values[0] === 'number' ? 'bigint[]' : 'text[]');
    return sql<boolean>`${sql.ref(column)} = ANY (${values.map((value) => (typeof value === 'string' ? withoutNul(value) : value))}::${type})`;
  },
  scanned: (column) => sql.ref(column),
  matches({ all, none }) {
    const select = (query: string) => sql`(SELECT n FROM search WHERE terms @@ ${query}::tsquery)`;
    const wanted = all.length === 0 ? sql`TRUE` : sql`items.n IN ${select(matchAll(all))}`;
    return none.length === 0 ? sql<boolean>`${wanted}` : sql<boolean>`(${wanted} AND items.n NOT IN ${select(matchAny(none))})`;
  },
  async indexItems(trx, entries) {
    if (entries.length === 0) {
      return;
    }
    const vectors = JSON.stringify(entries.map(({ n, terms }) => ({ n, terms: toVector(terms) })));
    await sql`INSERT INTO search (n, terms)
      SELECT n, terms::tsvector FROM json_to_recordset(${vectors}::json) AS entry (n bigint, terms text)
      ON CONFLICT (n) DO UPDATE SET terms = excluded.terms`.execute(trx);
  },
  async dropFromIndex(trx, ns) {
    await sql`DELETE FROM search WHERE n = ANY (${[...ns]}::bigint[])`.execute(trx);
  },
  async announce(trx, sequence) {
    await sql`SELECT pg_notify(${sql.lit(CHANNEL)}, ${String(sequence)})`.execute(trx);
  },
};

/** The engine's own parser is passed by: terms are ready-made, letters and digits only, each with its places. */
function toVector(terms: readonly string[]): string {
  const places = new Map<string, number[]>();
  terms.forEach((term, i) => {
    const known = places.get(term);
    if (known) {
      known.push(i + 1);
    } else {
      places.set(term, [i + 1]);
    }
  });
  return [...places].map(([term, at]) => `'${term}':${at.join(',')}`).join(' ');
}

const matchAll = (groups: TextQuery['all']): string => groups.map((group) => `(${matchAny(group)})`).join(' & ');

const matchAny = (phrases: readonly Phrase[]): string =>
  phrases
    .flatMap((phrase) => queryTerms(phrase))
    .map((terms) => `(${terms.map((term) => `'${term}'`).join(' <-> ')})`)
    .join(' | ');

/** JSON may name characters that PostgreSQL's text cannot hold: NUL, and halves of surrogate pairs. */
function storableJson(rows: readonly object[]): string {
  const json = JSON.stringify(rows);
  if (!/\\u(0000|d[89a-f])/i.test(json)) {
    return json;
  }
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'string' ? withoutNul(value).replace(LONE_SURROGATE, '\ufffd') : value));
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
