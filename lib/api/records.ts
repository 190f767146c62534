import { z } from 'zod';
import { CLAIM_STATUSES, STANCES } from '@/lib/domain/claim';
import { FEED_STATES } from '@/lib/domain/feed';
import { SIDES, STEP_KINDS } from '@/lib/domain/marks';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { PACE_STATES } from '@/lib/domain/story';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';

// What programs are given. These shapes are a promise: a field is added, never changed; a change makes a /api/v2. Moments are ISO 8601, UTC.

const moment = z.iso.datetime().meta({ description: 'a moment, UTC' });
const probability = z.number().min(0).max(1);
const words = z.array(z.string()).meta({ description: 'the words that decided it, as they stand in the text' });

export const updateRecord = z
  .object({
    id: z.string(),
    headline: z.string().meta({ description: 'the publisher’s own, newest wording' }),
    summary: z.string(),
    link: z.string().nullable(),
    outlet: z.string(),
    press_group: z.enum(PRESS_GROUPS),
    feed: z.string(),
    country: z.string(),
    language: z.string(),
    author: z.string().nullable(),
    published: moment.nullable(),
    first_seen: moment,
    ordered: moment.meta({ description: 'where it stands in time: when it was published, or first seen where that is not known' }),
    version: z.int().meta({ description: '1 until the publisher edits it' }),
    edited: moment.nullable(),
    tags: z.array(z.enum(TAGS)),
    direction: z.enum(DIRECTIONS),
    direction_confidence: probability,
    direction_words: words,
    step: z.enum(STEP_KINDS).meta({ description: 'something done, or only words' }),
    from: z.enum(SIDES).nullable(),
    towards: z.enum(SIDES).nullable(),
    relevance_confidence: probability,
    unsure: z.boolean(),
    story: z.string().nullable(),
    rules_version: z.string(),
    rights: z.string(),
  })
  .meta({ description: 'an item that bears on the story, with what it was read as' });

export const storyRecord = z
  .object({
    id: z.string(),
    headline: z.string(),
    headline_language: z.string(),
    other_headlines: z.array(z.object({ headline: z.string(), language: z.string() })),
    first: moment,
    newest: moment,
    updates: z.int(),
    independent_publishers: z.int().meta({ description: 'newsrooms that brought a text of their own' }),
    carriers: z.int(),
    first_report: z.object({ outlet: z.string(), press_group: z.enum(PRESS_GROUPS), at: moment }),
    press_groups: z.array(z.enum(PRESS_GROUPS)),
    languages: z.array(z.string()),
    tags: z.array(z.enum(TAGS)),
    direction: z.enum(DIRECTIONS),
    pace: z.enum(PACE_STATES),
  })
  .meta({ description: 'updates about one event, across outlets and languages' });

export const claimRecord = z
  .object({
    id: z.string(),
    number: z.int(),
    text: z.object({ en: z.string(), es: z.string() }),
    tags: z.array(z.enum(TAGS)),
    status: z.enum(CLAIM_STATUSES),
    since: moment.nullable(),
    supports: z.int(),
    contradicts: z.int(),
    updates: z.int(),
    newest_evidence: moment.nullable(),
  })
  .meta({ description: 'one checkable statement of the baseline, and how it stands' });

export const evidenceRecord = z
  .object({
    stance: z.enum(STANCES),
    at: moment,
    step: z.enum(STEP_KINDS),
    judged_by: z.string().meta({ description: '`rule`, or the name of an analyst' }),
    reason: z.object({ en: z.string(), es: z.string() }),
    words,
    update: updateRecord,
  })
  .meta({ description: 'an update held against a claim' });

export const turnRecord = z.object({ at: moment, from: z.enum(CLAIM_STATUSES), to: z.enum(CLAIM_STATUSES) }).meta({ description: 'a turn of a claim’s status' });

export const indexRecord = z
  .object({
    day: z.iso.date(),
    value: z.number().nullable().meta({ description: '−100 (freeze) to +100 (thaw); null on a day without evidence' }),
    low: z.number().nullable(),
    high: z.number().nullable(),
    stories: z.int(),
    updates: z.int(),
  })
  .meta({ description: 'the relations index of a day, with its 90 % band' });

export const volumeRecord = z
  .object({ at: moment, updates: z.int(), counts: z.record(z.string(), z.int()) })
  .meta({ description: 'updates in a span of time; with tags, one update counts once under each of its own' });

export const feedRecord = z
  .object({
    id: z.string(),
    name: z.string(),
    outlet: z.string(),
    url: z.string(),
    homepage: z.string().nullable(),
    language: z.string(),
    country: z.string(),
    press_group: z.enum(PRESS_GROUPS),
    enabled: z.boolean(),
    state: z.enum(FEED_STATES),
    last_good: moment.nullable(),
    last_new_item: moment.nullable(),
  })
  .meta({ description: 'a polled feed and its condition' });

export const problemRecord = z.object({ error: z.object({ code: z.string(), message: z.string(), field: z.string().optional() }) }).meta({ description: 'why there is no answer' });

/** By the name the API's description gives them. */
export const RECORDS = {
  Update: updateRecord,
  Story: storyRecord,
  Claim: claimRecord,
  Evidence: evidenceRecord,
  Turn: turnRecord,
  IndexPoint: indexRecord,
  VolumeBar: volumeRecord,
  Feed: feedRecord,
  Problem: problemRecord,
} as const;
