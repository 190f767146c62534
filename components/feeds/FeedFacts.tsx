'use client';

import { useTranslations } from 'next-intl';
import type { Feed } from '@/lib/domain/feed';
import { Fact } from './FeedPanel';

/** What is known of a feed besides its condition. */
export function FeedFacts({ feed }: { feed: Feed }) {
  const t = useTranslations('feed');
  const groupName = useTranslations('pressGroup');
  const languageName = useTranslations('language');
  const scopeName = useTranslations('scope');
  return (
    <dl className="t-label mb-6 grid grid-cols-2 gap-x-6 gap-y-2 border-t border-rule pt-2 tablet:grid-cols-3 desk:grid-cols-6">
      <Fact name={t('outlet')}>{feed.outlet}</Fact>
      <Fact name={t('group')}>{groupName(feed.pressGroup)}</Fact>
      <Fact name={t('language')}>{languageName(feed.language)}</Fact>
      <Fact name={t('country')}>{feed.country}</Fact>
      <Fact name={t('scope')}>{scopeName(feed.scope)}</Fact>
      {feed.homepage && (
        <Fact name={t('homepage')}>
          <a href={feed.homepage} target="_blank" rel="noopener noreferrer">
            {hostOf(feed.homepage)}
          </a>
        </Fact>
      )}
      <div className="col-span-full min-w-0">
        <dt className="t-small text-ink-2">{t('address')}</dt>
        <dd className="break-all">{feed.url}</dd>
      </div>
      {feed.notes && (
        <div className="col-span-full">
          <dt className="t-small text-ink-2">{t('notes')}</dt>
          <dd className="max-w-[72ch]">{feed.notes}</dd>
        </div>
      )}
    </dl>
  );
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).hostname : address);
