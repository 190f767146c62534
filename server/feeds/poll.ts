import type { PollTrace } from '@/lib/domain/poll';
import { createHash } from 'node:crypto';
import type { Feed, FeedHealth, FeedReason } from '@/lib/domain/feed';
import { ok, type Result } from '@/lib/domain/result';
import { shift, type Instant } from '@/lib/time/instant';
import { ingest, type Ingested } from '../pipeline/ingest';
import type { PollRecord, PollRecorded, PollState, Store, WebSubState } from '../store/store';
import { deriveHealth, itemsPerDayAfter, type Verdict } from './feedState';
import { believableTimes, refuseCopy } from './guardCopy';
import type { FeedDocument, FeedReader, ParsedFeed, ReadRefusal } from './reading/parsedFeed';
import type { Passage, Requester, RequestOutcome } from './request';
import { scheduleNextPoll, type PollEnding, type ScheduleLimits } from './schedule';
import { planSubscription, type HubOffer } from './websub';

/** A feed as the poller knows it when its turn comes. */
export interface PollTarget {
  readonly feed: Feed;
  readonly health: FeedHealth;
  readonly state: PollState;
  readonly memory: PollMemory;
}

/** What is good to know from poll to poll, and no loss to forget at a restart. */
export interface PollMemory {
  readonly ttlSeconds: number | null;
  readonly skipHours: readonly number[];
  /** when a body last came, or the poller started: see `verifyAfterMs` */
  readonly lastBodyAt: Instant;
  /** what is odd about the copy that an "unchanged" speaks of; null: not known since the start */
  readonly copyRemarks: string | null;
}

export interface PollParts {
  readonly store: { readonly items: Pick<Store['items'], 'known'>; readonly polls: Pick<Store['polls'], 'record'> };
  readonly reader: Pick<FeedReader, 'read' | 'readTexts'>;
  readonly requester: Requester;
  readonly passage: Passage;
  readonly now: () => Instant;
  readonly random: () => number;
  readonly makeToken: () => string;
  readonly limits: ScheduleLimits;
  /** a feed that has said "unchanged" for so long is asked without validators once: some servers say it for ever */
  readonly verifyAfterMs: number;
  /** WebSub is possible: hubs can reach us */
  readonly hasCallback: boolean;
  readonly epoch: number;
}

export type PollResult =
  | {
      readonly kind: 'recorded';
      readonly record: PollRecord;
      readonly recorded: PollRecorded;
      readonly memory: PollMemory;
      /** a subscription to ask its hub for, now that it is stored */
      readonly ask: WebSubState | null;
    }
  | { readonly kind: 'aborted' };

/** What a poll brought, before anything is written. */
interface Findings {
  readonly trace: 'fetched' | 'unchanged' | 'throttled' | 'failed';
  readonly verdict: Verdict;
  readonly ending: PollEnding;
  readonly freshSeconds: number | null;
  /** the state a good poll leaves behind; null after a bad one, whose validators must not hide the next good copy */
  readonly state: PollState | null;
  readonly newUrl?: string;
  readonly document: ParsedFeed | null;
  readonly ingested: Ingested | null;
  readonly offer: HubOffer | null | undefined;
}

/**
 * One visit to a feed: request, unchanged?, read, guard, ingest, schedule, record. Validators, items and the feed's
 * condition are saved in one transaction, so whatever is not stored is simply fetched again.
 * Errors: `StoreUnavailable` from the store; nothing has happened then.
 */
export async function pollFeed(target: PollTarget, parts: PollParts): Promise<PollResult> {
  const at = parts.now();
  const startedAt = performance.now();
  const isVerifying = at - target.memory.lastBodyAt > parts.verifyAfterMs;
  const validators = isVerifying ? { etag: null, lastModified: null } : target.state;

  const outcome = await parts.requester.get(target.feed.url, validators, parts.passage);
  if (outcome.kind === 'aborted') return { kind: 'aborted' };
  const findings = await examine(outcome, target, parts, at, isVerifying);
  if (findings === 'aborted') return { kind: 'aborted' };

  const memory: PollMemory = {
    ttlSeconds: findings.document ? findings.document.ttlSeconds : target.memory.ttlSeconds,
    skipHours: findings.document ? findings.document.skipHours : target.memory.skipHours,
    lastBodyAt: outcome.kind === 'body' ? at : target.memory.lastBodyAt,
    copyRemarks: findings.ingested && findings.document ? copyRemarks(findings.document, findings.ingested) : target.memory.copyRemarks,
  };
  const schedule = scheduleNextPoll({
    ending: findings.ending,
    intervalSeconds: target.health.intervalSeconds,
    failures: findings.verdict.kind === 'bad' ? target.health.failures + 1 : 0,
    hints: { freshSeconds: findings.freshSeconds, ttlSeconds: memory.ttlSeconds, skipHours: memory.skipHours },
    limits: parts.limits,
    now: shift(at, performance.now() - startedAt),
    random: parts.random(),
  });
  const health = deriveHealth(target.health, findings.verdict, schedule, at);
  const subscription = planSubscription(target.state.hub, parts.hasCallback ? findings.offer : null, at, parts.makeToken);
  const record: PollRecord = {
    feedId: target.feed.id,
    epoch: parts.epoch,
    health,
    state: { ...(findings.state ?? target.state), hub: subscription.hub, nextPollAt: health.nextPollAt },
    ...(findings.newUrl === undefined ? {} : { newUrl: findings.newUrl }),
    added: findings.ingested?.added ?? [],
    edited: findings.ingested?.edited ?? [],
    trace: makeTrace(outcome, findings, at, performance.now() - startedAt),
  };
  const recorded = await parts.store.polls.record(record);
  return { kind: 'recorded', record, recorded, memory, ask: subscription.shouldAsk ? subscription.hub : null };
}

