'use client';

import { useTranslations } from 'next-intl';
import { LanguageName } from '@/components/ui/LanguageName';
import { useMomentTitle } from '@/components/ui/Moment';
import type { Story } from '@/lib/domain/story';
import type { Update } from '@/lib/domain/update';
import type { Instant } from '@/lib/time/instant';
import { EntryTags } from './EntryTags';
import { EntryTime } from './EntryTime';
import { Spread } from './Spread';
import { StoryUpdates } from './StoryUpdates';

/** From so many independent publishers a story is set larger. */
const WEIGHTY = 4;

interface Props {
  readonly story: Story;
  /** those that the list holds, newest first */
  readonly updates: readonly [Update, ...Update[]];
  readonly now: Instant;
  readonly isOpen: boolean;
  /** shows its newest updates without being asked */
  readonly isGlanced: boolean;
  readonly onToggle: () => void;
  /** the list holds what was chosen only: the story's other updates stay out of it */
  readonly isChosen: boolean;
}

/** A story with its updates folded in. */
export function StoryCard({ story, updates, now, isOpen, isGlanced, onToggle, isChosen }: Props) {
  const t = useTranslations('stream');
  const titleOf = useMomentTitle();
  const { headline, independentPublishers, carriers } = story;
  const times = [t('firstAt', { time: titleOf(story.firstAt) }), t('newestAt', { time: titleOf(story.lastAt) })];
  return (
    <div className="entry">
      <EntryTime at={updates[0].orderedAt} now={now} direction={story.direction} title={times.join('\n')} />
      <div className="min-w-0">
        <h3 id={`u-${story.id}`} lang={headline.language} className={`${independentPublishers >= WEIGHTY ? 't-h3' : 't-h5'} break-words`}>
          <a href={`/stories/${encodeURIComponent(story.id)}`} className="plain-link">
            {headline.title}
          </a>
        </h3>
        <EntryTags tags={story.tags} isUnsure={updates.every(({ marks }) => marks.unsure)} pace={story.pace} />
        <div className="mt-1 mb-0.5">
          <Spread independent={independentPublishers} carriers={carriers} />
        </div>
        <p className="facts items-baseline text-ink-2">
          <span>{t.rich('spread', { independent: independentPublishers, carriers: carriers - independentPublishers, b: (chunks) => <b className="text-ink">{chunks}</b> })}</span>
          <span className="flex gap-1">
            {story.languages.map((code) => (
              <LanguageName key={code} code={code} />
            ))}
          </span>
          <span>{t('groups', { count: story.pressGroups.length })}</span>
          <button type="button" data-key="enter" aria-expanded={isOpen} onClick={onToggle} className="action">
            {isChosen && updates.length < story.updates ? t('matching', { count: updates.length, all: story.updates }) : t('updates', { count: story.updates })}
          </button>
        </p>
        {(isOpen || isGlanced) && <StoryUpdates story={story} updates={updates} isWhole={isOpen} isChosen={isChosen} />}
      </div>
    </div>
  );
}
