import { parseArgs, type ParseArgsConfig } from 'node:util';
import { StartError } from '../startError';

/**
 * The words after `npm run demo --` or `npm run replay --`.
 * Errors: `StartError` that names the argument and shows how it is meant.
 */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new StartError(`${(error as Error).message.split('. ')[0]}\n${usage}`, { cause: error });
  }
}

/** Errors: `StartError` naming the argument when it is not a number within the limits. */
export function readNumber(name: string, text: string, low: number, high: number): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= low && value <= high)) throw new StartError(`--${name}: must be a number from ${low} to ${high} (got ${JSON.stringify(text)})`);
  return value;
}
