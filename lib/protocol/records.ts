import type { Change } from '@/lib/domain/change';
import { CLAIM_STATUSES, type ClaimId, type ClaimState, type StatusFigures, type StatusTurn } from '@/lib/domain/claim';
import { FEED_LANGUAGES, FEED_REASONS, FEED_SCOPES, FEED_STATES, type FeedHealth, type FeedWithHealth } from '@/lib/domain/feed';
import type { AxisNote, Judgement, JudgedStatus, JudgedUpdate, Noted } from '@/lib/domain/judgement';
import type { DataVersion, FeedId, ItemId, Sequence, StoryId } from '@/lib/domain/ids';
import { SIDES, STEP_KINDS, type Marks } from '@/lib/domain/marks';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { PACE_STATES, type Headline, type Story } from '@/lib/domain/story';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import type { Update } from '@/lib/domain/update';
import type { Freshness } from '@/lib/time/freshness';
import type { Instant } from '@/lib/time/instant';
import { z, type ZodMiniType } from './zod';

// Schemas of the domain's records as they travel. `satisfies` keeps each one in step with its type: a field added to
// the domain and forgotten here does not compile.

type Schema<T> = ZodMiniType<T>;

const isText = (longest: number) => (value: unknown) => typeof value === 'string' && value.length > 0 && value.length <= longest;
const isWhole = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

export const sequenceSchema = z.custom<Sequence>(isWhole, 'a whole number from 0');
export const instantSchema = z.custom<Instant>((value) => Number.isSafeInteger(value), 'epoch milliseconds');
export const dataVersionSchema = z.custom<DataVersion>(isText(64), 'a data version of 1 to 64 characters');
const feedIdSchema = z.custom<FeedId>(isText(80), 'a feed id of 1 to 80 characters');
const itemIdSchema = z.custom<ItemId>(isText(80), 'an item id of 1 to 80 characters');
const count = z.number().check(z.nonnegative());

const probability = z.number();
const words = z.array(z.string());
const storyIdSchema = z.custom<StoryId>(isText(80), 'a story id of 1 to 80 characters');
const claimIdSchema = z.custom<ClaimId>(isText(80), 'a claim id of 1 to 80 characters');
const side = z.nullable(z.enum(SIDES));

const marksSchema = z.object({
  relevance: z.object({ relevant: z.boolean(), confidence: probability, words }),
  tags: z.array(z.object({ tag: z.enum(TAGS), confidence: probability, words })),
  direction: z.object({ value: z.enum(DIRECTIONS), confidence: probability, words }),
  actors: z.object({ from: side, to: side }),
  kind: z.enum(STEP_KINDS),
  unsure: z.boolean(),
  rulesVersion: z.string(),
}) satisfies Schema<Marks>;

// Of what people say a page draws only what is there, and every page carries this file: that they are records is all that is checked.
const isRecord = (value: unknown) => typeof value === 'object' && value !== null;
const said = <T>() => z.custom<T>(isRecord, 'a record');

export const updateSchema = z.object({
  id: itemIdSchema,
  feedId: feedIdSchema,
  feedName: z.string(),
  outlet: z.string(),
  pressGroup: z.enum(PRESS_GROUPS),
  country: z.string(),
  language: z.string(),
  title: z.string(),
  summary: z.string(),
  link: z.nullable(z.string()),
  author: z.nullable(z.string()),
  publishedAt: z.nullable(instantSchema),
  dateTrust: z.enum(['stated', 'undated', 'future']),
  firstSeenAt: instantSchema,
  orderedAt: instantSchema,
  version: count,
  editedAt: z.nullable(instantSchema),
  marks: marksSchema,
  judged: z.optional(said<JudgedUpdate>()),
  storyId: z.nullable(storyIdSchema),
}) satisfies Schema<Update>;

const headlineSchema = z.object({ itemId: itemIdSchema, title: z.string(), language: z.string() }) satisfies Schema<Headline>;

