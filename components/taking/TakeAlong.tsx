'use client';

import { useTranslations } from 'next-intl';
import { EXPORT_FORMATS } from '@/lib/exports/formatNames';

const FEEDS = [
  ['rss', 'rss'],
  ['atom', 'atom'],
  ['json', 'jsonFeed'],
] as const;

/** Ways to carry a selection off: plain links, so that each can be copied, saved or subscribed to. @param selection  as it stands in an address */
export function TakeAlong({ selection }: { selection: string }) {
  const t = useTranslations('taking');
  const more = selection === '' ? '' : `&${selection}`;
  return (
    <details className="relative">
      <summary className="action list-none [&::-webkit-details-marker]:hidden">{t('open')}</summary>
      <div role="group" aria-label={t('label')} className="absolute top-full right-0 z-10 min-w-52 border-y border-ink bg-paper px-4 py-2">
        <p className="t-label text-ink-2">{t('files')}</p>
        <ul>
          {EXPORT_FORMATS.map((format) => (
            <li key={format}>
              <a href={`/api/export?format=${format}${more}`} download className="block py-1.5 no-underline hover:underline">
                {t(`as.${format}`)}
              </a>
            </li>
          ))}
        </ul>
        <p className="t-label mt-2 text-ink-2">{t('feeds')}</p>
        <ul>
          {FEEDS.map(([as, name]) => (
            <li key={as}>
              <a href={`/api/updates/feed?as=${as}${more}`} className="block py-1.5 no-underline hover:underline">{t(name)}</a>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
