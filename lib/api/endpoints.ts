import { z } from 'zod';
import { INDEX_VARIANTS } from '@/lib/protocol/news';
import { VOLUME_DIMENSIONS } from '@/lib/series/volumeBy';
import { claimRecord, evidenceRecord, feedRecord, indexRecord, storyRecord, turnRecord, updateRecord, volumeRecord } from './records';

/** One thing a program may ask for. Parameters are described here as they stand in an address; the queries check them. */
export interface Endpoint {
  /** below /api/v1; `{id}` is a part of the address */
  readonly path: `/${string}`;
  readonly name: string;
  readonly summary: string;
  readonly parameters: Readonly<Record<string, z.ZodType>>;
  /** whether it takes a selection too */
  readonly takesSelection: boolean;
  readonly answer: z.ZodType;
}

const moment = z.string().meta({ description: 'a day (2026-01-09) or a time with its zone' });
const list = (what: string) => z.string().meta({ description: `${what}; several joined by commas` });

export const SELECTION_PARAMETERS: Readonly<Record<string, z.ZodType>> = {
  q: z.string().max(500).meta({ description: 'words, `"phrases"`, `-not`, `OR`; accents and case do not matter' }),
  tag: list('tags'),
  direction: list('thaw, freeze, neutral'),
  group: list('press groups'),
  outlet: list('outlets'),
  lang: list('languages'),
  feed: list('feed ids'),
  claim: list('claim ids'),
  stance: list('supports, contradicts, updates'),
  story: list('story ids'),
  from: moment,
  to: moment.meta({ description: 'exclusive' }),
};

const limit = z.int().min(1).max(100).default(50);
const cursor = z.string().meta({ description: 'the `next` of the page before' });
const next = z.string().nullable().meta({ description: 'the `cursor` of the next page; null at the end' });

export const ENDPOINTS = [
  {
    path: '/updates',
    name: 'listUpdates',
    summary: 'The updates of a selection, newest first',
    parameters: { limit, cursor },
    takesSelection: true,
    answer: z.object({ data: z.array(updateRecord), total: z.int(), next }),
  },
  { path: '/updates/{id}', name: 'getUpdate', summary: 'One update', parameters: {}, takesSelection: false, answer: z.object({ data: updateRecord }) },
  {
    path: '/stories',
    name: 'listStories',
    summary: 'Stories with news in a span, the newest or the largest first',
    parameters: { from: moment, to: moment, order: z.enum(['newest', 'largest']).default('newest'), limit: z.int().min(1).max(200).default(50) },
    takesSelection: false,
    answer: z.object({ data: z.array(storyRecord) }),
  },
  {
    path: '/stories/{id}',
    name: 'getStory',
    summary: 'A story and its updates, oldest first; of one merged into another, that one',
    parameters: {},
    takesSelection: false,
    answer: z.object({ data: storyRecord, updates: z.array(updateRecord) }),
  },
  {
    path: '/claims',
    name: 'listClaims',
    summary: 'Every claim of the baseline and how it stands, now or as of a moment of the news',
    parameters: { asOf: moment },
    takesSelection: false,
    answer: z.object({ data: z.array(claimRecord) }),
  },
  {
    path: '/claims/{id}',
    name: 'getClaim',
    summary: 'A claim with its evidence, newest first, and the turns of its status',
    parameters: { asOf: moment },
    takesSelection: false,
    answer: z.object({ data: claimRecord, evidence: z.array(evidenceRecord), turns: z.array(turnRecord) }),
  },
  {
    path: '/index',
    name: 'getIndex',
    summary: 'The relations index by day',
    parameters: { variant: z.enum(INDEX_VARIANTS).default('all'), from: moment, to: moment, leaveStory: list('story ids'), leaveGroup: list('press groups'), leaveOutlet: list('outlets') },
    takesSelection: false,
    answer: z.object({ data: z.array(indexRecord) }),
  },
  {
    path: '/volume',
    name: 'getVolume',
    summary: 'How many updates a selection holds, over time',
    parameters: { dimension: z.enum(VOLUME_DIMENSIONS).default('tag'), barHours: z.int().min(1).max(744).default(1) },
    takesSelection: true,
    answer: z.object({ data: z.array(volumeRecord), updates: z.int() }),
  },
  { path: '/feeds', name: 'listFeeds', summary: 'Every feed and its condition', parameters: {}, takesSelection: false, answer: z.object({ data: z.array(feedRecord) }) },
] as const satisfies readonly Endpoint[];

export type EndpointName = (typeof ENDPOINTS)[number]['name'];
