import { PRESS_GROUPS, type PressGroup } from '@/lib/domain/pressGroup';
import { HOUR, type Instant } from '@/lib/time/instant';
import type { NewsRow } from './newsRow';

export interface GroupFigures {
  readonly pressGroup: PressGroup;
  readonly updates: number;
  /** of all updates, 0…1 */
  readonly share: number;
  readonly stories: number;
  readonly publishers: number;
  /** of the group's stories, 0…1: each story divides 1 among the directions of its updates in the group */
  readonly direction: { readonly thaw: number; readonly freeze: number; readonly neutral: number };
  /** stories that it reported before every other group */
  readonly first: number;
  /** the middle of how many hours after the first report it had a story that others had too, 0 where it was the first; null without such a story */
  readonly medianHoursBehind: number | null;
  /** large stories of the others that it did not report, largest first */
  readonly silentOn: readonly string[];
}

export interface PressComparison {
  /** every press group, also the silent ones */
  readonly groups: readonly GroupFigures[];
  /** groups without any update */
  readonly silent: readonly PressGroup[];
  readonly stories: readonly StoryRace[];
}

/** Who reported a story first, and how long until others followed. Largest story first. */
export interface StoryRace {
  readonly storyId: string;
  readonly publishers: number;
  readonly first: { readonly publisher: string; readonly outlet: string; readonly pressGroup: PressGroup; readonly at: Instant };
  /** every other publisher family, in order of time */
  readonly followers: readonly { readonly publisher: string; readonly outlet: string; readonly pressGroup: PressGroup; readonly hours: number }[];
  /** hours from the first report to the first of another group; null while no other has it */
  readonly hoursUntilOtherGroup: number | null;
}

/** A story is large enough to be missed when at least so many publishers report it, in at least so many groups. */
export const LARGE_STORY = { publishers: 4, groups: 3 };

/**
 * Press groups side by side.
 * @param rows  of the span compared, any order. Those of which only the day is known count for share and direction, not for who was first.
 */
export function comparePressGroups(rows: readonly NewsRow[]): PressComparison {
  const stories = storyRaces(rows);
  const reportedBy = new Map<string, Set<PressGroup>>();
  const publishersOf = new Map<string, Set<string>>();
  for (const { storyId, pressGroup, publisher } of rows) {
    reportedBy.set(storyId, (reportedBy.get(storyId) ?? new Set<PressGroup>()).add(pressGroup));
    publishersOf.set(storyId, (publishersOf.get(storyId) ?? new Set<string>()).add(publisher));
  }
  const size = (storyId: string) => publishersOf.get(storyId)?.size ?? 0;
  const large = [...reportedBy]
    .filter(([storyId, groups]) => size(storyId) >= LARGE_STORY.publishers && groups.size >= LARGE_STORY.groups)
    .map(([storyId]) => storyId)
    .sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
  const groups = PRESS_GROUPS.map((pressGroup) => figuresOf(pressGroup, rows, stories, large, reportedBy));
  return { groups, silent: groups.filter(({ updates }) => updates === 0).map(({ pressGroup }) => pressGroup), stories };
}

function figuresOf(
  pressGroup: PressGroup,
  rows: readonly NewsRow[],
  races: readonly StoryRace[],
  large: readonly string[],
  reportedBy: ReadonlyMap<string, ReadonlySet<PressGroup>>,
): GroupFigures {
  const own = rows.filter((row) => row.pressGroup === pressGroup);
  const byStory = new Map<string, { thaw: number; freeze: number; neutral: number }>();
  for (const { storyId, direction } of own) {
    const counts = byStory.get(storyId) ?? { thaw: 0, freeze: 0, neutral: 0 };
    counts[direction] += 1;
    byStory.set(storyId, counts);
  }
  const share = (of: 'thaw' | 'freeze' | 'neutral') =>
    byStory.size === 0 ? 0 : [...byStory.values()].reduce((sum, counts) => sum + counts[of] / (counts.thaw + counts.freeze + counts.neutral), 0) / byStory.size;
  // A story that nobody else has is no race.
  const raced = races.filter(({ hoursUntilOtherGroup }) => hoursUntilOtherGroup !== null);
  const behind = raced.flatMap(({ first, followers }) => (first.pressGroup === pressGroup ? 0 : (followers.find((one) => one.pressGroup === pressGroup)?.hours ?? [])));
  return {
    pressGroup,
    updates: own.length,
    share: rows.length === 0 ? 0 : own.length / rows.length,
    stories: byStory.size,
    publishers: new Set(own.map(({ publisher }) => publisher)).size,
    direction: { thaw: share('thaw'), freeze: share('freeze'), neutral: share('neutral') },
    first: raced.filter(({ first }) => first.pressGroup === pressGroup).length,
    medianHoursBehind: median(behind),
    silentOn: large.filter((storyId) => !reportedBy.get(storyId)?.has(pressGroup)),
  };
}

/** Of rows whose hour is known. Two at the same moment: the smaller id stands first, so that the order of rows changes nothing. */
export function storyRaces(rows: readonly NewsRow[]): StoryRace[] {
  const byStory = new Map<string, NewsRow[]>();
  for (const row of rows) {
    if (!row.timeKnown) continue;
    const own = byStory.get(row.storyId);
    if (own) own.push(row);
    else byStory.set(row.storyId, [row]);
  }
  const races = [...byStory].flatMap(([storyId, own]) => {
    own.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    const firstOf = new Map<string, NewsRow>();
    for (const row of own) if (!firstOf.has(row.publisher)) firstOf.set(row.publisher, row);
    const [first, ...others] = firstOf.values();
    if (!first) return [];
    const followers = others.map((row) => ({ publisher: row.publisher, outlet: row.outlet, pressGroup: row.pressGroup, hours: (row.at - first.at) / HOUR }));
    return [
      {
        storyId,
        publishers: firstOf.size,
        first: { publisher: first.publisher, outlet: first.outlet, pressGroup: first.pressGroup, at: first.at },
        followers,
        hoursUntilOtherGroup: followers.find((one) => one.pressGroup !== first.pressGroup)?.hours ?? null,
      },
    ];
  });
  return races.sort((a, b) => b.publishers - a.publishers || a.first.at - b.first.at || (a.storyId < b.storyId ? -1 : 1));
}

/** Of an even number, the mean of the two in the middle. */
function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
