'use client';

import { useTranslations } from 'next-intl';
import { useLive } from '@/components/live/useLive';
import { FEED_LANGUAGES } from '@/lib/domain/feed';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { FIGURE, FiguresFrame, FiguresRow } from './FiguresFrame';

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
    <FiguresFrame caption={t('coverage')} width="max-w-[calc(var(--u)*140)]" columns={[t('groupOrLanguage'), t('feedsOn'), t('healthy'), t('outlets')]}>
      {rows.map(({ key, name, own }) => (
        <FiguresRow key={key} name={name}>
          <td className={`${FIGURE} ${own.length === 0 ? 'font-strong text-warn' : ''}`}>{own.length}</td>
          <td className={FIGURE}>{own.filter(isHealthy).length}</td>
          <td className={FIGURE}>{new Set(own.map(({ outlet }) => outlet)).size}</td>
        </FiguresRow>
      ))}
    </FiguresFrame>
  );
}
