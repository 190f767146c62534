import { z } from 'zod';
import { FEED_LANGUAGES, FEED_SCOPES } from '@/lib/domain/feed';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';

const line = (most: number) => z.string('must be text').trim().min(1, 'must not be empty').max(most, `at most ${most} characters`);

const address = z
  .string('must be text')
  .trim()
  .max(2_000, 'at most 2000 characters')
  .refine(isWebAddress, 'must be a whole http(s) address without a user name')
  // One spelling for one address, so that the same feed is not added twice.
  .transform((text) => new URL(text).href);

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

const fields = {
  name: line(120),
  outlet: line(120),
  url: address,
  homepage: address.nullable(),
  language: z.enum(FEED_LANGUAGES, `must be of ${FEED_LANGUAGES.join(', ')}`),
  country: z.string('must be text').regex(/^([A-Z]{2}|INT)$/, 'must be two capital letters, or INT'),
  pressGroup: z.enum(PRESS_GROUPS, `must be of ${PRESS_GROUPS.join(', ')}`),
  scope: z.enum(FEED_SCOPES, `must be of ${FEED_SCOPES.join(', ')}`),
  enabled: z.boolean('must be true or false'),
  notes: z.string('must be text').trim().max(1_000, 'at most 1000 characters'),
};

/** A new feed as it is sent: its id is made here. */
export const newFeedSchema = z.strictObject({
  ...fields,
  homepage: fields.homepage.default(null),
  scope: fields.scope.default('general'),
  enabled: fields.enabled.default(true),
  notes: fields.notes.default(''),
});

/** Only the fields that change. */
export const feedPatchSchema = z
  .strictObject(fields)
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, 'name at least one field to change');

export const testFeedSchema = z.strictObject({ url: address });
