import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError } from './config';
import { startEntente } from './start';

// Start-up faults that a person can mend are told in plain words, without a stack.
try {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  const entente = await startEntente({ environment: process.env, file, args: process.argv.slice(2) });
  let isStopping = false;
  const stop = (signal: string) => {
    if (isStopping) process.exit(1); // asked twice: the person does not want to wait
    isStopping = true;
    void entente.stop(signal).then(() => process.exit(0));
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
} catch (error) {
  process.stderr.write(`${isForPeople(error) ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}

function isForPeople(error: unknown): error is Error {
  return error instanceof ConfigError || (error instanceof Error && ['StoreUnavailable', 'NewerStore', 'StartError'].includes(error.name));
}
