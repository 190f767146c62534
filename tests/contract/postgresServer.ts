import { execFileSync } from 'node:child_process';
import pg from 'pg';
import { connectionSettings } from '@/server/store/postgres/connection';
import { uniqueName } from './made';
import type { TableRow } from './place';

export const SERVER_URL = process.env.DATABASE_URL_TEST ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** Jest collects tests synchronously, so the server is asked by a process that is waited for. */
function isReachable(): boolean {
  const ask = `const pg = require('pg'); const c = new pg.Client({ connectionString: process.argv[1], connectionTimeoutMillis: 2000 });
    c.connect().then(() => process.exit(0), () => process.exit(1));`;
  try {
    execFileSync(process.execPath, ['-e', ask, SERVER_URL], { stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

/** Runs the tests when a PostgreSQL server answers; says so when none does, and fails under CI=true. */
export function describePostgres(name: string, tests: () => void): void {
  if (isReachable()) {
    tests();
  } else if (process.env.CI === 'true') {
    test(`${name} answers at ${SERVER_URL}`, () => {
      throw new Error('no PostgreSQL server; set DATABASE_URL_TEST');
    });
  } else {
    describe.skip(`SKIPPED, no PostgreSQL server at ${SERVER_URL}: ${name}`, tests);
  }
}

export interface ThrowAwayDatabase {
  readonly url: string;
  /** to the server's own database */
  query(text: string): Promise<void>;
  /** what a statement reads in this one */
  rows(statement: string): Promise<TableRow[]>;
  drop(): Promise<void>;
}

export async function throwAwayDatabase(): Promise<ThrowAwayDatabase> {
  const name = `entente_store_${uniqueName().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name}`);
  return databaseNamed(name);
}

/** One that outlives the process, made when it is not there. */
export async function keptDatabase(name: string): Promise<ThrowAwayDatabase> {
  const found = await onServer(`SELECT 1 FROM pg_database WHERE datname = '${name}'`);
  if (found.length === 0) await onServer(`CREATE DATABASE ${name}`);
  return databaseNamed(name);
}

function databaseNamed(name: string): ThrowAwayDatabase {
  const url = new URL(SERVER_URL);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    query: async (text) => void (await onServer(text)),
    rows: (statement) => onServer(statement, url.href),
    drop: async () => void (await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

async function onServer(text: string, connectionString = SERVER_URL): Promise<TableRow[]> {
  const client = new pg.Client({ connectionString, types: connectionSettings(connectionString).types });
  await client.connect();
  try {
    return (await client.query<TableRow>(text)).rows;
  } finally {
    await client.end();
  }
}
