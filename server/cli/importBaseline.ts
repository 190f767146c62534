import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { importArticle } from '@/lib/baseline/importArticle';
import { listStatements } from '@/lib/baseline/parseBaseline';
import { proposeClaims, type ProposedClaim } from '@/lib/baseline/proposeClaims';
import { parseNewsRules } from '@/lib/claims/newsRules';
import type { Baseline } from '@/lib/domain/baseline';
import { BASELINE_PREVIEW_PATH, BASELINES_PATH, type BaselineAnswer, type BaselinePreviewAnswer, type NewBaseline } from '@/lib/protocol/baselines';
import type { ProblemBody } from '@/lib/protocol/problem';
import { instant } from '@/lib/time/instant';
import { keepAdminToken } from '@/server/adminToken';
import { openRuleFiles } from '@/server/analysis/ruleFiles';
import { readNewBaseline } from '@/server/commands/baselineInput';
import { dayOnDesk } from '@/server/commands/baselines';
import type { Config } from '@/server/config';
import { openStore } from '@/server/store/open';
import { readCommandConfig, runStoreCommand, UsageError } from '@/server/store/portable/storeCommand';
import { StoreUnavailable } from '@/server/store/store';

const USAGE = `usage: npm run baseline:import -- FILE [--title TEXT] [--date YYYY-MM-DD] [--by NAME]
puts the article in FILE (plain text or Markdown) on the desk; its claims are followed where a shipped claim says the same.
The server may be running. --date is the day it is of, else that of the article on the desk`;

const log = pino({ level: 'silent' });

void runStoreCommand(async () => {
  const given = readArguments();
  const text = readFileSync(given.file, 'utf8');
  const config = readCommandConfig();
  try {
    return describe(await importIntoStore(config, given, text));
  } catch (error) {
    if (!(error instanceof StoreUnavailable) || error.reason !== 'locked') throw error;
    // A running server owns its folder: it takes the article in itself.
    return describe(await importThroughServer(config, given, text));
  }
});

interface Given {
  readonly file: string;
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly by: string;
}

/** Errors: `UsageError`. */
function readArguments(): Given {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({ options: { title: text, date: text, by: text }, allowPositionals: true });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError(USAGE);
    return { file, title: values.title, date: values.date, by: values.by ?? 'baseline:import' };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

function make({ file, title, date, by }: Given, proposed: Baseline, claims: readonly ProposedClaim[]): NewBaseline {
  return {
    baseline: { ...proposed, title: title ?? proposed.title, publishedOn: date ?? proposed.publishedOn },
    claims: claims.map(({ statement, followedAs }) => ({ statement, followedAs })),
    source: path.basename(file),
    importedBy: by,
  };
}

/** Errors: `StoreUnavailable`; `UsageError` when there is nothing to import. */
async function importIntoStore({ databaseUrl, dataDirectory, rulesDirectory }: Config, given: Given, text: string): Promise<NewBaseline> {
  const store = await openStore(databaseUrl ? { engine: 'postgres', url: databaseUrl, poolSize: 1, log } : { engine: 'sqlite', directory: dataDirectory, readers: 1, log });
  try {
    const article = importArticle(text, await dayOnDesk(store));
    if (!article.ok) throw new UsageError(`${given.file}: there is no sentence in it`);
    const { claims } = parseNewsRules((await openRuleFiles(rulesDirectory, log)).current());
    const made = make(given, article.value.baseline, proposeClaims(article.value.baseline, claims));
    const read = readNewBaseline(made, claims);
    if (!read.ok) throw new UsageError(read.error.message);
    await store.baselines.add({ ...read.value, importedAt: instant(Date.now()) });
    return made;
  } finally {
    await store.close();
  }
}

/** Errors: `UsageError` with what the server says. */
async function importThroughServer(config: Config, given: Given, text: string): Promise<NewBaseline> {
  const key = config.adminToken ?? keepAdminToken(config);
  const post = async <T>(address: string, body: object): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${config.port}${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    }).catch(() => null);
    if (!response) throw new UsageError(`A server owns the data folder, but none answers on port ${config.port}: give its PORT.`);
    const answer: unknown = await response.json();
    if (!response.ok) throw new UsageError(`The server refuses: ${(answer as ProblemBody).error.message}`);
    return answer as T;
  };
  const preview = await post<BaselinePreviewAnswer>(BASELINE_PREVIEW_PATH, { text });
  const made = make(given, preview.baseline, preview.claims);
  await post<BaselineAnswer>(BASELINES_PATH, made);
  return made;
}

function describe({ baseline, claims }: NewBaseline): string {
  const { keyFacts, sections } = baseline;
  const points = sections.reduce((sum, section) => sum + (section.points?.items.length ?? 0), 0);
  const quotes = sections.filter(({ quote }) => quote !== null).length;
  const followed = new Set(claims.map(({ followedAs }) => followedAs).filter((id) => id !== null));
  const alone = claims.filter(({ followedAs }) => followedAs === null).length;
  return [
    `on the desk: ${baseline.title} (${baseline.publishedOn}, ${baseline.language})`,
    `${keyFacts.length} key facts, ${sections.length} sections, ${points} listed points, ${quotes} pull quotes, ${listStatements(baseline).length} statements`,
    `${followed.size + alone} claims, ${followed.size} of them followed by rule`,
  ].join('\n');
}
