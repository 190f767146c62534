'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useServerNow } from '@/components/live/useLive';
import { Moment } from '@/components/ui/Moment';
import type { FeedDetail } from '@/lib/protocol/requests';
import { DAY, instant, type Instant } from '@/lib/time/instant';
import { shortMomentIn } from '@/lib/time/wording';
import { StateWord } from './StateWord';

/** How a feed got into its state, its last visits, and the updates it brought. */
export function FeedHistory({ turns, polls, updates }: Omit<FeedDetail, 'feed'>) {
  const t = useTranslations('feed');
  const locale = useLocale();
  // To the day: the words of a moment change only with it.
  const today = instant(Math.floor(useServerNow() / DAY) * DAY);
  const at = (moment: Instant) => <Moment at={moment}>{shortMomentIn(moment, today, 'UTC', locale)}</Moment>;
  return (
    <div className="grid gap-x-(--gutter) gap-y-8 desk:grid-cols-2">
      <Turns turns={turns} at={at} />
      <Polls polls={polls} at={at} />
      <section aria-label={t('updates')} className="min-w-0 border-t border-ink pt-1">
        <h2 className="mb-1 font-strong">{t('updates')}</h2>
        {updates.length === 0 ? (
          <p className="t-label text-ink-2">{t('noUpdates')}</p>
        ) : (
          <ol>
            {updates.map((update) => (
              <li key={update.id} className="grid grid-cols-[calc(var(--u)*24)_minmax(0,1fr)] border-b border-rule-2 py-1.5">
                <span className="t-small pt-0.5 text-ink-3">{at(update.orderedAt)}</span>
                <span lang={update.language} className="t-aside break-words">
                  {update.link ? (
                    <a href={update.link} target="_blank" rel="noopener noreferrer" className="plain-link">
                      {update.title}
                    </a>
                  ) : (
                    update.title
                  )}
                </span>
              </li>
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}

type At = (moment: Instant) => React.ReactNode;

function Turns({ turns, at }: { turns: FeedDetail['turns']; at: At }) {
  const t = useTranslations('feed');
  const reason = useTranslations('feedReason');
  return (
    <section aria-label={t('turns')} className="min-w-0 border-t border-ink pt-1">
      <h2 className="mb-1 font-strong">{t('turns')}</h2>
      {turns.length === 0 ? (
        <p className="t-label text-ink-2">{t('noTurns')}</p>
      ) : (
        <ol className="t-label">
          {turns.map((turn) => (
            <li key={`${turn.at} ${turn.to}`} className="grid grid-cols-[calc(var(--u)*24)_minmax(0,1fr)] border-b border-rule-2 py-1.5">
              <span className="t-small pt-0.5 text-ink-3">{at(turn.at)}</span>
              <span>
                <StateWord state={turn.from} /> <span aria-hidden="true">→</span> <StateWord state={turn.to} /> <span className="text-ink-2">{reason(turn.reason)}</span>
                {turn.detail && (
                  <span lang="en" className="t-small block break-words text-ink-2">
                    {turn.detail}
                  </span>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Polls({ polls, at }: { polls: FeedDetail['polls']; at: At }) {
  const t = useTranslations('feed');
  if (polls.length === 0) {
    return (
      <section aria-label={t('polls')} className="min-w-0 desk:row-span-2 border-t border-ink pt-1">
        <h2 className="mb-1 font-strong">{t('polls')}</h2>
        <p className="t-label text-ink-2">{t('noPolls')}</p>
      </section>
    );
  }
  const figures = [t('status'), t('size'), t('items'), t('newItems'), t('took')];
  return (
    <section aria-label={t('polls')} className="min-w-0 desk:row-span-2 border-t border-ink pt-1">
      <h2 className="mb-1 font-strong">{t('polls')}</h2>
      <div role="group" aria-label={t('polls')} tabIndex={0} className="overflow-x-auto">
        <table>
          <thead>
            <tr className="border-b border-rule text-ink-2">
              <th scope="col" className="py-1 pr-4">
                {t('pollAt')}
              </th>
              <th scope="col" className="py-1 pr-4">
                {t('outcome')}
              </th>
              {figures.map((name) => (
                <th key={name} scope="col" className="py-1 pr-4 text-right">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {polls.map((poll) => (
              <tr key={poll.at} className="border-b border-rule-2 align-top">
                <th scope="row" className="py-1 pr-4 whitespace-nowrap">
                  {at(poll.at)}
                </th>
                <td className="py-1 pr-4">
                  <span className="font-medium">{t(poll.outcome)}</span>
                  {poll.detail && (
                    <span lang="en" className="block max-w-60 break-words text-ink-2">
                      {poll.detail}
                    </span>
                  )}
                </td>
                <td className="py-1 pr-4 text-right">{poll.httpStatus ?? '–'}</td>
                <td className="py-1 pr-4 text-right whitespace-nowrap">{sizeWords(poll.bytes)}</td>
                <td className="py-1 pr-4 text-right">{poll.items}</td>
                <td className="py-1 pr-4 text-right">{poll.added}</td>
                <td className="py-1 pr-4 text-right whitespace-nowrap">{poll.durationMs} ms</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function sizeWords(bytes: number): string {
  if (bytes === 0) return '–';
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
