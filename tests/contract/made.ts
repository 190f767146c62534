import type { PollTrace } from '@/lib/domain/poll';
import { createHash, randomUUID } from 'node:crypto';
import type { Feed, FeedHealth } from '@/lib/domain/feed';
import { feedId, itemId, type FeedId } from '@/lib/domain/ids';
import type { Item } from '@/lib/domain/item';
import type { Marks } from '@/lib/domain/marks';
import { HOUR, instant, type Instant } from '@/lib/time/instant';
import type { EditedItem, JudgedItem, PollRecord, PollState } from '@/server/store/store';

/** Records made for the tests: whole, plausible, and each part open to change. */
export const NOON = instant(Date.UTC(2026, 0, 15, 12));
export const later = (milliseconds: number): Instant => instant(NOON + milliseconds);

export function madeFeed(id: string, parts: Partial<Feed> = {}): Feed {
  return {
    id: feedId(id),
    name: `Feed ${id}`,
    outlet: `Outlet ${id}`,
    url: `https://feeds.example.org/${id}.xml`,
    homepage: null,
    language: 'en',
    country: 'US',
    pressGroup: 'wire',
    scope: 'topic',
    enabled: true,
    notes: '',
    ...parts,
  };
}

export function madeHealth(parts: Partial<FeedHealth> = {}): FeedHealth {
  return {
    state: 'ok',
    reason: 'healthy',
    detail: '',
    since: NOON,
    lastPollAt: NOON,
    lastGoodAt: NOON,
    lastNewItemAt: null,
    nextPollAt: later(HOUR),
    intervalSeconds: 3_600,
    failures: 0,
    itemsPerDay: 1,
    ...parts,
  };
}

export function madeState(feed: FeedId, parts: Partial<PollState> = {}): PollState {
  return {
    feedId: feed,
    etag: null,
    lastModified: null,
    bodyHash: null,
    newestItemAt: null,
    itemCount: 0,
    redirect: null,
    hub: null,
    nextPollAt: later(HOUR),
    ...parts,
  };
}

export function madeTrace(parts: Partial<PollTrace> = {}): PollTrace {
  return { at: later(1), durationMs: 12.5, outcome: 'fetched', httpStatus: 200, bytes: 1_000, items: 1, added: 1, detail: '', ...parts };
}

export function madePoll(feed: string, parts: Partial<PollRecord> = {}): PollRecord {
  return {
    feedId: feedId(feed),
    epoch: 1_000_000,
    health: madeHealth(),
    state: madeState(feedId(feed)),
    added: [],
    edited: [],
    trace: madeTrace(),
    ...parts,
  };
}

export function madeItem(feed: string, identity: string, parts: Partial<Item> = {}): Item {
  const title = parts.title ?? `Envoys meet in Caracas: ${identity}`;
  return {
    id: itemId(createHash('sha256').update(`${feed} ${identity}`).digest('base64url').slice(0, 22)),
    feedId: feedId(feed),
    identity,
    guid: identity,
    link: `https://${feed}.example.org/${encodeURIComponent(identity)}`,
    title,
    summary: '',
    author: null,
    outlet: `Outlet ${feed}`,
    language: 'en',
    publishedAt: NOON,
    dateTrust: 'stated',
    firstSeenAt: NOON,
    orderedAt: NOON,
    contentHash: createHash('sha256').update(title).digest('base64url'),
    ...parts,
  };
}

export const madeMarks = (parts: Partial<Marks> = {}): Marks => ({
  relevance: { relevant: true, confidence: 0.9, words: ['Caracas'] },
  tags: [],
  direction: { value: 'neutral', confidence: 0.9, words: [] },
  actors: { from: null, to: null },
  kind: 'act',
  unsure: false,
  rulesVersion: 'test-1',
  ...parts,
});

export const RELEVANT: Marks = madeMarks();
export const IRRELEVANT: Marks = madeMarks({ relevance: { relevant: false, confidence: 0.9, words: [] } });

export const kept = (item: Item): JudgedItem => ({ item, marks: RELEVANT, holdings: [] });
export const refused = (item: Item): JudgedItem => ({ item, marks: IRRELEVANT, holdings: [] });

/** The same entry with another wording. */
export function reworded(judged: JudgedItem, title: string, version: number, marks = judged.marks, holdings = judged.holdings): EditedItem {
  return { item: { ...judged.item, title, contentHash: `hash of ${title}` }, marks, holdings, version };
}

export const uniqueName = (): string => randomUUID().slice(0, 8);
