'use client';

import { useEffect, useMemo, useState } from 'react';
import { useLive } from '@/components/live/useLive';
import { VOLUME_PATH, type VolumeAnswer } from '@/lib/protocol/requests';
import type { VolumeRow } from '@/lib/domain/volumeRow';
import { SPAN_HOURS, type VolumeSpan } from '@/lib/series/volume';
import { SNAPSHOT_HOURS } from '@/lib/protocol/snapshotSize';

/** Older hours change only when an old update is found late: reading them anew this often is enough. */
const READ_AGAIN_MS = 10 * 60_000;

/**
 * The hourly counts behind a span. The live line carries the last 48 hours; what lies before them is fetched once asked
 * for, and joined where the live hours begin, so that no hour is counted twice.
 */
export function useVolumeRows(span: VolumeSpan): { counts: readonly VolumeRow[]; hasFailed: boolean; retry: () => void } {
  const live = useLive((view) => view.live.volume);
  const until = useLive((view) => view.live.volumeUntil);
  const reachesBack = SPAN_HOURS[span].total > SNAPSHOT_HOURS;
  const [older, setOlder] = useState<readonly VolumeRow[] | 'failed'>([]);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (!reachesBack) return;
    const stop = new AbortController();
    fetch(`${VOLUME_PATH}?span=${span}`, { cache: 'no-store', signal: stop.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(`answered ${response.status}`);
        setOlder(((await response.json()) as VolumeAnswer).rows);
      })
      .catch(() => {
        if (!stop.signal.aborted) setOlder('failed');
      });
    const timer = setTimeout(() => setAttempt((n) => n + 1), READ_AGAIN_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [span, reachesBack, attempt]);

  const liveFrom = (Math.floor(until / 3_600_000) - (SNAPSHOT_HOURS - 1)) * 3_600_000;
  const counts = useMemo(() => {
    if (!reachesBack || older === 'failed') return live;
    return [...older.filter((row) => row.bucketAt < liveFrom), ...live];
  }, [reachesBack, older, live, liveFrom]);
  return { counts, hasFailed: reachesBack && older === 'failed', retry: () => setAttempt((n) => n + 1) };
}
