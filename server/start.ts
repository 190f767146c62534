import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { createAnalysis } from './analysis/analysis';
import { openRuleFiles } from './analysis/ruleFiles';
import { feedCatalog } from './feeds/catalog';
import { createPolling } from './feeds/polling';
import { createFeedReader } from './feeds/reading/feedReader';
import { instant, type Instant } from '@/lib/time/instant';
import { createActivity } from './activity/activity';
import { keepAdminToken } from './adminToken';
import { readConfig } from './config';
import { reportHealth } from './health';
import { createLog } from './log';
import { createMetrics } from './metrics';
import { attachRealtime } from './realtime/attachRealtime';
import { readFreshness } from './realtime/readFreshness';
import { pointToLocalFeeds, prepareRecorded } from './recorded';
import { startRetention } from './retention';
import { provideServices } from './services';
import { openStore } from './store/open';
import { createOperations } from './web/operations';
import { preparePages, type Pages } from './web/pages';
import { createWallGate } from './wall/gate';
import { createWeb } from './web/serve';

export interface Entente {
  readonly port: number;
  /** Stops within five seconds, polls in flight included. @param reason  for the log */
  stop(reason: string): Promise<void>;
}

/** A person who has waited so long will pull the plug, and the store survives that. */
const STOP_WITHIN_MS = 4_500;

/**
 * Start-up in reading order: config, rules, store, feeds, stories, pages, live line.
 * @param args  of the command line: `--demo …` or `--replay FILE …` serve recorded material
 * Errors: `ConfigError`, `StoreUnavailable` and `StartError` are worded for the person at the terminal.
 */
export async function startEntente(options: {
  environment: Readonly<Record<string, string | undefined>>;
  file: Readonly<Record<string, string | undefined>>;
  args: readonly string[];
}): Promise<Entente> {
  const startedAt = performance.now();
  const now = (): Instant => instant(Date.now());
  const isDevelopment = process.env.NODE_ENV !== 'production';
  const build = process.env.ENTENTE_BUILD ?? 'development';

  const recorded = await prepareRecorded(options.args);
  const config = { ...readConfig(options.environment, options.file), ...recorded?.config };
  const log = createLog(config.logLevel);
  const metrics = createMetrics();
  const activity = createActivity(log, metrics);

  const ruleFiles = await openRuleFiles(config.rulesDirectory, log);

  mkdirSync(config.dataDirectory, { recursive: true });
  const store = await openStore(
    config.databaseUrl
      ? { engine: 'postgres', url: config.databaseUrl, poolSize: config.databaseConnections, log }
      : { engine: 'sqlite', directory: config.dataDirectory, readers: config.storeReaders, log },
  );
  await store.feeds.seed(recorded?.feeds ?? feedCatalog(config.feedCatalogFile), now());
  if (recorded) await pointToLocalFeeds(store.feeds, recorded.feeds, now());
  const retention = startRetention({ store, config, now, log });

  const rules = ruleFiles.current();
  const reader = createFeedReader({ threads: config.readerThreads, timeoutMs: config.readerTimeoutMs, rules });
  const analysis = createAnalysis({ store, reader, now, recorded: recorded?.kind ?? null, log, rules });
  const polling = createPolling({ store, config, reader, beside: analysis, now, log, activity, nodeName: hostname() });
  ruleFiles.watch((edited) => {
    reader.useRules(edited);
    analysis.useRules(edited);
  });
  provideServices({
    store,
    now,
    log,
    build,
    adminToken: config.adminToken ?? keepAdminToken(config),
    publicUrl: config.publicUrl,
    recorded: recorded?.kind ?? null,
    editedRules: ruleFiles.current,
    previewFeed: polling.previewFeed,
  });

  let pages: Pages | null = null;
  const isSecure = config.publicUrl?.startsWith('https:') ?? false;
  const web = createWeb({
    pages: () => pages,
    wallGate: createWallGate({ token: config.wallToken, isSecure }),
    operations: createOperations({ report, metrics, metricsToken: config.metricsToken }),
    isDevelopment,
    isSecure,
    log,
  });
  if (config.role !== 'poller') pages = await preparePages({ isDevelopment, hostname: config.host, port: config.port });
  // After the pages' handler, so that Socket.IO wraps it and not the other way round.
  const realtime =
    config.role === 'poller'
      ? null
      : attachRealtime({
          server: web.server,
          changes: store.changes,
          readFreshness: () => readFreshness(store),
          build,
          now,
          log,
          allowedOrigins: config.publicUrl ? [new URL(config.publicUrl).origin] : [],
        });
  const port = await web.listen(config.port, config.host);
  if (config.role !== 'web') await polling.start();
  await recorded?.begin({ items: store.items, log });

  const address = config.publicUrl ?? `http://localhost:${port}`;
  log.info({ address, role: config.role, engine: store.engine, build, recorded: recorded?.kind }, `Entente is ready: open ${address}`);

  return { port, stop };

  function report() {
    return reportHealth({
      store,
      build,
      role: config.role,
      uptimeSeconds: Math.round((performance.now() - startedAt) / 1_000),
      poller: polling.state(),
      analysis: analysis.state(),
      rulesProblem: ruleFiles.problem(),
      pagesReady: config.role === 'poller' || pages !== null,
      liveConnections: realtime?.counts().connections ?? 0,
      metrics,
    });
  }

  async function stop(reason: string): Promise<void> {
    log.info({ reason }, 'stopping');
    const deadline = setTimeout(() => {
      log.error('could not stop in time: leaving');
      process.exit(1);
    }, STOP_WITHIN_MS);
    retention.stop();
    ruleFiles.stop();
    await Promise.all([polling.stop(), realtime?.close()]);
    await Promise.all([web.close(), pages?.close(), recorded?.close()]);
    await store.close();
    clearTimeout(deadline);
    log.info('stopped');
  }
}
