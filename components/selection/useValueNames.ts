'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useLive } from '@/components/live/useLive';
import type { ClaimId, Stance } from '@/lib/domain/claim';
import type { FeedId, StoryId } from '@/lib/domain/ids';
import type { PressGroup } from '@/lib/domain/pressGroup';
import type { Direction, Tag } from '@/lib/domain/tag';
import { dayLater, isDay } from '@/lib/selection/days';
import type { ListPart } from '@/lib/selection/parts';
import { instant } from '@/lib/time/instant';
import { dayIn, momentIn } from '@/lib/time/wording';
import { useLanguageName } from './useLanguageName';

/** Numbers of the claims in the order of the article, by id. */
export type ClaimNumbers = Readonly<Record<ClaimId, number>>;

/** What a chosen value is called on screen. */
export function useValueNames(claimNumbers: ClaimNumbers): (part: ListPart, value: string) => string {
  const t = useTranslations('selection');
  const tag = useTranslations('tag');
  const direction = useTranslations('direction');
  const group = useTranslations('pressGroup');
  const stance = useTranslations('stance');
  const languageName = useLanguageName();
  const feeds = useLive(({ live }) => live.feeds);
  const stories = useLive(({ live }) => live.stories);
  return (part, value) => {
    switch (part) {
      case 'tags':
        return tag(value as Tag);
      case 'directions':
        return direction(value as Direction);
      case 'pressGroups':
        return group(value as PressGroup);
      case 'stances':
        return stance(value as Stance);
      case 'languages':
        return languageName(value);
      case 'claims':
        return t('claim', { number: claimNumbers[value as ClaimId] ?? value });
      case 'feeds':
        return feeds.get(value as FeedId)?.name ?? value;
      case 'stories':
        return stories.get(value as StoryId)?.headline.title ?? t('aStory');
      case 'outlets':
        return value;
    }
  };
}

/** "9 Jan 2026" for a day, with its hour for a moment; the text itself when it is neither. */
export function useBoundName(): (bound: string) => string {
  const locale = useLocale();
  return (bound) => {
    const at = Date.parse(bound);
    if (!Number.isFinite(at)) return bound;
    return isDay(bound) ? `${dayIn(instant(at), 'UTC', locale)} ${bound.slice(0, 4)}` : `${momentIn(instant(at), 'UTC', locale)} UTC`;
  };
}

/** The dates of a selection in words; empty when it has none. */
export function useDatesName(): (from: string, to: string) => string {
  const t = useTranslations('selection');
  const bound = useBoundName();
  return (from, to) => {
    // The last day that is in it, not the first that is out.
    const until = isDay(to) ? dayLater(to, -1) : to;
    if (from && until) return from === until ? bound(from) : t('fromTo', { from: bound(from), to: bound(until) });
    if (from) return t('since', { from: bound(from) });
    return until ? t('until', { to: bound(until) }) : '';
  };
}
