import type { VolumeRow } from '@/lib/domain/volumeRow';
import type { FeedWithHealth } from '@/lib/domain/feed';
import type { DataVersion, Sequence } from '@/lib/domain/ids';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import type { ClaimState } from '@/lib/domain/claim';
import type { Story } from '@/lib/domain/story';
import type { Update } from '@/lib/domain/update';
import type { Freshness } from '@/lib/time/freshness';
import type { Instant } from '@/lib/time/instant';
import { claimStateSchema, dataVersionSchema, feedSchema, freshnessSchema, instantSchema, sequenceSchema, storySchema, updateSchema } from './records';
import { z, type ZodMiniType } from './zod';

export const SNAPSHOT_PATH = '/api/snapshot';

/**
 * The whole of what a desk draws, at one place in history. The page is rendered from it on the server, and a browser
 * that was told to reset fetches it anew (`GET /api/snapshot`).
 *
 * It is read at one moment: changes above `head` are sent again by the live line, so one that is already counted in `volume`
 * would be counted twice.
 */
export interface Snapshot {
  readonly build: string;
  readonly dataVersion: DataVersion;
  readonly head: Sequence;
  readonly serverTime: Instant;
  /** set when what is on screen is recorded material */
  readonly recorded: 'demo' | 'replay' | null;
  /** the newest `SNAPSHOT_UPDATES` (snapshotSize.ts), newest first by `orderedAt`, then by id */
  readonly updates: readonly Update[];
  /** whether the store holds older updates than these */
  readonly hasOlder: boolean;
  /** the stories of those updates, and the largest of the last `SNAPSHOT_STORY_HOURS` hours; newest `lastAt` first */
  readonly stories: readonly Story[];
  /** every claim of the baseline that has evidence; the others are open */
  readonly claims: readonly ClaimState[];
  readonly feeds: readonly FeedWithHealth[];
  /** the last `SNAPSHOT_HOURS` hours; hours without updates are left out */
  readonly volume: readonly VolumeRow[];
  readonly freshness: Freshness;
  /** the import that stands on the desk as its baseline; null: the article that ships */
  readonly baseline: number | null;
}

export const snapshotSchema = z.object({
  build: z.string(),
  dataVersion: dataVersionSchema,
  head: sequenceSchema,
  serverTime: instantSchema,
  recorded: z.nullable(z.enum(['demo', 'replay'])),
  updates: z.array(updateSchema),
  hasOlder: z.boolean(),
  stories: z.array(storySchema),
  claims: z.array(claimStateSchema),
  feeds: z.array(feedSchema),
  volume: z.array(z.object({ bucketAt: instantSchema, pressGroup: z.enum(PRESS_GROUPS), count: z.number() })),
  freshness: freshnessSchema,
  baseline: z.nullable(z.number()),
}) satisfies ZodMiniType<Snapshot>;