async function examine(
  outcome: Exclude<RequestOutcome, { kind: 'aborted' }>,
  target: PollTarget,
  parts: PollParts,
  at: Instant,
  isVerifying: boolean,
): Promise<Findings | 'aborted'> {
  const { feed, health, state } = target;
  switch (outcome.kind) {
    case 'failed':
      return bad(outcome.reason, outcome.detail, isLasting(outcome.reason, outcome.status));
    case 'gone':
      return bad('gone', 'HTTP 410: the publisher has withdrawn it', true);
    case 'throttled': {
      const wish = outcome.retryAfterSeconds === null ? '' : `, Retry-After ${outcome.retryAfterSeconds} s`;
      const findings = bad('throttled', `HTTP ${outcome.status}${wish}`, true);
      return { ...findings, trace: 'throttled', ending: { kind: 'throttled', retryAfterSeconds: outcome.retryAfterSeconds } };
    }
    case 'unchanged': {
      const wasAskedFor = !isVerifying && (state.etag !== null || state.lastModified !== null);
      if (!wasAskedFor) return bad('http-status', 'HTTP 304, though nothing was said that could be unchanged', true);
      return unchanged(outcome, target, at, false);
    }
    case 'body': {
      const bodyHash = createHash('sha256').update(outcome.body).digest('base64url');
      const validators = { etag: outcome.etag, lastModified: outcome.lastModified, bodyHash };
      if (bodyHash === state.bodyHash) {
        const wasConditional = !isVerifying && (state.etag !== null || state.lastModified !== null);
        const findings = unchanged(outcome, target, at, wasConditional);
        return { ...findings, state: { ...(findings.state ?? state), ...validators } };
      }
      const { body: bytes, contentType, contentLanguage, url } = outcome;
      const read = await readAndIngest({ bytes, contentType, contentLanguage, url }, feed, parts, at).catch((error: unknown) => {
        // The reader is closed beside the poller when the process stops.
        if (parts.passage.signal.aborted) return null;
        throw error;
      });
      if (read === null) return 'aborted';
      if (!read.ok) return bad(read.error.reason, read.error.detail, true);
      const { document, ingested } = read.value;
      const itemTimes = believableTimes(document.items.map((item) => item.publishedAt), at);
      const newestItemAt = itemTimes.length === 0 ? null : itemTimes.reduce((a, b) => (a > b ? a : b));
      const newItems = ingested.added.length;
      const refusal = refuseCopy({ items: ingested.items, newItems, newestItemAt }, state, health, at);
      if (refusal) return bad(refusal.reason, refusal.detail, true);
      const { redirect, newUrl } = nextRedirect(state, outcome.permanentUrl, feed.url);
      return {
        trace: 'fetched',
        verdict: {
          kind: 'good',
          detail: joinRemarks(copyRemarks(document, ingested), wayRemarks(outcome, newUrl, false)),
          newItems,
          itemsPerDay: itemsPerDayAfter({ previous: health.itemsPerDay, sinceMs: sinceGood(health, at), newItems, itemTimes, now: at }),
        },
        ending: { kind: 'good', newItems, itemTimes },
        freshSeconds: outcome.freshSeconds,
        state: { ...state, ...validators, newestItemAt: newestItemAt ?? state.newestItemAt, itemCount: ingested.items, redirect },
        ...(newUrl === undefined ? {} : { newUrl }),
        document,
        ingested,
        offer: hubOffer(outcome, document, feed.url),
      };
    }
  }
}

async function readAndIngest(document: FeedDocument, feed: Feed, { reader, store }: PollParts, now: Instant): Promise<Result<{ document: ParsedFeed; ingested: Ingested }, ReadRefusal>> {
  const reading = await reader.read(document);
  if (!reading.ok) return reading;
  return ok({ document: reading.value, ingested: await ingest(reading.value, feed, { items: store.items, reader, now }) });
}

function bad(reason: FeedReason, detail: string, lasting: boolean): Findings {
  return {
    trace: 'failed',
    verdict: { kind: 'bad', reason, detail },
    ending: { kind: 'bad', isLasting: lasting },
    freshSeconds: null,
    state: null,
    document: null,
    ingested: null,
    offer: undefined,
  };
}

