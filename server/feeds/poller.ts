import type { PollTrace } from '@/lib/domain/poll';
import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import type { Feed, FeedHealth } from '@/lib/domain/feed';
import type { FeedId } from '@/lib/domain/ids';
import { instant, shift, type Instant } from '@/lib/time/instant';
import { StoreUnavailable, type PollRecorded, type PollState, type Store, type WebSubState } from '../store/store';
import { markLate } from './feedState';
import { HostGate, type Release } from './hostGate';
import { batchRecords } from './batchRecords';
import { pollFeed, type PollMemory } from './poll';
import type { FeedReader } from './reading/parsedFeed';
import type { Requester } from './request';
import type { ScheduleLimits } from './schedule';
import { callbackUrl, subscribeForm } from './websub';

export interface PollerConfig {
  readonly limits: ScheduleLimits;
  /** between two requests to one host, milliseconds */
  readonly hostGapMs: number;
  readonly concurrency: number;
  /** see `PollParts` */
  readonly verifyAfterMs: number;
  readonly publicUrl: string | null;
}

export interface PollerParts {
  readonly store: Pick<Store, 'feeds' | 'items' | 'polls'>;
  readonly reader: Pick<FeedReader, 'read' | 'readTexts'>;
  readonly requester: Requester;
  readonly config: PollerConfig;
  readonly now: () => Instant;
  readonly random: () => number;
  readonly makeToken: () => string;
  readonly log: Logger;
  /** after each recorded poll; `recorded` is null for a trace that carries no poll (late) */
  readonly onPoll: (feedId: FeedId, trace: PollTrace, recorded: PollRecorded | null) => void;
}

export interface Poller {
  /** Polls until stopped, under this fencing epoch. Feeds are read from the store. */
  start(epoch: number): void;
  /** Within five seconds: requests are broken off, what has been read is recorded. Can be started again. */
  stop(): Promise<void>;
  isPolling(): boolean;
}

interface Entry {
  feed: Feed;
  health: FeedHealth;
  state: PollState;
  memory: PollMemory;
  dueAt: Instant;
  phase: { readonly kind: 'idle' } | { readonly kind: 'waiting'; readonly since: Instant } | { readonly kind: 'polling' };
  /** the last time its state was changed here: an older reading of the store must not undo it */
  changedAt: number;
}

/** The desk's edits, "poll now" and pushes show in one number; a clock that was set, or a machine that slept, in the due list. */
const LOOK_EVERY_MS = 1_000;
const STOP_WITHIN_MS = 4_000;
const STORE_RETRY_MS = { first: 1_000, most: 30_000 };
/** A fault of ours in one feed's poll: not again at once. */
const AFTER_SURPRISE_MS = 60_000;
/** A feed counts as late when it has waited for its turn this long, and longer than half its interval. */
const LATE_AFTER_MS = 60_000;

export function createPoller(parts: PollerParts): Poller {
  let session: Session | null = null;
  return {
    start(epoch) {
      if (session) throw new Error('the poller is running already');
      session = new Session(parts, epoch, () => (session = null));
      session.start();
    },
    async stop() {
      await session?.stop();
      session = null;
    },
    isPolling: () => session !== null,
  };
}

/** One term as poller, from election to stop. */
class Session {
  private readonly entries = new Map<FeedId, Entry>();
  private readonly running = new Set<Promise<void>>();
  private readonly gate: HostGate;
  private readonly abort = new AbortController();
  private readonly polls: Pick<Store['polls'], 'record'>;
  private revision: number | null = null;
  private isLooking = false;
  private lookTimer: NodeJS.Timeout | null = null;
  private dueTimer: NodeJS.Timeout | null = null;
  /** the store could not write: nothing is polled before */
  private heldUntil = 0;
  private storeRetryMs = STORE_RETRY_MS.first;

  constructor(
    private readonly parts: PollerParts,
    private readonly epoch: number,
    private readonly onEnd: () => void,
  ) {
    this.polls = batchRecords(parts.store.polls, this.abort.signal);
    // Each request under way listens to it.
    setMaxListeners(0, this.abort.signal);
    this.gate = new HostGate({ gapMs: parts.config.hostGapMs, concurrency: parts.config.concurrency });
  }

  start(): void {
    this.lookTimer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.look();
  }

