import { makeMarks } from '../../fixtures/made/records';
import type { ChangeBody } from '@/lib/domain/change';
import type { FeedHealth, FeedWithHealth } from '@/lib/domain/feed';
import { feedId, itemId } from '@/lib/domain/ids';
import type { Update } from '@/lib/domain/update';
import type { Freshness } from '@/lib/time/freshness';
import { instant, MINUTE } from '@/lib/time/instant';

/** Noon on the day after the story began. */
export const NOON = instant(Date.UTC(2026, 0, 4, 12));

export function madeUpdate(n: number, changed: Partial<Update> = {}): Update {
  const at = instant(NOON + n * MINUTE);
  return {
    id: itemId(`item-${String(n).padStart(6, '0')}`),
    feedId: feedId('made-wire'),
    feedName: 'Made Wire',
    outlet: 'Made Wire',
    pressGroup: 'wire',
    country: 'GB',
    language: 'en',
    title: `Made headline number ${n} about Caracas`,
    summary: 'Two sentences of nothing in particular. They stand for a summary.',
    link: `https://wire.example/${n}`,
    author: null,
    publishedAt: at,
    dateTrust: 'stated',
    firstSeenAt: at,
    orderedAt: at,
    version: 1,
    editedAt: null,
    marks: makeMarks(),
    storyId: null,
    ...changed,
  };
}

export const added = (n: number, changed?: Partial<Update>): ChangeBody => ({ kind: 'update-added', update: madeUpdate(n, changed) });

export function madeFeed(id: string, changed: Partial<FeedHealth> = {}): FeedWithHealth {
  return {
    id: feedId(id),
    name: `Feed ${id}`,
    outlet: 'Made Wire',
    url: `https://wire.example/${id}.xml`,
    homepage: null,
    language: 'en',
    country: 'GB',
    pressGroup: 'wire',
    scope: 'topic',
    enabled: true,
    notes: '',
    health: {
      state: 'ok',
      reason: 'healthy',
      detail: '',
      since: NOON,
      lastPollAt: NOON,
      lastGoodAt: NOON,
      lastNewItemAt: NOON,
      nextPollAt: instant(NOON + 5 * MINUTE),
      intervalSeconds: 300,
      failures: 0,
      itemsPerDay: 12,
      ...changed,
    },
  };
}

export function madeFreshness(changed: Partial<Freshness> = {}): Freshness {
  return {
    newestUpdateAt: NOON,
    lastGoodPollAt: NOON,
    pollEverySeconds: 300,
    feeds: { ok: 1, quiet: 0, late: 0, degraded: 0, failing: 0, gone: 0, paused: 0 },
    storeWritable: true,
    ...changed,
  };
}
