import { Kysely } from 'kysely';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { storeOperations } from './operations';
import type { Tables } from './schema';
import { libsqlDialect, StatementCache } from './sqlite/libsqlDialect';
import { DATABASE_FILE, migrate, openDatabase } from './sqlite/openDatabase';
import { takeOwnerLock } from './sqlite/ownerLock';
import { sqliteDialect } from './sqlite/sqliteDialect';
import { sqliteFailure } from './sqlite/sqliteErrors';
import { packError, type Request, type Response, type WorkerSettings } from './sqlite/workerProtocol';

/** One connection in a thread of its own: the writer, or one of the readers beside it. */
const { directory, role } = workerData as WorkerSettings;
const port = parentPort;
if (!port) {
  throw new Error('sqliteWorker runs as a worker thread');
}
const answer = (response: Response) => port.postMessage(response);

try {
  const lock = role === 'writer' ? takeOwnerLock(directory) : null;
  const database = openDatabase(path.join(directory, DATABASE_FILE), role);
  if (role === 'writer') {
    migrate(database);
  }
  const statements = new StatementCache(database);
  const operations = storeOperations(new Kysely<Tables>({ dialect: libsqlDialect(database, statements) }), sqliteDialect(statements));

  const run = async ({ id, name, args }: Request): Promise<void> => {
    try {
      const operation = operations[name] as (...args: readonly unknown[]) => Promise<unknown>;
      answer({ kind: 'done', id, value: await operation(...args) });
    } catch (error) {
      answer({ kind: 'failed', id, error: packError(sqliteFailure(error)) });
    }
  };
  // One operation at a time: each has the connection, and its transaction, to itself.
  let turn = Promise.resolve();
  port.on('message', (request: Request | 'close') => {
    turn = turn.then(() => {
      if (request !== 'close') {
        return run(request);
      }
      database.close();
      lock?.release();
      port.close();
    });
  });
  answer({ kind: 'ready' });
} catch (error) {
  answer({ kind: 'failed', id: null, error: packError(sqliteFailure(error)) });
}
