'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useLive } from '@/components/live/useLive';
import { headlineIn, topStories } from '@/lib/wall/wallStories';
import { Empty } from './Empty';
import { Kicker, lengthOf, Publishers } from './StoryLines';

const STORIES_SHOWN = 5;

/** The stories of the day by how many publishers told them in a text of their own; the first one large. */
export function StoriesScene() {
  const t = useTranslations('wall');
  const locale = useLocale();
  const stories = useLive(({ live }) => live.stories);
  const until = useLive(({ live }) => live.volumeUntil);
  const top = useMemo(() => topStories(stories.values(), until, STORIES_SHOWN), [stories, until]);
  if (top.length === 0) return <Empty words={t('noStories')} />;
  return (
    <ol className="wall-stories">
      {top.map((story, n) => {
        const { title, language } = headlineIn(story, locale);
        return (
          <li key={story.id}>
            <Kicker direction={story.direction} at={story.lastAt} tags={n === 0 ? story.tags.slice(0, 2) : []} />
            <h2 lang={language} data-length={lengthOf(title)}>
              {title}
            </h2>
            <Publishers story={story} />
          </li>
        );
      })}
    </ol>
  );
}
