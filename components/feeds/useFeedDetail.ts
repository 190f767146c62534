'use client';

import { useEffect, useState } from 'react';
import { useLive } from '@/components/live/useLive';
import { FEEDS_PATH, type FeedDetail } from '@/lib/protocol/requests';

/**
 * A feed's page kept in step: its condition comes by the live line; when that changed, its history is read again.
 * `feed` is undefined once the feed was removed.
 */
export function useFeedDetail(initial: FeedDetail): Omit<FeedDetail, 'feed'> & { readonly feed: FeedDetail['feed'] | undefined } {
  const [detail, setDetail] = useState(initial);
  const feed = useLive(({ live }) => live.feeds.get(initial.feed.id));
  const health = feed?.health;
  const hasChanged = health !== undefined && (health.lastPollAt !== detail.feed.health.lastPollAt || health.since !== detail.feed.health.since);

  useEffect(() => {
    if (!hasChanged) return;
    const stop = new AbortController();
    fetch(`${FEEDS_PATH}/${initial.feed.id}`, { cache: 'no-store', signal: stop.signal })
      .then(async (response) => {
        if (response.ok) setDetail((await response.json()) as FeedDetail);
      })
      .catch(() => {
        // The history stays as it was; the next change tries again.
      });
    return () => stop.abort();
  }, [hasChanged, health, initial.feed.id]);

  return { ...detail, feed };
}
