import type { PressGroup } from '@/lib/domain/pressGroup';
import type { Direction } from '@/lib/domain/tag';
import type { IndexVariant } from '@/lib/protocol/news';
import type { NewsRow } from '@/lib/series/newsRow';
import { partWeight, type IndexPart } from '@/lib/series/relationsIndex';
import { DAY, instant, type Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import { tagsIn } from '../rows';
import type { UpdateFilter } from '../store';
import { jsonRows } from './jsonRows';
import { passes } from './updateFilter';

/** See `NewsStore.rows`. */
export async function newsRows(db: Db, dialect: Dialect, filter: UpdateFilter): Promise<NewsRow[]> {
  const rows = await db
    .selectFrom('items')
    .innerJoin('feeds', 'feeds.id', 'items.feed_id')
    .select(['items.id', 'items.ordered_at', 'items.story_id', 'items.outlet', 'items.publisher', 'items.voice', 'items.language'])
    .select(['items.tag_bits', 'items.direction', 'items.actor_from', 'items.step', 'feeds.press_group'])
    .where(passes(dialect, filter))
    .execute();
  return rows.map((row) => {
    const publisher = row.publisher ?? row.outlet;
    return {
      id: row.id,
      at: instant(row.ordered_at),
      // Feeds that give only a day say its midnight.
      timeKnown: row.ordered_at % DAY !== 0,
      storyId: row.story_id ?? row.id,
      outlet: row.outlet,
      publisher,
      voice: row.voice ?? publisher,
      pressGroup: row.press_group as PressGroup,
      language: row.language,
      tags: tagsIn(row.tag_bits),
      direction: row.direction as Direction,
      from: row.actor_from as NewsRow['from'],
      step: row.step as NewsRow['step'],
    };
  });
}

/** A day's parts of the index as one text, since a year has a hundred thousand of them: read by `toIndexParts`. */
export interface IndexDay {
  readonly day: number;
  /** JSON: what stands in `StoredPart`, over and over */
  readonly body: string;
}

type StoredPart = readonly [storyId: string, pressGroup: PressGroup, publishers: number, thaw: number, freeze: number, updates: number];

/** See `NewsStore.indexParts`. */
export function indexDays(db: Db, dialect: Dialect, variant: IndexVariant, from: Instant, to: Instant): Promise<IndexDay[]> {
  const body = jsonRows(dialect, ['story_id', 'press_group', 'publishers', 'thaw_share', 'freeze_share', 'updates']).$castTo<string>();
  return db
    .selectFrom('index_parts')
    .select(['day', body.as('body')])
    .where('variant', '=', variant)
    .where('day', '>=', from)
    .where('day', '<', to)
    .groupBy('day')
    .execute();
}

export const toIndexParts = (days: readonly IndexDay[]): IndexPart[] =>
  days.flatMap(({ day, body }) =>
    (JSON.parse(body) as StoredPart[]).map(([storyId, pressGroup, publishers, thaw, freeze, updates]) => ({
      day: instant(day),
      storyId,
      pressGroup,
      publishers,
      weight: partWeight(publishers),
      thaw,
      freeze,
      updates,
    })),
  );
