'use client';

import { useTranslations } from 'next-intl';
import { useLive } from '@/components/live/useLive';
import { FEED_LANGUAGES } from '@/lib/domain/feed';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';

/** What the desk reads, by press group and language, as the feeds stand now. */
export function Coverage() {
  const t = useTranslations('quality');
  const groupName = useTranslations('pressGroup');
  const languageName = useTranslations('language');
  const feeds = useLive(({ live }) => live.feeds);
  const enabled = [...feeds.values()].filter((feed) => feed.enabled);
  const isHealthy = ({ health }: (typeof enabled)[number]) => health.state === 'ok' || health.state === 'quiet';
  const rows = [
    ...PRESS_GROUPS.map((group) => ({ key: group, name: groupName(group), own: enabled.filter((feed) => feed.pressGroup === group) })),
    ...FEED_LANGUAGES.map((language) => ({ key: language, name: languageName(language), own: enabled.filter((feed) => feed.language === language) })),
  ];
  return (
    <div role="region" aria-label={t('coverage')} tabIndex={0} className="overflow-x-auto">
      <table className="t-body max-w-[calc(var(--u)*140)]">
        <caption className="t-h4 border-t border-ink pt-1 pb-2 text-left">{t('coverage')}</caption>
        <thead>
          <tr className="t-small border-b border-rule text-ink-2">
            <th scope="col">{t('groupOrLanguage')}</th>
            <th scope="col" className="pl-4 text-right">{t('feedsOn')}</th>
            <th scope="col" className="pl-4 text-right">{t('healthy')}</th>
            <th scope="col" className="pl-4 text-right">{t('outlets')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, own }) => (
            <tr key={key} className="border-b border-rule-2">
              <th scope="row" className="py-1">{name}</th>
              <td className={`pl-4 text-right ${own.length === 0 ? 'font-strong text-warn' : ''}`}>{own.length}</td>
              <td className="pl-4 text-right">{own.filter(isHealthy).length}</td>
              <td className="pl-4 text-right">{new Set(own.map(({ outlet }) => outlet)).size}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
