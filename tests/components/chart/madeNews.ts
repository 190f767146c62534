import type { PressGroup } from '@/lib/domain/pressGroup';
import type { Direction, Tag } from '@/lib/domain/tag';
import { storyId } from '@/lib/domain/ids';
import type { IndexPointAnswer, PressAnswer } from '@/lib/protocol/news';
import type { NewsRow } from '@/lib/series/newsRow';
import { comparePressGroups } from '@/lib/series/pressGroups';
import { decomposePoint, relationsIndex } from '@/lib/series/relationsIndex';
import { compareStress } from '@/lib/series/stress';
import { countByHour, layOutVolume, VOLUME_DIMENSIONS } from '@/lib/series/volumeBy';
import { DAY, HOUR, instant, shift } from '@/lib/time/instant';
import { makeStory } from '../../fixtures/made/records';

const FIRST = instant(Date.parse('2025-12-20'));
const LAST = instant(Date.parse('2026-01-09T18:00Z'));
const day = (text: string) => instant(Date.parse(text));

/** Three weeks of made news: freeze before the new year, a day without any, thaw after it. */
export const ROWS: readonly NewsRow[] = Array.from({ length: 21 }, (_, n) => n)
  .filter((n) => n !== 5)
  .flatMap((n) => [made(n, 0, 'wire', 'sanctions'), made(n, 1, 'us-media', 'diplomacy'), made(n, 1, 'wire', 'diplomacy'), made(n, 2, 'venezuelan-independent', 'security')]);

function made(n: number, story: number, pressGroup: PressGroup, tag: Tag): NewsRow {
  const direction: Direction = story === 2 ? 'neutral' : n < 12 ? 'freeze' : 'thaw';
  return {
    id: `item-${n}-${story}-${pressGroup}`,
    at: shift(FIRST, n * DAY + (8 + story + (pressGroup === 'wire' ? 0 : 2)) * HOUR),
    timeKnown: true,
    storyId: `story-${n}-${story}`,
    outlet: `Outlet of ${pressGroup}`,
    publisher: `family of ${pressGroup}`,
    voice: `family of ${pressGroup}`,
    pressGroup,
    language: 'en',
    tags: [tag],
    direction,
    from: story === 0 ? 'us' : 've',
    step: story === 0 ? 'act' : 'statement',
  };
}

type Answers = Record<string, readonly [number, unknown] | 'offline'>;

/** What the routes answer, as they reckon it. */
export function madeAnswers(rows: readonly NewsRow[] = ROWS): Answers {
  const range = { from: FIRST, to: day('2026-01-10'), barHours: 24 };
  const index = relationsIndex(rows, { from: FIRST, to: LAST });
  const press = comparePressGroups(rows);
  return {
    'GET /api/index': [200, { variant: 'all', points: index.points }],
    'GET /api/volume/by': [200, layOutVolume(countByHour(rows, VOLUME_DIMENSIONS[0]), VOLUME_DIMENSIONS[0], range)],
    'GET /api/stress': [200, compareStress([['diplomacy'], ['diplomacy'], ['regional']], rows)],
    'GET /api/press': [200, { ...press, named: press.stories.map(({ storyId: id }) => makeStory(id)) } satisfies PressAnswer],
    'GET /api/index/point': [200, madePoint('2026-01-08', rows)],
    'GET /api/facets': [200, { total: 9, tags: {}, directions: {}, pressGroups: {}, languages: {}, outlets: [{ outlet: 'Outlet of wire', updates: 6 }] }],
  };
}

export function madePoint(text: string, rows: readonly NewsRow[] = ROWS): IndexPointAnswer {
  const { points, parts } = relationsIndex(rows);
  const contributions = decomposePoint(parts, day(text));
  const ids = [...new Set(contributions.map((part) => part.storyId))];
  return { point: points.find((point) => point.day === day(text))!, contributions, stories: ids.map((id) => makeStory(id, { id: storyId(id) })) };
}
