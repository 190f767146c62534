import { z } from 'zod';
import { ALERT_PACES, MOST_A_DAY, WEBHOOK_STYLES, type AlertSource } from '@/lib/domain/alert';
import type { ClaimId } from '@/lib/domain/claim';
import type { FeedId } from '@/lib/domain/ids';
import { LOCALES } from '@/lib/i18n/locales';
import { isZone } from '@/lib/time/localTime';

const line = (most: number) => z.string('must be text').trim().min(1, 'must not be empty').max(most, `at most ${most} characters`);
const minutesOfDay = z.int('must be whole minutes').min(0, 'must be between 0 and 1439').max(1_439, 'must be between 0 and 1439');
const id = z.string('must be text').regex(/^[\w-]{1,80}$/, 'must be an id');
const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values, `must be of ${values.join(', ')}`);

/** `https` is not asked of a webhook: a newsroom's own may stand in its own network. */
const webAddress = z
  .string('must be text')
  .trim()
  .max(2_000, 'at most 2000 characters')
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).username === '' && new URL(text).password === '', 'must be a whole http(s) address without a user name')
  .transform((text) => new URL(text).href);
const secureAddress = z
  .string('must be text')
  .max(2_000, 'at most 2000 characters')
  .refine((text) => URL.canParse(text) && new URL(text).protocol === 'https:', 'must be an https address');
const bytes = (count: number) => z.string('must be text').refine((text) => /^[\w-]+=*$/.test(text) && Buffer.from(text, 'base64url').length === count, `must be ${count} bytes as base64url`);

export const settingsSchema = z.strictObject({
  zone: z.string('must be text').max(80, 'at most 80 characters').refine(isZone, 'must be the name of a time zone'),
  locale: oneOf(LOCALES),
  quiet: z.strictObject({ from: minutesOfDay, to: minutesOfDay }).nullable(),
  capADay: z.int('must be a whole number').min(1, 'must be at least 1').max(MOST_A_DAY, `must be at most ${MOST_A_DAY}`),
  digestAt: minutesOfDay,
});

export const waySchema = z.strictObject({
  source: z
    .string('must be text')
    .regex(/^(watchlist:[\w-]{1,80}|rule:[\w-]{1,80}|mention)$/, 'must be watchlist:…, rule:… or mention')
    .transform((text) => text as AlertSource),
  pace: oneOf(ALERT_PACES),
  inPage: z.boolean('must be true or false'),
  sound: z.boolean('must be true or false'),
  channels: z.array(id).max(50, 'at most 50 channels'),
});

export const ruleSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('claim-turned'), claimId: id.transform((text) => text as ClaimId).nullable() }),
    z.strictObject({ kind: z.literal('index-moved'), points: z.int('must be a whole number').min(1, 'must be between 1 and 200').max(200, 'must be between 1 and 200') }),
    z.strictObject({ kind: z.literal('feed-silent'), feedId: id.transform((text) => text as FeedId).nullable() }),
  ],
  'kind: must be of claim-turned, index-moved, feed-silent',
);

const subscription = { endpoint: secureAddress, p256dh: bytes(65), auth: bytes(16) };

export const newChannelSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('mail') }),
    z.strictObject({ kind: z.literal('webhook'), name: line(80), url: webAddress, style: oneOf(WEBHOOK_STYLES).default('json') }),
    z.strictObject({ kind: z.literal('push'), name: line(80), ...subscription }),
  ],
  'kind: must be of mail, webhook, push',
);

export const channelPatchSchema = z
  .strictObject({ name: line(80), state: oneOf(['on', 'paused']), style: oneOf(WEBHOOK_STYLES), subscription: z.strictObject(subscription) })
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, 'name at least one field to change');

export const readSchema = z.strictObject({ upTo: z.int('must be the number of an alert').min(0), only: z.boolean('must be true or false').default(false) });
export const muteSchema = z.strictObject({ storyId: id, isMuted: z.boolean('must be true or false') });
