import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const entrySchema = z.object({
  title: z.string().optional(),
  summary_text: z.string().optional(),
  content_text: z.string().optional(),
  text_any: z.string().optional(),
  link: z.string().optional(),
  guid: z.string().optional(),
  published: z.string().nullable().optional(),
  authors: z.array(z.string()).optional(),
  categories: z.array(z.string()).optional(),
});

const caseSchema = z.object({
  id: z.string(),
  file: z.string(),
  category: z.string(),
  description: z.string(),
  must: z.enum(['parse', 'reject-cleanly', 'no-crash']),
  http_content_type: z.string().optional(),
  http_headers: z.record(z.string(), z.string()).optional(),
  base_url: z.string().optional(),
  limits: z
    .object({
      max_ms: z.number().optional(),
      max_extra_rss_mb: z.number().optional(),
      must_not_contain: z.array(z.string()).optional(),
      no_external_fetch: z.boolean().optional(),
      must_not_pollute: z.string().optional(),
    })
    .optional(),
  expect: z
    .object({
      feed_title: z.string().optional(),
      feed_link: z.string().optional(),
      language: z.string().optional(),
      items: z.number().optional(),
      entries: z.array(entrySchema).optional(),
    })
    .optional(),
});

export type ConformanceCase = z.infer<typeof caseSchema>;
export type ExpectedEntry = z.infer<typeof entrySchema>;

/** Where the cases lie unless a folder is named. */
export function defaultFolder(): string {
  return path.join(process.env.ENTENTE_SHARED ?? path.resolve('../shared'), 'feed-conformance');
}

/** Null when the folder holds no cases. */
export function loadCases(folder: string): ConformanceCase[] | null {
  const list = path.join(folder, 'cases.jsonl');
  if (!existsSync(list)) return null;
  return readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => caseSchema.parse(JSON.parse(line)));
}

/** What news feeds live on, as the suite's README names them. */
export function isNewsCategory(category: string): boolean {
  return (
    category.startsWith('encoding') ||
    ['date-rfc822', 'date-iso', 'date-es-pt', 'entities', 'html-title', 'title', 'link', 'relative-url', 'ill-formed', 'reject', 'security', 'sanitize'].includes(category)
  );
}
