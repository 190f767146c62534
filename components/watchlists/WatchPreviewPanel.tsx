'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useAnswer } from '@/components/live/useAnswer';
import { toFollow, type Threshold } from '@/lib/domain/watchlist';
import { WATCHLISTS_PATH, type WatchPreview } from '@/lib/protocol/watchlists';
import { writeSelection, type Selection } from '@/lib/selection/selection';
import { dayIn } from '@/lib/time/wording';

/** What a list would have held of the last seven days: by day, by which words, and the newest of it. */
export function WatchPreviewPanel({ selection, threshold }: { selection: Selection; threshold: Threshold }) {
  const t = useTranslations('watchlists');
  const { answer, problem, retry } = useAnswer<WatchPreview>(`${WATCHLISTS_PATH}/preview?${writeSelection({ ...selection, ...toFollow(selection), from: '', to: '' })}`);
  return (
    <section aria-labelledby="preview" className="min-w-0">
      <h2 id="preview" className="t-h4 mb-1 border-b border-ink pb-1">
        {t('preview')}
      </h2>
      {answer ? (
        <Shown preview={answer} threshold={threshold} />
      ) : (
        <p role="status" className="t-body py-2 text-ink-2">
          {problem ? t('previewFailed') : t('previewLoading')}{' '}
          {problem && (
            <button type="button" className="action" onClick={retry}>
              {t('again')}
            </button>
          )}
        </p>
      )}
    </section>
  );
}

function Shown({ preview, threshold }: { preview: WatchPreview; threshold: Threshold }) {
  const t = useTranslations('watchlists');
  const locale = useLocale();
  const { updates, days, publishers, words, readUpdates, newest } = preview;
  const most = Math.max(1, ...days.map((day) => day.updates));
  return (
    <div className="t-body">
      <p role="status" className="py-2">
        {t.rich('held', { updates, stories: publishers.length, b: (chunks) => <b>{chunks}</b> })} <span className="text-ink-2">{t('wouldTell', { count: toldOf(preview, threshold) })}</span>
      </p>
      <table className="w-full">
        <caption className="unseen">{t('byDay')}</caption>
        <tbody>
          {days.map(({ day, updates: count }) => (
            <tr key={day} className="border-t border-rule-2">
              <th scope="row" className="w-20 py-0.5 text-left font-normal text-ink-2">
                {dayIn(day, 'UTC', locale)}
              </th>
              <td className="py-0.5">
                <span aria-hidden="true" className="inline-block h-2 bg-ink-3" style={{ width: `${(count / most) * 100}%` }} />
              </td>
              <td className="w-12 py-0.5 text-right tabular-nums">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {words.length > 0 && (
        <>
          <h3 className="font-strong mt-3">{t('words', { count: readUpdates })}</h3>
          <p className="break-words">
            {words.map(({ word, updates: count }) => (
              <span key={word} className="mr-3 inline-block">
                <q className="quotes-none">{word}</q> <span className="text-ink-3 tabular-nums">{count}</span>
              </span>
            ))}
          </p>
        </>
      )}
      {newest.length > 0 ? (
        <>
          <h3 className="font-strong mt-3">{t('newest')}</h3>
          <ul>
            {newest.map(({ id, title, outlet, language, orderedAt }) => (
              <li key={id} className="border-t border-rule-2 py-1.5">
                <a href={`/updates/${id}`} lang={language} className="no-underline hover:underline">
                  {title}
                </a>{' '}
                <span className="text-ink-3">
                  {outlet}, {dayIn(orderedAt, 'UTC', locale)}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="mt-3 text-ink-2">{t('nothingHeld')}</p>
      )}
    </div>
  );
}

/** How often the list would have spoken. */
function toldOf({ updates, publishers }: WatchPreview, threshold: Threshold): number {
  if (threshold === 'each-update') return updates;
  return threshold === 'each-story' ? publishers.length : publishers.filter((count) => count >= threshold.publishers).length;
}
