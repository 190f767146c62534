'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { UpdateCard } from '@/components/updates/UpdateCard';
import type { StreamEntry } from '@/lib/stream/foldStories';
import type { Instant } from '@/lib/time/instant';
import { togglePinned, toggleRead, useReaderMarks } from './readerMarks';
import { StoryCard } from './StoryCard';

export interface EntryProps {
  readonly entry: StreamEntry;
  readonly now: Instant;
  readonly isLead: boolean;
  readonly isOpen: boolean;
  readonly onToggle: (key: string) => void;
  /** the list holds what was chosen only: a story's other updates stay out of it */
  readonly isChosen: boolean;
}

/**
 * An entry of the stream. The keys (j, k, o, s, m) go by its `data-` attributes, so that it may be drawn anywhere.
 * Drawn again only when it has changed itself: the list is folded anew with each batch.
 */
export const Entry = memo(function Entry({ entry, now, isLead, isOpen, onToggle, isChosen }: EntryProps) {
  const t = useTranslations('stream');
  const { pinned, read } = useReaderMarks();
  const { key, story, updates } = entry;
  const [newest] = updates;
  const isStory = story !== null && story.updates > 1;
  const isRead = (read[key] ?? 0) >= newest.orderedAt;
  const isPinned = newest.storyId !== null && pinned.includes(newest.storyId);
  return (
    <article
      tabIndex={-1}
      aria-labelledby={`u-${isStory ? story.id : newest.id}`}
      data-entry={key}
      data-story={newest.storyId ?? undefined}
      data-at={newest.orderedAt}
      data-link={newest.link ?? undefined}
      data-read={isRead || undefined}
      className="group relative"
    >
      {isStory ? (
        <StoryCard story={story} updates={updates} now={now} isOpen={isOpen} isGlanced={isLead} onToggle={() => onToggle(key)} isChosen={isChosen} />
      ) : (
        <UpdateCard update={newest} now={now} />
      )}
      <p className="entry-actions">
        {newest.storyId !== null && (
          <button type="button" aria-pressed={isPinned} title={t('pinTitle')} onClick={() => togglePinned(newest.storyId!)}>
            <span aria-hidden="true">{isPinned ? '★' : '☆'}</span>
            <span className="unseen">{t('pin')}</span>
          </button>
        )}
        <button type="button" aria-pressed={isRead} title={t('readTitle')} onClick={() => toggleRead(key, newest.orderedAt)}>
          <span aria-hidden="true">✓</span>
          <span className="unseen">{t('markRead')}</span>
        </button>
      </p>
    </article>
  );
}, isSame);

function isSame({ entry: before, ...one }: EntryProps, { entry: after, ...other }: EntryProps): boolean {
  return (
    before.key === after.key &&
    before.story === after.story &&
    before.updates.length === after.updates.length &&
    before.updates.every((update, index) => update === after.updates[index]) &&
    (Object.keys(one) as (keyof typeof one)[]).every((name) => one[name] === other[name])
  );
}
