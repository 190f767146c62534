import { randomBytes } from 'node:crypto';
import type { Result } from '@/lib/domain/result';
import { DAY, type Instant } from '@/lib/time/instant';
import type { Activity } from '../activity/activity';
import type { Config } from '../config';
import type { PollerState } from '../health';
import type { Logger } from '../log';
import type { Store } from '../store/store';
import { anyAddress, isPublicAddress } from './address';
import { HostGate } from './hostGate';
import { createPoller } from './poller';
import { previewFeed, type FeedPreview, type PreviewRefusal } from './preview';
import type { FeedReader } from './reading/parsedFeed';
import { createRequester, userAgent, VERSION } from './request';

export interface Polling {
  /** Stands for election, and polls when elected. On a node that never calls it, feeds can still be previewed. */
  start(): Promise<void>;
  stop(): Promise<void>;
  state(): PollerState;
  previewFeed(url: string): Promise<Result<FeedPreview, PreviewRefusal>>;
}

/** A feed that said "unchanged" for a day is asked once without validators. */
const VERIFY_AFTER_MS = DAY;
/** Tests of feeds by the desk, beside the poller's own requests. */
const PREVIEW_GATE = { gapMs: 0, concurrency: 4 };

/** Puts the parts of polling together: connections, election, poller, and what goes on beside it. */
export function createPolling(parts: {
  store: Store;
  config: Config;
  /** closed with the polling */
  reader: FeedReader;
  /** works for as long as this node polls, under the same epoch */
  beside?: readonly { start(epoch: number): void; stop(): Promise<void> }[];
  now: () => Instant;
  log: Logger;
  activity: Activity;
  /** for the log */
  nodeName: string;
}): Polling {
  const { store, config, reader, beside = [], now, log, activity, nodeName } = parts;
  const requester = createRequester({
    isAllowed: config.allowPrivateFeeds ? anyAddress : isPublicAddress,
    timeoutMs: config.feedTimeoutSeconds * 1_000,
    maxBytes: config.feedMaxBytes,
    userAgent: userAgent(VERSION, config.publicUrl),
    now,
  });
  const poller = createPoller({
    store,
    reader,
    requester,
    config: {
      limits: { minSeconds: config.pollMinSeconds, maxSeconds: config.pollMaxSeconds },
      hostGapMs: config.feedHostGapSeconds * 1_000,
      concurrency: config.feedConcurrency,
      verifyAfterMs: VERIFY_AFTER_MS,
      publicUrl: config.publicUrl,
    },
    now,
    random: Math.random,
    makeToken: () => randomBytes(24).toString('base64url'),
    log,
    onPoll: (feedId, trace, recorded) => activity.polled(feedId, trace, recorded),
  });
  const previewGate = new HostGate(PREVIEW_GATE);
  const previewAbort = new AbortController();
  let campaign: { stop(): Promise<void> } | null = null;
  let stopping: Promise<void> = Promise.resolve();
  const stopWork = async () => {
    await Promise.all([poller.stop(), ...beside.map((work) => work.stop())]);
  };

  return {
    async start() {
      campaign = await store.leadership.campaign({
        onElected: (epoch) => {
          log.info({ nodeName, epoch }, 'polling');
          // After the last term's polls have ended: they carry an epoch that no longer counts.
          void stopping.then(() => {
            poller.start(epoch);
            for (const work of beside) work.start(epoch);
          });
        },
        onDeposed: (reason) => {
          log.warn({ nodeName, reason }, 'no longer polling');
          stopping = stopWork();
        },
      });
    },
    async stop() {
      previewAbort.abort();
      previewGate.close();
      await stopping;
      await stopWork();
      await campaign?.stop();
      await Promise.all([reader.close(), requester.close()]);
    },
    state: () => (poller.isPolling() ? 'polling' : campaign ? 'standing by' : 'none'),
    previewFeed: (url) => previewFeed(url, { requester, reader, passage: { gate: previewGate, signal: previewAbort.signal, isTroubled: false } }),
  };
}
