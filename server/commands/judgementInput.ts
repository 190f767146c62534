import { z } from 'zod';
import { CLAIM_STATUSES, claimId } from '@/lib/domain/claim';
import { itemId, storyId } from '@/lib/domain/ids';
import { JUDGED_STANCES, NOTED_KINDS, type Noted, type Verdict } from '@/lib/domain/judgement';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import { COMMENT_CHARS, NOTE_CHARS, OWN_NOTE_CHARS, REASON_CHARS } from '@/lib/protocol/judgements';

const id = z.string('must be text').min(1, 'must not be empty').max(80, 'at most 80 characters');
const item = id.transform(itemId);
const story = id.transform(storyId);
const claim = id.transform(claimId);
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, `must be of ${values.join(', ')}`);
const text = (most: number) => z.string('must be text').trim().min(1, 'must not be empty').max(most, `at most ${most} characters`);

/** So many updates are placed with one act; a story of more is better merged than moved. */
const MOST_ITEMS = 500;
const items = z.array(item).min(1, 'at least one').max(MOST_ITEMS, `at most ${MOST_ITEMS}`);

const placing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep') }),
  z.strictObject({ kind: z.literal('move'), items, into: story }),
  z.strictObject({ kind: z.literal('split'), items, into: z.string().max(80).default('').transform(storyId) }),
  z.strictObject({ kind: z.literal('merge'), into: story }),
]);

const verdict = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('relevance'), itemId: item, value: z.boolean('must be true or false') }),
  z.strictObject({
    field: z.literal('tags'),
    itemId: item,
    value: z.array(oneOf(TAGS)).max(TAGS.length).transform((chosen) => TAGS.filter((tag) => chosen.includes(tag))),
  }),
  z.strictObject({ field: z.literal('direction'), itemId: item, value: oneOf(DIRECTIONS) }),
  z.strictObject({ field: z.literal('stance'), itemId: item, claimId: claim, value: oneOf(JUDGED_STANCES) }),
  z.strictObject({ field: z.literal('story'), storyId: story, value: placing }),
  z.strictObject({ field: z.literal('status'), claimId: claim, value: oneOf(CLAIM_STATUSES) }),
]);

/** See `NewJudgement`. */
export const judgementSchema = z.strictObject({
  verdicts: z.array(verdict as unknown as z.ZodType<Verdict>).min(1, 'at least one').max(12, 'at most 12'),
  reason: text(REASON_CHARS),
});

const noted = { kind: oneOf(NOTED_KINDS), id };
export const notedSchema = z.strictObject(noted) satisfies z.ZodType<Noted>;
export const commentSchema = z.strictObject({ ...noted, text: text(COMMENT_CHARS) });
export const starSchema = z.strictObject({
  ...noted,
  isStarred: z.boolean('must be true or false').optional(),
  note: z.string('must be text').trim().max(OWN_NOTE_CHARS, `at most ${OWN_NOTE_CHARS} characters`).optional(),
});

const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const noteSchema = z.strictObject({
  day: z.string('must be a day (2026-01-09)').refine((day) => DAY.test(day) && Number.isFinite(Date.parse(day)), 'must be a day (2026-01-09)'),
  text: text(NOTE_CHARS),
});
