import { z } from 'zod';
import type { Baseline, Statement, StatementId } from '@/lib/domain/baseline';

const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');
const statement = z.strictObject({ id: slug.transform((id) => id as StatementId), text });
const paragraph = z.strictObject({ sentences: z.array(statement).min(1) });

const baselineSchema = z.strictObject({
  id: slug,
  language: z.enum(['en', 'es']),
  title: text,
  publishedOn: z.iso.date(),
  dateNote: text,
  keyFactsHeading: text,
  keyFacts: z.array(statement),
  summaryHeading: text,
  summary: z.array(paragraph),
  sections: z.array(
    z.strictObject({
      id: slug,
      heading: text,
      paragraphs: z.array(paragraph),
      points: z.strictObject({ leadIn: statement.nullable(), items: z.array(statement).min(1) }).nullable(),
      quote: statement.nullable(),
    }),
  ),
});

/**
 * Reads a baseline article from its JSON form (`lib/baseline/baseline.*.json`, and what an import stores). An article need not have
 * every part, but it says something.
 * Errors: throws an Error that names each field at fault, or the statement id that is used twice.
 */
export function parseBaseline(json: unknown): Baseline {
  const parsed = baselineSchema.safeParse(json);
  if (!parsed.success) throw new Error(`The baseline article cannot be read:\n${z.prettifyError(parsed.error)}`);
  const seen = new Set<string>();
  const statements = listStatements(parsed.data);
  if (statements.length === 0) throw new Error('The baseline article says nothing');
  for (const { id } of statements) {
    if (seen.has(id)) throw new Error(`The baseline article names two statements "${id}"`);
    seen.add(id);
  }
  return parsed.data;
}

/** Every statement of the article in reading order: facts, summary, then each section's sentences, points and quotation. */
export function listStatements(baseline: Baseline): readonly Statement[] {
  return [
    ...baseline.keyFacts,
    ...baseline.summary.flatMap((paragraph) => paragraph.sentences),
    ...baseline.sections.flatMap((section) => [
      ...section.paragraphs.flatMap((paragraph) => paragraph.sentences),
      ...(section.points?.leadIn ? [section.points.leadIn] : []),
      ...(section.points?.items ?? []),
      ...(section.quote ? [section.quote] : []),
    ]),
  ];
}
