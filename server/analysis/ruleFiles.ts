import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parseNewsRules, type EditedRules } from '@/lib/claims/newsRules';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import { parseTaxonomy } from '@/lib/tagging/taxonomy';
import { SECOND } from '@/lib/time/instant';
import type { Logger } from '../log';
import { StartError } from '../startError';

export interface RuleFiles {
  /** in force on this node, in place of those that ship */
  current(): EditedRules;
  /** why the files as they stand now were refused; null while they are in force */
  problem(): string | null;
  /** Looks at the files every few seconds; sound changes are taken up, broken ones refused. */
  watch(onChange: (edited: EditedRules) => void, everyMs?: number): void;
  stop(): void;
}

const FILES = { concepts: 'concepts.json', taxonomy: 'taxonomy.json', claims: 'claims.json' } as const;
type FileKey = keyof typeof FILES;
const LOOK_EVERY_MS = 5 * SECOND;

/**
 * The rule files of an editor's folder; any of `concepts.json`, `taxonomy.json` and `claims.json` may be there.
 * @param directory  null: the rules that ship, for good
 * Errors: `StartError` that names the file and what is wrong with it.
 */
export async function openRuleFiles(directory: string | null, log: Logger): Promise<RuleFiles> {
  let inForce: EditedRules = {};
  let problem: string | null = null;
  let seen = '';
  let timer: NodeJS.Timeout | null = null;
  if (directory === null) return { current: () => inForce, problem: () => null, watch: () => undefined, stop: () => undefined };

  try {
    // The times first: what is written while the files are read is seen at the next look.
    seen = await timesOf(directory);
    inForce = await load(directory);
  } catch (error) {
    throw new StartError(`RULES_DIRECTORY: ${wordingOf(error)}`);
  }

  async function look(folder: string, onChange: (edited: EditedRules) => void): Promise<void> {
    try {
      const times = await timesOf(folder);
      if (times === seen) return;
      seen = times;
      inForce = await load(folder);
      problem = null;
      log.info({ directory: folder, files: Object.keys(inForce).map((key) => FILES[key as FileKey]) }, 'new rules are in force; what others have judged is read anew');
      onChange(inForce);
    } catch (error) {
      problem = wordingOf(error);
      log.warn({ directory: folder, problem }, 'the rules were changed and cannot be used; those from before stay in force');
    }
  }

  return {
    current: () => inForce,
    problem: () => problem,
    watch(onChange, everyMs = LOOK_EVERY_MS) {
      const again = () => {
        timer = setTimeout(() => void look(directory, onChange).then(() => timer !== null && again()), everyMs);
        timer.unref();
      };
      again();
    },
    stop() {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}

/** One text for when each file was last written; other text, other files. Errors: as `stat`, but for a file that is not there. */
async function timesOf(directory: string): Promise<string> {
  if (!(await stat(directory)).isDirectory()) throw new Error(`${directory} is not a folder`);
  const times = await Promise.all(
    Object.values(FILES).map(async (name) => {
      const found = await ifThere(stat(path.join(directory, name)));
      return found ? `${found.mtimeMs}/${found.size}` : '-';
    }),
  );
  return times.join(' ');
}

/** Errors: throws an Error that names the file and what is wrong. */
async function load(directory: string): Promise<EditedRules> {
  const edited: { -readonly [Key in FileKey]?: unknown } = {};
  for (const [key, name] of Object.entries(FILES) as [FileKey, string][]) {
    const text = await ifThere(readFile(path.join(directory, name), 'utf8'));
    if (text === undefined) continue;
    edited[key] = naming(name, () => JSON.parse(text) as unknown);
  }
  if (edited.concepts !== undefined) naming(FILES.concepts, () => parseGazetteer(edited.concepts));
  if (edited.taxonomy !== undefined) naming(FILES.taxonomy, () => parseTaxonomy(edited.taxonomy));
  // Whatever is wrong now is between the claims and the concepts that they name.
  naming(edited.claims === undefined ? `${FILES.concepts} beside the claims that ship` : FILES.claims, () => parseNewsRules(edited));
  return edited;
}

function naming<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`${name}: ${wordingOf(error)}`, { cause: error });
  }
}

async function ifThere<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const wordingOf = (error: unknown): string => (error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error));