export const storySchema = z.object({
  id: storyIdSchema,
  headline: headlineSchema,
  otherHeadlines: z.array(headlineSchema),
  firstAt: instantSchema,
  lastAt: instantSchema,
  updates: count,
  independentPublishers: count,
  carriers: count,
  firstReport: z.object({ itemId: itemIdSchema, outlet: z.string(), pressGroup: z.enum(PRESS_GROUPS), at: instantSchema }),
  pressGroups: z.array(z.enum(PRESS_GROUPS)),
  languages: z.array(z.string()),
  tags: z.array(z.enum(TAGS)),
  direction: z.enum(DIRECTIONS),
  pace: z.enum(PACE_STATES),
}) satisfies Schema<Story>;

const figuresSchema = z.object({ supporting: count, contradicting: count, recentActs: count, contradictingActs: count }) satisfies Schema<StatusFigures>;

export const claimStateSchema = z.object({
  claimId: claimIdSchema,
  status: z.enum(CLAIM_STATUSES),
  since: z.nullable(instantSchema),
  figures: figuresSchema,
  counts: z.object({ supports: count, contradicts: count, updates: count }),
  newestAt: z.nullable(instantSchema),
  judged: z.optional(said<JudgedStatus>()),
}) satisfies Schema<ClaimState>;

const statusTurnSchema = z.object({
  claimId: claimIdSchema,
  at: instantSchema,
  from: z.enum(CLAIM_STATUSES),
  to: z.enum(CLAIM_STATUSES),
  because: z.string(),
  figures: figuresSchema,
}) satisfies Schema<StatusTurn>;

const feedHealthSchema = z.object({
  state: z.enum(FEED_STATES),
  reason: z.enum(FEED_REASONS),
  detail: z.string(),
  since: instantSchema,
  lastPollAt: z.nullable(instantSchema),
  lastGoodAt: z.nullable(instantSchema),
  lastNewItemAt: z.nullable(instantSchema),
  nextPollAt: z.nullable(instantSchema),
  intervalSeconds: count,
  failures: count,
  itemsPerDay: count,
}) satisfies Schema<FeedHealth>;

export const feedSchema = z.object({
  id: feedIdSchema,
  name: z.string(),
  outlet: z.string(),
  url: z.string(),
  homepage: z.nullable(z.string()),
  language: z.enum(FEED_LANGUAGES),
  country: z.string(),
  pressGroup: z.enum(PRESS_GROUPS),
  scope: z.enum(FEED_SCOPES),
  enabled: z.boolean(),
  notes: z.string(),
  health: feedHealthSchema,
}) satisfies Schema<FeedWithHealth>;

const place = { sequence: sequenceSchema, at: instantSchema };

export const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('update-added'), update: updateSchema, ...place }),
  z.object({ kind: z.literal('update-edited'), update: updateSchema, ...place }),
  z.object({ kind: z.literal('update-retagged'), update: updateSchema, ...place }),
  z.object({ kind: z.literal('update-removed'), itemId: itemIdSchema, orderedAt: instantSchema, pressGroup: z.enum(PRESS_GROUPS), storyId: z.nullable(storyIdSchema), ...place }),
  z.object({ kind: z.literal('story-changed'), story: storySchema, joined: z.array(itemIdSchema), ...place }),
  z.object({ kind: z.literal('story-removed'), storyId: storyIdSchema, into: z.nullable(storyIdSchema), ...place }),
  z.object({ kind: z.literal('claim-changed'), claim: claimStateSchema, turn: z.nullable(statusTurnSchema), ...place }),
  z.object({ kind: z.literal('feed-changed'), feed: feedSchema, ...place }),
  z.object({ kind: z.literal('feed-removed'), feedId: feedIdSchema, ...place }),
  z.object({ kind: z.literal('baseline-changed'), n: z.nullable(count), ...place }),
  z.object({ kind: z.literal('judged'), judgement: said<Judgement>(), stories: z.array(storyIdSchema), ...place }),
  z.object({ kind: z.literal('commented'), on: said<Noted>(), ...place }),
  z.object({ kind: z.literal('axis-noted'), note: said<AxisNote>(), isRemoved: z.boolean(), ...place }),
]) satisfies Schema<Change>;

export const freshnessSchema = z.object({
  newestUpdateAt: z.nullable(instantSchema),
  lastGoodPollAt: z.nullable(instantSchema),
  pollEverySeconds: z.nullable(count),
  feeds: z.record(z.enum(FEED_STATES), count),
  storeWritable: z.boolean(),
}) satisfies Schema<Freshness>;
