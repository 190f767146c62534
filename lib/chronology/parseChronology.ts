import { z } from 'zod';
import type { ChronologyEvent } from '@/lib/domain/chronology';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';

const text = z.string().trim().min(1);
const day = z.iso.date();
const bothLanguages = z.strictObject({ en: text, es: text });

const eventSchema = z
  .strictObject({
    id: z.string().regex(/^\d{4}-\d{2}-\d{2}(-[a-z0-9]+)+$/, 'a date, then words of lower-case letters and digits'),
    date: day,
    title: bothLanguages,
    summary: bothLanguages,
    tags: z.array(z.enum(TAGS)).min(1),
    direction: z.enum(DIRECTIONS),
    importance: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    places: z.array(z.strictObject({ name: text, lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })),
    sources: z
      .array(z.strictObject({ outlet: text, url: z.url({ protocol: /^https?$/ }), publishedOn: day.nullable(), read: z.boolean() }))
      .min(1),
    confidence: z.enum(['read', 'second-hand']),
  })
  .refine((event) => event.id.startsWith(event.date), { path: ['id'], message: 'must begin with the date' })
  .refine((event) => (event.confidence === 'read') === event.sources.some((source) => source.read), {
    path: ['confidence'],
    message: 'must be "read" exactly when a source was read',
  });

/**
 * Reads the chronology from its JSON form (`lib/chronology/chronology.json`), oldest event first.
 * Errors: throws an Error that names each field at fault, or the id that is used twice.
 */
export function parseChronology(json: unknown): readonly ChronologyEvent[] {
  const parsed = z.array(eventSchema).safeParse(json);
  if (!parsed.success) throw new Error(`The chronology cannot be read:\n${z.prettifyError(parsed.error)}`);
  const seen = new Set<string>();
  for (const { id } of parsed.data) {
    if (seen.has(id)) throw new Error(`The chronology names two events "${id}"`);
    seen.add(id);
  }
  return parsed.data.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