  async stop(): Promise<void> {
    this.end();
    const deadline = new Promise<void>((done) => setTimeout(done, STOP_WITHIN_MS).unref());
    await Promise.race([Promise.allSettled([...this.running]), deadline]);
  }

  private end(): void {
    if (this.abort.signal.aborted) return;
    this.abort.abort();
    if (this.lookTimer) clearInterval(this.lookTimer);
    if (this.dueTimer) clearTimeout(this.dueTimer);
    this.gate.close();
    this.onEnd();
  }

  // --- which feeds there are ---------------------------------------------------------------------------------------

  private look(): void {
    if (this.isLooking || this.abort.signal.aborted) return;
    this.isLooking = true;
    this.track(
      this.readFeeds()
        .catch((error: unknown) => this.parts.log.warn({ err: error }, 'the feeds cannot be read from the store; trying again'))
        .finally(() => (this.isLooking = false)),
    );
    this.markLateFeeds();
    this.pollDue();
  }

  private async readFeeds(): Promise<void> {
    const { feeds } = this.parts.store;
    const revision = await feeds.revision();
    if (revision === this.revision) return;
    const readAt = performance.now();
    const [list, states] = await Promise.all([feeds.list(), feeds.pollStates()]);
    const stateOf = new Map(states.map((state) => [state.feedId, state]));
    this.revision = revision;
    for (const id of this.entries.keys()) if (!stateOf.has(id)) this.entries.delete(id);
    for (const { health, ...feed } of list) {
      const state = stateOf.get(feed.id);
      if (state) this.take(feed, health, state, readAt);
    }
    this.pollDue();
  }

  private take(feed: Feed, health: FeedHealth, state: PollState, readAt: number): void {
    const entry = this.entries.get(feed.id);
    if (!feed.enabled || health.state === 'gone') {
      this.entries.delete(feed.id);
      return;
    }
    const now = this.parts.now();
    const dueAt = state.nextPollAt ?? now;
    if (!entry) {
      const memory = { ttlSeconds: null, skipHours: [], lastBodyAt: now, copyRemarks: null };
      this.entries.set(feed.id, { feed, health, state, memory, dueAt, phase: { kind: 'idle' }, changedAt: 0 });
      return;
    }
    entry.feed = feed;
    if (entry.phase.kind === 'polling' || entry.changedAt > readAt) {
      // What was read may be older than what the poll under way will record, or newer: look again after it.
      this.revision = null;
      return;
    }
    Object.assign(entry, { health, state, dueAt });
  }

  // --- when they are polled ----------------------------------------------------------------------------------------

  private pollDue(): void {
    if (this.abort.signal.aborted) return;
    const now = this.parts.now();
    const isHeld = now < this.heldUntil;
    let nextAt = now + LOOK_EVERY_MS;
    for (const entry of this.entries.values()) {
      if (entry.phase.kind !== 'idle') continue;
      if (entry.dueAt <= now && !isHeld) this.track(this.run(entry));
      else if (entry.dueAt > now) nextAt = Math.min(nextAt, Math.max(entry.dueAt, this.heldUntil));
    }
    if (this.dueTimer) clearTimeout(this.dueTimer);
    this.dueTimer = setTimeout(() => this.pollDue(), Math.max(1, nextAt - now));
  }

  private async run(entry: Entry): Promise<void> {
    try {
      const place = await this.waitForTurn(entry);
      if (place) await this.poll(entry, place);
    } catch (error) {
      this.recover(entry, error);
    } finally {
      entry.phase = { kind: 'idle' };
      this.pollSoon();
    }
  }

  /** @returns null when there is nothing to poll any more */
  private async waitForTurn(entry: Entry): Promise<Release | null> {
    entry.phase = { kind: 'waiting', since: this.parts.now() };
    for (;;) {
      const host = hostOf(entry.feed.url);
      const place = await this.gate.enter(host, entry.health.failures > 0);
      if (!place) return null;
      if (this.entries.get(entry.feed.id) !== entry) {
        place();
        return null;
      }
      // The desk may have changed the address while the feed waited at the old one's door.
      if (hostOf(entry.feed.url) === host) return place;
      place();
    }
  }

