'use client';

import { useTranslations } from 'next-intl';
import { EntryTags } from '@/components/stories/EntryTags';
import { EntryTime } from '@/components/stories/EntryTime';
import { LanguageName } from '@/components/ui/LanguageName';
import { Moment, useMomentTitle } from '@/components/ui/Moment';
import type { Update } from '@/lib/domain/update';
import type { Instant } from '@/lib/time/instant';
import { Headline } from './Headline';
import { Wordings } from './Wordings';

/** One update. Its texts are other people's: shown as text, in their language, and leading to their page. */
export function UpdateCard({ update, now }: { update: Update; now: Instant }) {
  const t = useTranslations('updates');
  const groupName = useTranslations('pressGroup');
  const titleOf = useMomentTitle();
  const { marks } = update;
  const times = [
    ...(update.publishedAt !== null ? [t('published', { time: titleOf(update.publishedAt) })] : []),
    t('seen', { time: titleOf(update.firstSeenAt) }),
  ];
  return (
    <div className="entry">
      <EntryTime at={update.orderedAt} now={now} direction={marks.direction.value} title={times.join('\n')} />
      <div className="min-w-0">
        <h3 id={`u-${update.id}`} className="t-h5 break-words">
          <Headline update={update} />
        </h3>
        {update.summary && (
          <p lang={update.language} className="t-label mt-1 line-clamp-2 break-words text-ink-2">
            {update.summary}
          </p>
        )}
        <EntryTags tags={marks.tags.map(({ tag }) => tag)} isUnsure={marks.unsure} />
        <p className="facts mt-1 items-baseline text-ink-2">
          <span className="font-medium text-ink">{update.outlet}</span>
          <span>{groupName(update.pressGroup)}</span>
          <LanguageName code={update.language} />
          {update.author && update.author !== update.outlet && <span className="max-w-full overflow-hidden text-ellipsis">{t('by', { author: update.author })}</span>}
          <a href={`/updates/${update.id}`} data-key="enter" className="action min-w-6">
            {t('why')}
          </a>
        </p>
        {update.dateTrust !== 'stated' && (
          <p className="mt-1 text-warn">
            {update.dateTrust === 'future' && update.publishedAt !== null ? <Moment at={update.publishedAt}>{t('future')}</Moment> : t(update.dateTrust)}
          </p>
        )}
        {update.version > 1 && <Wordings key={update.version} update={update} />}
      </div>
    </div>
  );
}
