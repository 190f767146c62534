import { existsSync, readFileSync } from 'node:fs';
import { parseEnv, parseArgs } from 'node:util';
import { readConfig, type Config } from '@/server/config';
import type { StoreAddress } from './directStore';

/** What a command about the store was given. */
export interface StoreCommand {
  readonly address: StoreAddress;
  readonly file: string;
  readonly replace: boolean;
}

/**
 * Reads the command line and the same configuration as the server's.
 * Errors: a `UsageError` with the usage; `ConfigError`.
 */
export function readStoreCommand(usage: string, args: readonly string[], { mayReplace }: { mayReplace: boolean }): StoreCommand {
  const { values, positionals } = parseOrExplain(usage, args);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1 || (values.replace && !mayReplace)) {
    throw new UsageError(usage);
  }
  const { databaseUrl, dataDirectory } = readCommandConfig();
  return {
    address: databaseUrl ? { engine: 'postgres', url: databaseUrl } : { engine: 'sqlite', directory: dataDirectory },
    file,
    replace: values.replace ?? false,
  };
}

/** The same configuration as the server's. Errors: `ConfigError`. */
export const readCommandConfig = (): Config => readConfig(process.env, existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {});

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

function parseOrExplain(usage: string, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { replace: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
}

const FOR_PEOPLE = ['UsageError', 'ConfigError', 'StartError', 'StoreUnavailable', 'NewerStore', 'BadBackup'];

/** Runs a command; what a person can mend is told in plain words, everything else with its stack. */
export async function runStoreCommand(command: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await command()}\n`);
  } catch (error) {
    const { name, message, stack, code } = error as NodeJS.ErrnoException;
    const isForPeople = FOR_PEOPLE.includes(name) || code !== undefined;
    process.stderr.write(`${isForPeople ? message : stack}\n`);
    process.exitCode = 1;
  }
}
