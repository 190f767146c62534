import { FEED_LANGUAGES, type FeedLanguage, type FeedState, type FeedWithHealth } from '@/lib/domain/feed';
import { PRESS_GROUPS, type PressGroup } from '@/lib/domain/pressGroup';
import type { VolumeRow } from '@/lib/domain/volumeRow';

/** States in which a feed that is turned on tells us less than it should. */
export const BLIND_STATES = ['failing', 'degraded', 'late', 'gone'] as const satisfies readonly FeedState[];

/** What a reader of the desk is not seeing, and would otherwise take for calm. */
export interface BlindSpots {
  readonly feeds: readonly { readonly state: (typeof BLIND_STATES)[number]; readonly names: readonly string[] }[];
  /** press groups without any update in the window */
  readonly silentGroups: readonly PressGroup[];
  /** languages in which no feed is turned on */
  readonly languages: readonly FeedLanguage[];
}

/** @param window  updates per hour and press group over the window that "silent" is about */
export function findBlindSpots(feeds: readonly FeedWithHealth[], window: readonly VolumeRow[]): BlindSpots {
  const heard = new Set(window.filter(({ count }) => count > 0).map(({ pressGroup }) => pressGroup));
  return {
    feeds: BLIND_STATES.map((state) => ({
      state,
      names: feeds.filter((feed) => feed.enabled && feed.health.state === state).map((feed) => feed.name).sort((a, b) => a.localeCompare(b)),
    })).filter(({ names }) => names.length > 0),
    silentGroups: PRESS_GROUPS.filter((group) => !heard.has(group)),
    languages: FEED_LANGUAGES.filter((language) => !feeds.some((feed) => feed.enabled && feed.language === language)),
  };
}

/** Of what a reader chose: those of it that nothing was heard of, so that an empty list is not taken for calm. */
export function silentIn(chosen: { readonly pressGroups: readonly PressGroup[]; readonly languages: readonly string[] }, counts: { readonly pressGroups: Readonly<Record<string, number>>; readonly languages: Readonly<Record<string, number>> }): { readonly groups: readonly PressGroup[]; readonly languages: readonly string[] } {
  const isSilent = (heard: Readonly<Record<string, number>>) => (value: string) => (heard[value] ?? 0) === 0;
  return {
    groups: (chosen.pressGroups.length > 0 ? chosen.pressGroups : PRESS_GROUPS).filter(isSilent(counts.pressGroups)),
    languages: (chosen.languages.length > 0 ? chosen.languages : FEED_LANGUAGES).filter(isSilent(counts.languages)),
  };
}
