'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Comments } from '@/components/judgement/Comments';
import { Judge } from '@/components/judgement/Judge';
import { JudgeStory } from '@/components/judgement/JudgeStory';
import { StarLine } from '@/components/judgement/StarLine';
import { useAnswer } from '@/components/live/useAnswer';
import { PanelNote } from '@/components/status/PanelNote';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { Moment } from '@/components/ui/Moment';
import { TagName } from '@/components/ui/TagName';
import type { StoryId } from '@/lib/domain/ids';
import type { Me } from '@/lib/judgement/me';
import type { ClaimNames } from '@/lib/claims/claimNumbers';
import { STORIES_PATH, type StoryAnswer } from '@/lib/protocol/news';
import { EMPTY_SELECTION, writeSelection, type Selection } from '@/lib/selection/selection';
import { longDayIn, momentIn } from '@/lib/time/wording';
import { togglePinned, useReaderMarks } from './readerMarks';
import { SpreadDrawing } from './SpreadDrawing';
import { StoryBearsOn } from './StoryBearsOn';
import { StoryReach } from './StoryReach';
import { StoryTimeline } from './StoryTimeline';
import { StoryWhy } from './StoryWhy';

interface Props {
  readonly initial: StoryAnswer;
  readonly claims: ClaimNames;
  readonly me: Me | null;
  /** what else happened in those days */
  readonly children: ReactNode;
}

/** One story in full, in step with the news: who reported it when, in whose words, and why it is read as it is. */
export function StoryPanel({ initial, claims, me, children }: Props) {
  const t = useTranslations('story');
  const direction = useTranslations('direction');
  const pace = useTranslations('pace');
  const locale = useLocale();
  const { pinned } = useReaderMarks();
  const { answer, retry } = useAnswer<StoryAnswer>(`${STORIES_PATH}/${encodeURIComponent(initial.story.id)}`, initial);
  const { story, updates } = answer ?? initial;
  const judged = (into: StoryId) => (into === story.id ? retry() : location.assign(`/stories/${encodeURIComponent(into)}`));
  const isPinned = pinned.includes(story.id);

  return (
    <div className="gap-x-8 desk:grid desk:grid-cols-[minmax(0,1fr)_calc(var(--u)*80)]">
      <article className="min-w-0">
        <PanelNote />
        <p className="facts mb-2 text-ink-2">
          <a href="/">{t('desk')}</a>
          <span>{t('of', { count: story.updates })}</span>
          <span>{t('since', { day: longDayIn(story.firstAt, 'UTC', locale) })}</span>
        </p>
        <h1 lang={story.headline.language} className="t-h1 mb-3 max-w-[32ch] break-words">
          {story.headline.title}
        </h1>
        {story.otherHeadlines.map(({ itemId, language, title }) => (
          <p key={itemId} lang={language} className="t-quote mb-2 max-w-[60ch] text-ink-2">
            {title}
          </p>
        ))}
        <p className="t-label mb-6 flex flex-wrap items-baseline gap-x-5 gap-y-1">
          <a href={deskWith({ directions: [story.direction] })} className="plain-link font-strong">
            <DirectionGlyph direction={story.direction} /> {direction(story.direction)}
          </a>
          {story.tags.map((tag) => (
            <a key={tag} href={deskWith({ tags: [tag] })} className="plain-link">
              <TagName tag={tag} />
            </a>
          ))}
          <strong>{pace(story.pace)}</strong>
          <span>
            {t('firstAt')} <Moment at={story.firstAt}>{momentIn(story.firstAt, 'UTC', locale)} UTC</Moment>
          </span>
          <span>
            {t('newestAt')} <Moment at={story.lastAt}>{momentIn(story.lastAt, 'UTC', locale)} UTC</Moment>
          </span>
          <a href={deskWith({ stories: [story.id] })}>{t('onDesk')}</a>
          <button type="button" className="action" aria-pressed={isPinned} onClick={() => togglePinned(story.id)}>
            {isPinned ? t('unpin') : t('pin')}
          </button>
        </p>
        <SpreadDrawing updates={updates} firstItem={story.firstReport.itemId} />
        <StoryTimeline story={story} updates={updates} />
        <Judge target={story.id} me={me} claims={claims} onUndone={retry}>
          {me?.mayJudge ? <JudgeStory answer={answer ?? initial} onJudged={judged} /> : null}
        </Judge>
      </article>
      <aside aria-label={t('aside')} className="min-w-0 max-desk:mt-6">
        {me && <StarLine on={{ kind: 'story', id: story.id }} />}
        <StoryReach story={story} />
        <StoryBearsOn headlineId={story.headline.itemId} claims={claims} />
        <StoryWhy story={story} updates={updates} />
        {children}
        {me && <Comments on={{ kind: 'story', id: story.id }} me={me} />}
      </aside>
    </div>
  );
}

const deskWith = (selection: Partial<Selection>) => `/?${writeSelection({ ...EMPTY_SELECTION, ...selection })}`;
