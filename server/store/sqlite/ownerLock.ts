import Database from 'libsql';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { StoreUnavailable } from '../store';

export interface OwnerLock {
  release(): void;
}

/**
 * Makes this process the owner of a data folder. The lock is one that the operating system holds on a small database file, so it ends with
 * the process however that ends, and nothing has to guess from a process number whether an old owner still lives. The name beside it is for people.
 * Errors: `StoreUnavailable('locked')`, naming the owner and what to do.
 */
export function takeOwnerLock(directory: string): OwnerLock {
  const database = new Database(path.join(directory, 'entente.lock'), { timeout: 0 });
  const ownerFile = path.join(directory, 'entente.owner.json');
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw (error as { code?: string }).code?.startsWith('SQLITE_BUSY')
      ? new StoreUnavailable('locked', refusal(directory, ownerFile), { cause: error })
      : error;
  }
  writeFileSync(ownerFile, JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() }));
  return {
    release() {
      rmSync(ownerFile, { force: true });
      database.exec('ROLLBACK');
      database.close();
    },
  };
}

function refusal(directory: string, ownerFile: string): string {
  return (
    `the data folder ${path.resolve(directory)} is in use by ${ownerName(ownerFile)}. ` +
    'Stop that one first, or give this one a folder of its own with DATA_DIR; for several nodes on the same data, use PostgreSQL (DATABASE_URL).'
  );
}

function ownerName(ownerFile: string): string {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(ownerFile, 'utf8')) as { pid: number; host: string; since: string };
    return `process ${pid} on ${host}, running since ${since}`;
  } catch {
    // It has the lock and has not written its name yet.
    return 'another process that has just started';
  }
}
