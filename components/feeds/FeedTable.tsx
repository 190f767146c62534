'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useServerNow } from '@/components/live/useLive';
import { Age } from '@/components/ui/Age';
import { Moment } from '@/components/ui/Moment';
import type { FeedReason, FeedWithHealth } from '@/lib/domain/feed';
import type { Instant } from '@/lib/time/instant';
import { spanOf } from '@/lib/time/wording';
import { FeedActions } from './FeedActions';
import { StateWord } from './StateWord';

const CELL = 'py-2 pr-4 align-top max-desk:block max-desk:py-0.5';
const WIDE = 'max-desk:col-span-full';
const LABEL = 'mr-1 text-ink-3 desk:hidden';

/** Every feed with its condition. Below desk width each row becomes a block that names its figures itself. */
export function FeedTable({ feeds }: { feeds: readonly FeedWithHealth[] }) {
  const t = useTranslations('feeds');
  const edit = useTranslations('edit');
  const columns = [t('name'), t('condition'), t('lastGood'), t('next'), t('interval'), t('perDay')];
  return (
    // The roles are said because a table that is drawn as blocks would lose them.
    <table role="table" aria-label={t('label')} className="t-label max-desk:block">
      <thead role="rowgroup" className="max-desk:unseen">
        <tr role="row" className="border-b border-ink">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col" className={`py-1 pr-4 font-strong ${column === t('perDay') ? 'text-right' : ''}`}>
              {column}
            </th>
          ))}
          <th role="columnheader" scope="col" className="py-1">
            <span className="unseen">{edit('edit')}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-desk:block">
        {feeds.map((feed) => (
          <FeedRow key={feed.id} feed={feed} />
        ))}
      </tbody>
    </table>
  );
}

function FeedRow({ feed }: { feed: FeedWithHealth }) {
  const t = useTranslations('feeds');
  const groupName = useTranslations('pressGroup');
  const languageName = useTranslations('language');
  const { health } = feed;
  return (
    <tr role="row" data-feed={feed.id} className="grid-cols-2 border-b border-rule max-desk:grid max-desk:py-2 max-desk:tablet:grid-cols-4">
      <th role="rowheader" scope="row" className={`${CELL} ${WIDE} desk:max-w-80`}>
        <Link href={`/feeds/${feed.id}`} prefetch={false} className="plain-link font-medium break-words">
          {feed.name}
        </Link>
        <span className="facts t-small text-ink-2">
          <span>{groupName(feed.pressGroup)}</span>
          <span>{languageName(feed.language)}</span>
        </span>
      </th>
      <td role="cell" className={`${CELL} ${WIDE} desk:max-w-96`}>
        <StateWord state={health.state} /> <span className="text-ink-2">{useReason(feed)}</span>
        {health.failures > 0 && <span className="t-small block text-ink-2">{t('failures', { count: health.failures })}</span>}
      </td>
      <td role="cell" className={`${CELL} whitespace-nowrap`}>
        <span className={LABEL}>{t('lastGood')}</span>
        {health.lastGoodAt === null ? t('never') : <Age at={health.lastGoodAt} />}
      </td>
      <td role="cell" className={`${CELL} whitespace-nowrap`}>
        <span className={LABEL}>{t('next')}</span>
        <NextPoll at={health.nextPollAt} />
      </td>
      <td role="cell" className={`${CELL} whitespace-nowrap`}>
        <span className={LABEL}>{t('interval')}</span>
        {health.nextPollAt === null ? '–' : <Span seconds={health.intervalSeconds} />}
      </td>
      <td role="cell" className={`${CELL} desk:text-right`}>
        <span className={LABEL}>{t('perDay')}</span>
        <PerDay count={health.itemsPerDay} />
      </td>
      <td role="cell" className={`${CELL} ${WIDE} min-w-36 pr-0`}>
        <div className="-my-0.5">
          <FeedActions feed={feed} />
        </div>
      </td>
    </tr>
  );
}

/** Reasons whose particulars are figures: "HTTP 503" reads the same in every language. The others' stand, in English, on the feed's own page. */
const FIGURES: readonly FeedReason[] = ['http-status', 'throttled'];

/** Why the feed is in its state, in words. */
export function useReason({ health }: FeedWithHealth): string {
  const reason = useTranslations('feedReason');
  return health.detail && FIGURES.includes(health.reason) ? `${reason(health.reason)} (${health.detail})` : reason(health.reason);
}

export function NextPoll({ at }: { at: Instant | null }) {
  const t = useTranslations('feeds');
  const span = useTranslations('span');
  const now = useServerNow();
  if (at === null) return <>{t('notPlanned')}</>;
  const seconds = Math.round((at - now) / 1_000);
  if (seconds <= 0) return <Moment at={at}>{t('due')}</Moment>;
  const { unit, count } = spanOf(seconds);
  return <Moment at={at}>{t('in', { span: span(unit, { count }) })}</Moment>;
}

export function Span({ seconds }: { seconds: number }) {
  const t = useTranslations('span');
  const { unit, count } = spanOf(seconds);
  return <>{t(unit, { count })}</>;
}

/** One decimal below ten, none above: "0.4", "3.1", "27". */
export function PerDay({ count }: { count: number }) {
  return <>{useFormatter().number(count, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}</>;
}
