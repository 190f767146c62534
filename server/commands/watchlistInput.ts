import { z } from 'zod';
import { claimId, STANCES } from '@/lib/domain/claim';
import { feedId, storyId, watchlistId } from '@/lib/domain/ids';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import { LEAST_PUBLISHERS, LONGEST_NAME, MOST_PUBLISHERS, MOST_WATCHLISTS, WATCH_COLOURS } from '@/lib/domain/watchlist';
import { WATCHLIST_FILE_FORMAT } from '@/lib/watchlists/watchlistFile';

const id = (pattern: RegExp, what: string) => z.string('must be text').regex(pattern, `must be ${what}`);
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, `must be of ${values.join(', ')}`);
const list = <T extends z.ZodType>(entry: T) => z.array(entry, 'must be a list').max(100, 'at most 100 values').default([]);

/** What is left out is left open. */
const selectionSchema = z.strictObject({
  query: z.string('must be text').trim().max(500, 'at most 500 characters').default(''),
  tags: list(oneOf(TAGS)),
  directions: list(oneOf(DIRECTIONS)),
  pressGroups: list(oneOf(PRESS_GROUPS)),
  outlets: list(z.string('must be text').trim().min(1, 'must not be empty').max(200, 'at most 200 characters')),
  languages: list(id(/^[a-z]{2,3}$/, 'a language code such as en')),
  feeds: list(id(/^[a-z0-9-]{1,80}$/, 'a feed id').transform(feedId)),
  claims: list(id(/^[a-z0-9-]{1,80}$/, 'a claim id').transform(claimId)),
  stances: list(oneOf(STANCES)),
  stories: list(id(/^[\w-]{1,80}$/, 'a story id').transform(storyId)),
});

const publishers = z
  .number('must be a number')
  .int('must be a whole number')
  .min(LEAST_PUBLISHERS, `at least ${LEAST_PUBLISHERS}`)
  .max(MOST_PUBLISHERS, `at most ${MOST_PUBLISHERS}`);
const threshold = z.union([z.enum(['each-update', 'each-story']), z.strictObject({ publishers })], {
  error: ({ input }) => (typeof input === 'object' && input !== null && 'publishers' in input ? `publishers must be ${LEAST_PUBLISHERS} to ${MOST_PUBLISHERS}` : 'must be each-update, each-story or { publishers }'),
});

const fields = {
  name: z.string('must be text').trim().min(1, 'must not be empty').max(LONGEST_NAME, `at most ${LONGEST_NAME} characters`),
  colour: oneOf(WATCH_COLOURS),
  isShared: z.boolean('must be true or false'),
  selection: selectionSchema,
  threshold,
};

/** A new watchlist as it is sent. */
export const newWatchlistSchema = z.strictObject({
  ...fields,
  colour: fields.colour.default('blue'),
  isShared: fields.isShared.default(false),
  threshold: fields.threshold.default('each-update'),
});

/** Only the fields that change. */
export const watchlistPatchSchema = z
  .strictObject(fields)
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, 'name at least one field to change');

export const orderSchema = z.strictObject({ ids: z.array(id(/^[\w-]{1,80}$/, 'a watchlist id').transform(watchlistId), 'must be a list').max(MOST_WATCHLISTS) });

export const readSchema = z.strictObject({ upTo: z.number('must be a number').int('must be a whole number').min(0, 'at least 0') });

export const watchlistFileSchema = z.strictObject({
  entente: z.literal('watchlists', 'must be "watchlists"'),
  format: z.literal(WATCHLIST_FILE_FORMAT, `must be ${WATCHLIST_FILE_FORMAT}: the file is of another release`),
  watchlists: z.array(newWatchlistSchema, 'must be a list').min(1, 'holds no watchlist').max(MOST_WATCHLISTS, `at most ${MOST_WATCHLISTS}`),
});
