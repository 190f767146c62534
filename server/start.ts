import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { createAnalysis } from './analysis/analysis';
import { openRuleFiles } from './analysis/ruleFiles';
import { feedCatalog } from './feeds/catalog';
import { createPolling } from './feeds/polling';
import { createFeedReader } from './feeds/reading/feedReader';
import { instant, type Instant } from '@/lib/time/instant';
import { createActivity } from './activity/activity';
import { openAlerting } from './alerts/openAlerting';
import { firstAdminLink } from './auth/firstAdmin';
import { openDoors } from './auth/openDoors';
import { startBriefings } from './briefing/sendBriefings';
import { readConfig } from './config';
import { reportHealth } from './health';
import { createLog } from './log';
import { createSendMail } from './mail/sendMail';
import { createMetrics } from './metrics';
import { attachRealtime } from './realtime/attachRealtime';
import { readFreshness } from './realtime/readFreshness';
import { pointToLocalFeeds, prepareRecorded } from './recorded';
import { startRetention } from './retention';
import { provideServices } from './services';
import { openStore } from './store/open';
import { createOperations } from './web/operations';
import { preparePages, type Pages } from './web/pages';
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
  const sendMail = createSendMail(config.mail);
  const alerting = openAlerting({ config, store, sendMail, now, recorded: recorded?.kind ?? null, log, activity });
  const polling = createPolling({ store, config, reader, beside: [analysis, alerting.terms], now, log, activity, nodeName: hostname() });
  ruleFiles.watch((edited) => {
    reader.useRules(edited);
    analysis.useRules(edited);
  });
  const doors = openDoors({ config, store, now, log, isDevelopment });
  provideServices({
    store,
    now,
    log,
    build,
    accounts: doors.accounts,
    sendMail,
    alerts: alerting.services,
    publicUrl: config.publicUrl,
    recorded: recorded?.kind ?? null,
    editedRules: ruleFiles.current,
    reader,
    previewFeed: polling.previewFeed,
  });

  let pages: Pages | null = null;
  const web = createWeb({
    pages: () => pages,
    door: doors.door,
    operations: createOperations({ report, metrics, metricsToken: config.metricsToken }),
    isDevelopment,
    isSecure: doors.accounts.isSecure,
    embedOrigins: config.embedOrigins,
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
          personal: store.personal,
          readFreshness: () => readFreshness(store),
          build,
          now,
          log,
          allowedOrigins: config.publicUrl ? [new URL(config.publicUrl).origin] : [],
          gatekeeper: doors.gatekeeper,
        });
  const port = await web.listen(config.port, config.host);
  if (config.role !== 'web') await polling.start();
  await recorded?.begin({ items: store.items, log });

  const address = config.publicUrl ?? `http://localhost:${port}`;
  const briefings = config.role === 'poller' ? null : startBriefings({ store, sendMail, desk: () => address, now, log });
  // Read at each sign-in by the sign-in library, which knows no other place for it.
  process.env.NEXTAUTH_URL = `${new URL(address).origin}/api/auth`;
  log.info({ address, role: config.role, engine: store.engine, build, recorded: recorded?.kind }, `Entente is ready: open ${address}`);
  if (config.role !== 'poller') {
    const setup = await firstAdminLink(store.people, address, now());
    if (setup) log.warn({ setup }, `nobody manages this desk yet: whoever opens ${setup} becomes its first admin`);
  }

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
    await briefings?.stop();
    ruleFiles.stop();
    await Promise.all([polling.stop(), realtime?.close()]);
    await alerting.close();
    await Promise.all([web.close(), pages?.close(), recorded?.close()]);
    await store.close();
    clearTimeout(deadline);
    log.info('stopped');
  }
}
