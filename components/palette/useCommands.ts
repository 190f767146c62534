'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useWatchlistCommands } from '@/components/watchlists/useWatchlistCommands';
import { OWN_PAGES, PAGES } from '@/components/frame/pages';
import { useLive } from '@/components/live/useLive';
import { useReaderMarks } from '@/components/stories/readerMarks';
import { useSelection } from '@/components/selection/useSelection';
import { useLanguageName } from '@/components/selection/useLanguageName';
import { FEED_LANGUAGES } from '@/lib/domain/feed';
import type { StoryId } from '@/lib/domain/ids';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import type { Findable } from '@/lib/palette/findCommands';
import { toggled, type ListPart } from '@/lib/selection/parts';
import { EMPTY_SELECTION, writeSelection } from '@/lib/selection/selection';
import { openSheet } from './openSheet';

export interface Command extends Findable {
  readonly key: string;
  /** of a name that is somebody else's text */
  readonly language?: string;
  readonly run: () => void;
}

export interface CommandKind {
  readonly kind: 'pages' | 'watchlists' | 'filters' | 'stories' | 'words' | 'other';
  readonly commands: readonly Command[];
  /** made from what was typed: not to be looked through */
  readonly isFound?: boolean;
}

/** All that the palette offers, in the order of its list. */
export function useCommands(typed: string, isSignedIn: boolean): readonly CommandKind[] {
  const t = useTranslations('palette');
  const page = useTranslations('nav');
  const tag = useTranslations('tag');
  const direction = useTranslations('direction');
  const group = useTranslations('pressGroup');
  const languageName = useLanguageName();
  const router = useRouter();
  const { selection, choose, clear } = useSelection();
  const stories = useLive(({ live }) => live.stories);
  const feeds = useLive(({ live }) => live.feeds);
  const { pinned } = useReaderMarks();
  const words = typed.trim();
  const watchlists = useWatchlistCommands(isSignedIn);

  const filters = useMemo(() => {
    const filter = (part: ListPart, value: string, name: string, also: string): Command => ({
      key: `${part}-${value.replace(/[^\w-]/g, '_')}`,
      name: t(selection[part].some((chosen) => chosen === value) ? 'dropFilter' : 'addFilter', { name }),
      also,
      run: () => choose(toggled(selection, part, value)),
    });
    const outlets = [...new Set([...feeds.values()].map(({ outlet }) => outlet))].sort();
    return [
      ...TAGS.map((value) => filter('tags', value, tag(value), t('tagWords'))),
      ...DIRECTIONS.map((value) => filter('directions', value, direction(value), t('directionWords'))),
      ...PRESS_GROUPS.map((value) => filter('pressGroups', value, group(value), t('groupWords'))),
      ...FEED_LANGUAGES.map((value) => filter('languages', value, languageName(value), t('languageWords'))),
      ...outlets.map((value) => filter('outlets', value, value, t('outletWords'))),
    ];
  }, [selection, choose, feeds, t, tag, direction, group, languageName]);

  const found = useMemo(
    () =>
      [...stories.values()]
        .sort((a, b) => b.lastAt - a.lastAt)
        .map(({ id, headline, otherHeadlines }) => ({
          key: `story-${id}`,
          name: headline.title,
          also: otherHeadlines.map(({ title }) => title).join(' '),
          language: headline.language,
          run: () => router.push(`/stories/${encodeURIComponent(id)}`),
        })),
    [stories, router],
  );

  return [
    { kind: 'pages', commands: [...PAGES, ...OWN_PAGES].map(({ key, path }) => ({ key: `page-${key}`, name: page(key), run: () => router.push(path) })) },
    { kind: 'watchlists', commands: watchlists },
    { kind: 'filters', commands: filters },
    { kind: 'stories', commands: found },
    { kind: 'words', isFound: true, commands: words === '' ? [] : [{ key: 'words', name: t('searchFor', { words }), run: () => router.push(`/search?${writeSelection({ ...EMPTY_SELECTION, query: words })}`) }] },
    {
      kind: 'other',
      commands: [
        { key: 'clear', name: t('clear'), run: clear },
        ...(pinned.length > 0 ? [{ key: 'pinned', name: t('pinned'), run: () => choose({ ...EMPTY_SELECTION, stories: pinned as readonly StoryId[] }) }] : []),
        { key: 'help', name: t('help'), run: () => openSheet('help') },
      ],
    },
  ];
}
