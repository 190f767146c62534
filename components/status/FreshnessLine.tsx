'use client';

import { useTranslations } from 'next-intl';
import { useLive, usePanelFreshness } from '@/components/live/useLive';
import { StatusGlyph, type GlyphShape } from '@/components/ui/StatusGlyph';
import { Age } from '@/components/ui/Age';
import type { PanelFreshness } from '@/lib/time/freshness';
import { clockIn } from '@/lib/time/wording';

/** `waiting`: connected, and no feed has been read yet, as on a first start. */
export type DeskFreshness = PanelFreshness | 'waiting';

export const FRESHNESS_SHAPES: Record<DeskFreshness, GlyphShape> = { live: 'filled', late: 'half', stale: 'open', waiting: 'open', offline: 'struck' };

export function useDeskFreshness(): DeskFreshness {
  const freshness = usePanelFreshness();
  const hasRead = useLive(({ live }) => live.freshness.lastGoodPollAt !== null);
  return freshness !== 'offline' && !hasRead ? 'waiting' : freshness;
}

/** How fresh the whole desk is, at the top right of every live page; on anything narrow in two short lines. */
export function FreshnessLine() {
  const t = useTranslations('freshness');
  const state = useDeskFreshness();
  const live = useLive((view) => view.live);
  const { lastGoodPollAt, feeds } = live.freshness;
  const polled = feeds.ok + feeds.quiet + feeds.late + feeds.degraded + feeds.failing;
  const answering = { good: state === 'waiting' ? 0 : feeds.ok + feeds.quiet, all: polled };
  return (
    <div role="group" aria-label={t('label')} className="facts freshness">
      <strong role="status">
        <StatusGlyph shape={FRESHNESS_SHAPES[state]} /> {t(state)}
      </strong>
      <span>
        {state === 'offline' ? t('offlineSince', { time: clockIn(live.asOf, 'UTC') }) : lastGoodPollAt === null ? t('neverRead') : t.rich('read', { age: () => <Age at={lastGoodPollAt} /> })}
      </span>
      <span>{t('feeds', answering)}</span>
      {state !== 'offline' && <span aria-hidden="true">{t('feedsShort', answering)}</span>}
    </div>
  );
}
