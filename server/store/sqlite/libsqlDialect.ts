import type Database from 'libsql';
import { type CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type DatabaseConnection, type Dialect, type Driver, type QueryResult } from 'kysely';

/** Statements kept ready. Query texts are few: lists travel as one JSON parameter. */
const KEPT_STATEMENTS = 300;

interface Prepared {
  readonly statement: Database.Statement;
  /** whether it gives rows; asked once, for asking crosses into the engine */
  readonly givesRows: boolean;
}

/** libsql cuts text off at a NUL character, and no reader misses one. */
export const storable = (parameters: readonly unknown[]): unknown[] =>
  parameters.map((value) => (typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value));

/** Prepares each statement text once. */
export class StatementCache {
  readonly #statements = new Map<string, Prepared>();

  constructor(private readonly database: Database.Database) {}

  prepare(text: string): Prepared {
    const kept = this.#statements.get(text);
    if (kept) {
      return kept;
    }
    if (this.#statements.size >= KEPT_STATEMENTS) {
      this.#statements.clear();
    }
    const statement = this.database.prepare(text);
    const prepared = { statement, givesRows: statement.reader };
    this.#statements.set(text, prepared);
    return prepared;
  }
}

/**
 * Kysely over libsql's synchronous interface: one connection, in the thread that has it. Callers run one operation at a
 * time, so there is nothing to wait for and nothing to pool.
 */
export function libsqlDialect(database: Database.Database, statements: StatementCache): Dialect {
  const connection = new LibsqlConnection(statements);
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    // The writer's place is taken at once: a transaction that read first could find it taken when it comes to write.
    beginTransaction: async () => void database.exec('BEGIN IMMEDIATE'),
    commitTransaction: async () => void database.exec('COMMIT'),
    rollbackTransaction: async () => {
      // A full disk makes the engine roll back by itself.
      if (database.inTransaction) {
        database.exec('ROLLBACK');
      }
    },
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return {
    createDriver: () => driver,
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class LibsqlConnection implements DatabaseConnection {
  constructor(private readonly statements: StatementCache) {}

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { statement, givesRows } = this.statements.prepare(sql);
    if (givesRows) {
      return { rows: statement.all(storable(parameters)) as R[] };
    }
    const { changes } = statement.run(storable(parameters));
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not used');
  }
}