function unchanged(outcome: Extract<RequestOutcome, { kind: 'unchanged' | 'body' }>, target: PollTarget, at: Instant, isWasteful: boolean): Findings {
  const { feed, health, state, memory } = target;
  const { redirect, newUrl } = nextRedirect(state, outcome.permanentUrl, feed.url);
  const itemsPerDay = itemsPerDayAfter({ previous: health.itemsPerDay, sinceMs: sinceGood(health, at) ?? 0, newItems: 0, itemTimes: [], now: at });
  return {
    trace: 'unchanged',
    verdict: {
      kind: 'good',
      // A failure's words are over; after a restart the words kept with the feed stand in for the copy's.
      detail: memory.copyRemarks === null ? (isGood(health) ? health.detail : '') : joinRemarks(memory.copyRemarks, wayRemarks(outcome, newUrl, isWasteful)),
      newItems: 0,
      itemsPerDay,
    },
    ending: { kind: 'good', newItems: 0, itemTimes: [] },
    freshSeconds: outcome.freshSeconds,
    // A 304 may bring newer validators (RFC 9110 §15.4.5); one that brings none leaves the old ones standing.
    state: { ...state, etag: outcome.etag ?? state.etag, lastModified: outcome.lastModified ?? state.lastModified, redirect },
    ...(newUrl === undefined ? {} : { newUrl }),
    document: null,
    ingested: null,
    offer: undefined,
  };
}

/** So many permanent redirects in a row to the same place, each with a good answer, rewrite the feed's address. */
const REDIRECTS_TO_MOVE = 3;

function nextRedirect(state: PollState, permanentUrl: string | null, url: string): { redirect: PollState['redirect']; newUrl?: string } {
  if (permanentUrl === null || permanentUrl === url) return { redirect: null };
  const count = state.redirect?.url === permanentUrl ? state.redirect.count + 1 : 1;
  return count < REDIRECTS_TO_MOVE ? { redirect: { url: permanentUrl, count } } : { redirect: null, newUrl: permanentUrl };
}

/** Answers that the next minute will not change. */
function isLasting(reason: FeedReason, status: number | null): boolean {
  if (reason === 'http-status') return status !== null && status < 500;
  return reason === 'bad-address' || reason === 'private-address' || reason === 'redirect-loop' || reason === 'too-many-redirects' || reason === 'too-large';
}

/** What is odd about a copy that is good all the same, for the feeds page. */
function copyRemarks(document: ParsedFeed, ingested: Ingested): string {
  return joinRemarks(...document.repairs, ...ingested.remarks);
}

/** What is odd about how it came. */
function wayRemarks(outcome: Extract<RequestOutcome, { kind: 'unchanged' | 'body' }>, newUrl: string | undefined, isWasteful: boolean): string {
  const type = outcome.kind === 'body' ? (outcome.contentType?.split(';')[0]?.trim().toLowerCase() ?? '') : '';
  return joinRemarks(
    type.startsWith('text/html') ? 'sent as text/html' : '',
    newUrl !== undefined ? `moved for good, polled at ${newUrl} from now on` : '',
    newUrl === undefined && outcome.permanentUrl !== null ? `moved for good to ${outcome.permanentUrl}` : '',
    outcome.permanentUrl === null && outcome.isRedirected ? `redirected to ${outcome.url}` : '',
    isWasteful ? 'sends the whole feed although nothing changed' : '',
  );
}

const joinRemarks = (...remarks: string[]) => remarks.filter((remark) => remark !== '').join('; ');

const isGood = (health: FeedHealth) => health.state === 'ok' || health.state === 'quiet';

const sinceGood = (health: FeedHealth, at: Instant) => (health.lastGoodAt === null ? null : at - health.lastGoodAt);

/** Headers speak before the document (WebSub §4). Without a stated topic, the address we fetched is the topic. */
function hubOffer(outcome: Extract<RequestOutcome, { kind: 'body' }>, document: ParsedFeed, url: string): HubOffer | null {
  const hubUrl = outcome.hubUrl ?? document.hubUrl;
  return hubUrl === null ? null : { hubUrl, topicUrl: outcome.selfUrl ?? document.selfUrl ?? url };
}

function makeTrace(outcome: Exclude<RequestOutcome, { kind: 'aborted' }>, findings: Findings, at: Instant, durationMs: number): PollTrace {
  return {
    at,
    durationMs: Math.round(durationMs),
    outcome: findings.trace,
    httpStatus: outcome.status,
    bytes: outcome.bytes,
    items: findings.ingested?.items ?? 0,
    added: findings.ingested?.added.length ?? 0,
    detail: (findings.verdict.kind === 'bad' ? `${findings.verdict.reason}: ${findings.verdict.detail}` : findings.verdict.detail).slice(0, 500),
  };
}