  private async poll(entry: Entry, place: Release): Promise<void> {
    entry.phase = { kind: 'polling' };
    const { config, onPoll, ...parts } = this.parts;
    const store = { items: parts.store.items, polls: this.polls };
    const passage = { gate: this.gate, signal: this.abort.signal, isTroubled: entry.health.failures > 0, place };
    const result = await pollFeed(entry, { ...parts, ...config, store, passage, hasCallback: config.publicUrl !== null, epoch: this.epoch });
    if (result.kind === 'aborted') return;
    const { record, recorded, memory, ask } = result;
    Object.assign(entry, { health: record.health, state: record.state, memory, changedAt: performance.now() });
    entry.dueAt = record.state.nextPollAt ?? entry.dueAt;
    // Where the store has the last word (a new address may be taken), or nothing more is to be polled, it is read again.
    if (record.newUrl !== undefined || record.state.nextPollAt === null) {
      this.entries.delete(entry.feed.id);
      this.revision = null;
    }
    this.storeRetryMs = STORE_RETRY_MS.first;
    onPoll(entry.feed.id, record.trace, recorded);
    if (ask) this.track(this.askHub(entry.feed.id, ask));
  }

  private recover(entry: Entry, error: unknown): void {
    const { log } = this.parts;
    const now = this.parts.now();
    if (error instanceof StoreUnavailable && error.reason === 'deposed') {
      log.warn({ epoch: this.epoch }, 'another node polls by now; stopping');
      this.end();
    } else if (error instanceof StoreUnavailable) {
      if (now >= this.heldUntil) {
        log.warn({ feedId: entry.feed.id, reason: error.reason, retryMs: this.storeRetryMs }, 'a poll could not be stored; its validators were not either, so the feed will be fetched again');
        this.heldUntil = now + this.storeRetryMs;
        this.storeRetryMs = Math.min(this.storeRetryMs * 2, STORE_RETRY_MS.most);
      }
      entry.dueAt = instant(Math.max(now, this.heldUntil));
    } else if (!this.abort.signal.aborted) {
      log.error({ feedId: entry.feed.id, err: error }, 'a poll broke');
      entry.dueAt = shift(now, AFTER_SURPRISE_MS);
    }
  }

  private isPollSoon = false;

  /** Many polls end in one turn of the loop; the due list is looked through once for them all. */
  private pollSoon(): void {
    if (this.isPollSoon) return;
    this.isPollSoon = true;
    setImmediate(() => {
      this.isPollSoon = false;
      this.pollDue();
    });
  }

  // --- beside the polls --------------------------------------------------------------------------------------------

  private markLateFeeds(): void {
    const now = this.parts.now();
    for (const entry of this.entries.values()) {
      if (entry.phase.kind !== 'waiting' || entry.health.state === 'late') continue;
      const waitedMs = now - entry.phase.since;
      if (waitedMs < Math.max(LATE_AFTER_MS, entry.health.intervalSeconds * 500)) continue;
      const detail = `due ${Math.round(waitedMs / 1_000)} s ago, still waiting for its turn at ${hostOf(entry.feed.url)}`;
      entry.health = markLate(entry.health, detail, now);
      this.track(this.recordLate(entry, detail, now));
    }
  }

  private async recordLate(entry: Entry, detail: string, now: Instant): Promise<void> {
    const trace: PollTrace = { at: now, durationMs: 0, outcome: 'failed', httpStatus: null, bytes: 0, items: 0, added: 0, detail: `overdue: ${detail}` };
    try {
      await this.parts.store.polls.record({ feedId: entry.feed.id, epoch: this.epoch, health: entry.health, state: entry.state, added: [], edited: [], trace });
      this.parts.onPoll(entry.feed.id, trace, null);
    } catch (error) {
      this.recover(entry, error);
    }
  }

  private async askHub(id: FeedId, hub: WebSubState): Promise<void> {
    const { requester, config, log } = this.parts;
    if (config.publicUrl === null) return;
    const form = subscribeForm(hub, callbackUrl(config.publicUrl, id, hub.token));
    const { status, detail } = await requester.postForm(hub.hubUrl, form, { gate: this.gate, signal: this.abort.signal, isTroubled: false });
    // Whatever the hub answers, polling goes on; it is asked again when it has not verified in time.
    if (status !== null && status >= 200 && status < 300) log.info({ feedId: id, hub: hub.hubUrl }, 'subscription asked for');
    else log.warn({ feedId: id, hub: hub.hubUrl, detail }, 'the hub did not take the subscription');
  }

  private track(work: Promise<void>): void {
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
  }
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : '');
