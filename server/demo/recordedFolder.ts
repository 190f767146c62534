import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../startError';
import { takeOwnerLock } from '../store/sqlite/ownerLock';

const MARK = 'RECORDED-MATERIAL.txt';
const PORT_FILE = 'feed-server-port';

/**
 * Makes the data folder of recorded material ready: its own, apart from the real one, and empty unless it is kept.
 * Errors: `StartError` for a folder that holds something else, so that no mistyped name ever empties real data;
 * `StoreUnavailable('locked')` when another process serves from it.
 */
export function prepareRecordedFolder(directory: string, kind: 'demo' | 'replay', isKept: boolean): void {
  mkdirSync(directory, { recursive: true });
  if (readdirSync(directory).length > 0 && !existsSync(path.join(directory, MARK))) {
    throw new StartError(`--data ${directory}: this folder holds something that is not recorded material; name another one`);
  }
  writeFileSync(path.join(directory, MARK), `Recorded material (npm run ${kind}). Everything in this folder is deleted at its next start.\n`);
  if (isKept) return;
  const lock = takeOwnerLock(directory);
  const kept = new Set([MARK, 'entente.lock']);
  for (const name of readdirSync(directory)) {
    if (!kept.has(name)) rmSync(path.join(directory, name), { recursive: true, force: true });
  }
  lock.release();
}

/**
 * The feed server's port in the run that left this folder, so that the links of a kept folder go on leading somewhere.
 * @returns 0 when there was none
 */
export function rememberedPort(directory: string): number {
  const file = path.join(directory, PORT_FILE);
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
}

export function rememberPort(directory: string, serverUrl: string): void {
  writeFileSync(path.join(directory, PORT_FILE), new URL(serverUrl).port);
}
