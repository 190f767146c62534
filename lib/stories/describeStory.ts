import type { ItemId, StoryId } from '@/lib/domain/ids';
import { PRESS_GROUPS, type PressGroup } from '@/lib/domain/pressGroup';
import type { Headline, PaceState, Story } from '@/lib/domain/story';
import { DIRECTIONS, TAGS, type Direction, type Tag } from '@/lib/domain/tag';
import { DAY, type Instant } from '@/lib/time/instant';

/** What a story is described by, of each of its updates. */
export interface StoryUpdateFacts {
  readonly itemId: ItemId;
  readonly title: string;
  readonly language: string;
  /** where it stands in time; midnight UTC sharp: only its day is known */
  readonly at: Instant;
  readonly outlet: string;
  readonly pressGroup: PressGroup;
  /** publisher family of the outlet, and the one its text is counted for */
  readonly publisher: string;
  readonly voice: string;
  readonly tags: readonly Tag[];
  readonly direction: Direction;
}

/** Which of its updates give a story its headlines, as grouping chose them. */
export interface ChosenHeadlines {
  readonly headlineId: ItemId;
  /** by language */
  readonly headlines: Readonly<Record<string, ItemId>>;
}

/**
 * A story as it is shown, from all of its updates.
 * @param updates   at least one, in any order
 * @param chosen    ids that are not among the updates (any more) are passed over; where none is left, the first report's headline stands
 * Errors: throws when there is no update.
 */
export function describeStory(id: StoryId, updates: readonly StoryUpdateFacts[], chosen: ChosenHeadlines, pace: PaceState): Story {
  const inOrder = [...updates].sort((a, b) => a.at - b.at || (a.itemId < b.itemId ? -1 : 1));
  const [first] = inOrder;
  const last = inOrder.at(-1);
  if (!first || !last) throw new Error(`story ${id} holds no update`);
  const firstReport = inOrder.find(({ at }) => at % DAY !== 0) ?? first;
  const languages = commonestFirst(inOrder.map(({ language }) => language));
  return {
    id,
    ...chooseHeadlines(inOrder, chosen, firstReport, languages),
    firstAt: first.at,
    lastAt: last.at,
    updates: inOrder.length,
    independentPublishers: new Set(inOrder.map(({ voice }) => voice)).size,
    carriers: new Set(inOrder.map(({ publisher }) => publisher)).size,
    firstReport: { itemId: firstReport.itemId, outlet: firstReport.outlet, pressGroup: firstReport.pressGroup, at: firstReport.at },
    pressGroups: PRESS_GROUPS.filter((group) => inOrder.some(({ pressGroup }) => pressGroup === group)),
    languages,
    tags: commonTags(inOrder),
    direction: commonDirection(inOrder),
    pace,
  };
}

function chooseHeadlines(
  updates: readonly StoryUpdateFacts[],
  { headlineId, headlines }: ChosenHeadlines,
  firstReport: StoryUpdateFacts,
  languages: readonly string[],
): Pick<Story, 'headline' | 'otherHeadlines'> {
  const byId = new Map(updates.map((update) => [update.itemId, update]));
  const others = Object.entries(headlines)
    .flatMap(([language, itemId]) => toHeadline(byId.get(itemId), language))
    .sort((a, b) => languages.indexOf(a.language) - languages.indexOf(b.language) || (a.language < b.language ? -1 : 1));
  const headline =
    others.find(({ itemId }) => itemId === headlineId) ?? toHeadline(byId.get(headlineId))[0] ?? others[0] ?? (toHeadline(firstReport)[0] as Headline);
  return { headline, otherHeadlines: others.filter(({ itemId, language }) => itemId !== headline.itemId && language !== headline.language) };
}

const toHeadline = (update: StoryUpdateFacts | undefined, language = update?.language ?? ''): Headline[] =>
  update ? [{ itemId: update.itemId, title: update.title, language }] : [];

/** Level ones by name, so that the same updates always give the same story. */
function commonestFirst(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([value]) => value);
}

function commonTags(updates: readonly StoryUpdateFacts[]): Tag[] {
  const count = (tag: Tag) => updates.filter(({ tags }) => tags.includes(tag)).length;
  return TAGS.map((tag) => ({ tag, carried: count(tag) }))
    .filter(({ carried }) => carried > 0 && carried * 3 >= updates.length)
    .sort((a, b) => b.carried - a.carried)
    .map(({ tag }) => tag);
}

/** One voice each: an agency's text in five outlets is read once, and a newsroom of two minds by what it says more often. */
function commonDirection(updates: readonly StoryUpdateFacts[]): Direction {
  const voices = new Map<string, Direction[]>();
  for (const { voice, direction } of updates) voices.set(voice, [...(voices.get(voice) ?? []), direction]);
  return prevailing([...voices.values()].map(prevailing));
}

/** A step that at least as many see as see none prevails, unless as many see the opposite step. */
function prevailing(directions: readonly Direction[]): Direction {
  const [thaw = 0, freeze = 0, neutral = 0] = DIRECTIONS.map((one) => directions.filter((direction) => direction === one).length);
  if (thaw === freeze || Math.max(thaw, freeze) < neutral) return 'neutral';
  return thaw > freeze ? 'thaw' : 'freeze';
}
