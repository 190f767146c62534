import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { FEED_LANGUAGES, FEED_SCOPES, type Feed } from '@/lib/domain/feed';
import { feedId } from '@/lib/domain/ids';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { StartError } from '../startError';
import shipped from './catalog.json';

const httpUrl = () => z.url({ protocol: /^https?$/, error: 'must be an http(s) address' });

/** One feed as a catalog file states it. */
const catalogFeed = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/, 'must be 1 to 80 of a-z, 0-9 and -')
    .transform(feedId),
  name: z.string().trim().min(1).max(300),
  outlet: z.string().trim().min(1).max(300),
  url: httpUrl(),
  homepage: httpUrl().nullable(),
  language: z.enum(FEED_LANGUAGES),
  country: z.string().regex(/^([A-Z]{2}|INT)$/, 'must be a two-letter country code or INT'),
  pressGroup: z.enum(PRESS_GROUPS),
  scope: z.enum(FEED_SCOPES),
  enabled: z.boolean(),
  notes: z.string().max(1_000),
});

const catalog = z.array(catalogFeed).superRefine((feeds, context) => {
  for (const key of ['id', 'url'] as const) {
    const seen = new Set<string>();
    for (const feed of feeds) {
      if (seen.has(feed[key])) context.addIssue({ code: 'custom', message: `the ${key} ${feed[key]} appears twice` });
      seen.add(feed[key]);
    }
  }
});

/**
 * The feeds that a store starts with; the desk edits them from there.
 * @param file  a catalog of one's own, a JSON list of feeds; null: the one that ships
 * Errors: `StartError` that names the file, the feed and the field.
 */
export function feedCatalog(file: string | null = null): readonly Feed[] {
  const source = file === null ? shipped : readCatalogFile(file);
  const parsed = catalog.safeParse(source);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 20).map(({ path: [index, field], message }) => {
    const id = typeof index === 'number' && Array.isArray(source) ? ((source[index] as { id?: unknown } | null)?.id ?? `number ${index + 1}`) : null;
    return `  - ${id === null ? '' : `feed ${String(id)}: `}${field === undefined ? '' : `${String(field)} `}${message}`;
  });
  throw new StartError(`The feed catalog ${file ?? 'that ships'} cannot be used:\n${problems.join('\n')}`);
}

function readCatalogFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartError(`The feed catalog ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
