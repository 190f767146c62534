'use client';

import { useLocale, useTranslations } from 'next-intl';
import { memo } from 'react';
import { EntryTags } from '@/components/stories/EntryTags';
import { EntryTime } from '@/components/stories/EntryTime';
import { LanguageName } from '@/components/ui/LanguageName';
import { useMomentTitle } from '@/components/ui/Moment';
import type { Update } from '@/lib/domain/update';
import type { Instant } from '@/lib/time/instant';
import type { Finder } from './useFinder';

/** An update that was found, with the words it was found by marked. */
export const SearchResult = memo(function SearchResult({ update, now, find }: { update: Update; now: Instant; find: Finder }) {
  const t = useTranslations('search');
  const updates = useTranslations('updates');
  const groupName = useTranslations('pressGroup');
  const locale = useLocale();
  const titleOf = useMomentTitle();
  const { marks } = update;
  const title = <Marked pieces={find(update.language, update.title)} />;
  return (
    <li className="border-b border-rule">
      <article tabIndex={-1} aria-labelledby={`r-${update.id}`} data-entry={update.storyId ?? update.id} data-story={update.storyId ?? undefined} data-at={update.orderedAt} data-link={update.link ?? undefined} className="entry">
        <EntryTime at={update.orderedAt} now={now} direction={marks.direction.value} title={titleOf(update.orderedAt)} />
        <div className="min-w-0">
          <h3 id={`r-${update.id}`} lang={update.language} className="t-h4 break-words">
            {update.link ? (
              <a href={update.link} target="_blank" rel="noopener noreferrer" className="plain-link">
                {title}
                <span className="unseen" lang={locale}>
                  {' '}
                  ({updates('opens')})
                </span>
              </a>
            ) : (
              title
            )}
          </h3>
          {update.summary && (
            <p lang={update.language} className="t-label mt-1 line-clamp-3 max-w-[80ch] break-words text-ink-2">
              <Marked pieces={find(update.language, update.summary)} />
            </p>
          )}
          <EntryTags tags={marks.tags.map(({ tag }) => tag)} isUnsure={marks.unsure} />
          <p className="facts mt-1 text-ink-2">
            <span className="font-medium text-ink">{update.outlet}</span>
            <span>{groupName(update.pressGroup)}</span>
            <LanguageName code={update.language} />
            {update.storyId !== null && <a href={`/stories/${encodeURIComponent(update.storyId)}`}>{t('story')}</a>}
            <a href={`/updates/${update.id}`} data-key="enter">
              {updates('why')}
            </a>
          </p>
        </div>
      </article>
    </li>
  );
});

function Marked({ pieces }: { pieces: ReturnType<Finder> }) {
  return pieces.map(({ text, isFound }, index) => (isFound ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>));
}
