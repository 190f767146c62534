'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Moment, useMomentTitle } from '@/components/ui/Moment';
import type { Update } from '@/lib/domain/update';
import type { Instant } from '@/lib/time/instant';
import { clockIn, dayIn, partsIn } from '@/lib/time/wording';
import { Wordings } from './Wordings';

/** One update. Its texts are other people's: shown as text, in their language, and leading to their page. */
export function UpdateCard({ update, now }: { update: Update; now: Instant }) {
  const t = useTranslations('updates');
  const groupName = useTranslations('pressGroup');
  const locale = useLocale();
  const titleOf = useMomentTitle();
  const at = update.orderedAt;
  const isToday = partsIn(at, 'UTC').day === partsIn(now, 'UTC').day && Math.abs(now - at) < 86_400_000;
  const times = [
    ...(update.publishedAt !== null ? [t('published', { time: titleOf(update.publishedAt) })] : []),
    t('seen', { time: titleOf(update.firstSeenAt) }),
  ];
  return (
    <article className="grid grid-cols-[calc(var(--u)*12)_minmax(0,1fr)] py-2" aria-labelledby={`u-${update.id}`}>
      <p className="pt-0.5 text-ink-3" title={times.join('\n')}>
        <time dateTime={new Date(at).toISOString()}>
          {clockIn(at, 'UTC')}
          {!isToday && <span className="block t-micro">{dayIn(at, 'UTC', locale)}</span>}
        </time>
      </p>
      <div className="min-w-0">
        <h3 id={`u-${update.id}`} lang={update.language} className="t-h5 break-words">
          {update.link ? (
            <a href={update.link} target="_blank" rel="noopener noreferrer" className="plain-link">
              {update.title}
              <span className="unseen" lang={locale}>
                {' '}
                ({t('opens')})
              </span>
            </a>
          ) : (
            update.title
          )}
        </h3>
        {update.summary && (
          <p lang={update.language} className="t-label mt-1 line-clamp-3 break-words text-ink-2">
            {update.summary}
          </p>
        )}
        <p className="facts mt-1 text-ink-2">
          <span className="font-medium text-ink">{update.outlet}</span>
          <span>{groupName(update.pressGroup)}</span>
          <LanguageName code={update.language} />
          {update.author && update.author !== update.outlet && <span className="max-w-full overflow-hidden text-ellipsis">{t('by', { author: update.author })}</span>}
        </p>
        {update.dateTrust !== 'stated' && (
          <p className="mt-1 text-warn">
            {update.dateTrust === 'future' && update.publishedAt !== null ? <Moment at={update.publishedAt}>{t('future')}</Moment> : t(update.dateTrust)}
          </p>
        )}
        {update.version > 1 && <Wordings key={update.version} update={update} />}
      </div>
    </article>
  );
}

function LanguageName({ code }: { code: string }) {
  const t = useTranslations('language');
  const isNamed = code === 'en' || code === 'es' || code === 'pt';
  return (
    <abbr title={isNamed ? t(code) : t('other', { code })} className="no-underline">
      {code.toUpperCase()}
    </abbr>
  );
}
