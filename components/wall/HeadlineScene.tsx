'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { Story } from '@/lib/domain/story';
import { headlineIn } from '@/lib/wall/wallStories';
import { Kicker, lengthOf, Publishers } from './StoryLines';

/** A new story of weight, in place of whatever scene it interrupts. */
export function HeadlineScene({ story }: { story: Story }) {
  const t = useTranslations('wall');
  const { title, language } = headlineIn(story, useLocale());
  return (
    <article className="wall-headline" role="alert">
      <p className="wall-alarm">{t(story.pace === 'breaking' ? 'interrupts.breaking' : 'interrupts.weighty')}</p>
      <h2 lang={language} data-length={lengthOf(title)}>
        {title}
      </h2>
      <Kicker direction={story.direction} at={story.firstAt} tags={story.tags.slice(0, 2)}>
        <span>{story.firstReport.outlet}</span>
      </Kicker>
      <Publishers story={story} />
    </article>
  );
}
