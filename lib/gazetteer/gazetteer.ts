import { z } from 'zod';

export const CONCEPT_KINDS = ['person', 'office', 'body', 'place', 'company', 'group', 'act', 'topic', 'word'] as const;

const aliasList = z.array(z.string().min(1).max(80)).default([]);

/** One thing the news speaks of, with all the names it goes by. */
const conceptSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kind: z.enum(CONCEPT_KINDS),
  /** how a reader is told of it */
  en: z.string().min(1).max(80),
  es: z.string().min(1).max(80),
  /** further names, in either language; accents and case do not matter; `word*` stands for every ending */
  aliases: aliasList,
  /** names that are also ordinary words when small (US, UN, ICE): taken only in capitals, by the language they belong to */
  acronyms: z.object({ en: aliasList, es: aliasList }).partial().default({}),
  /** whose side it acts for */
  side: z.enum(['us', 've', 'third']).optional(),
  /** wider classes it belongs to */
  groups: z.array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)).default([]),
  /** the labels are for display only and are not looked for in the text */
  labelsOnly: z.boolean().default(false),
});

const gazetteerSchema = z
  .strictObject({ version: z.string().min(1), about: z.string().optional(), concepts: z.array(conceptSchema).min(1) })
  .superRefine((gazetteer, context) => {
    const seen = new Set<string>();
    for (const [index, concept] of gazetteer.concepts.entries()) {
      if (seen.has(concept.id)) context.addIssue({ code: 'custom', message: `concept "${concept.id}" is there twice`, path: ['concepts', index, 'id'] });
      seen.add(concept.id);
    }
  });

export type Concept = z.infer<typeof conceptSchema>;
export type Gazetteer = z.infer<typeof gazetteerSchema>;

/**
 * Checks a gazetteer file.
 * @param raw  the parsed JSON
 * Errors: throws a ZodError that names each faulty concept.
 */
export function parseGazetteer(raw: unknown): Gazetteer {
  return gazetteerSchema.parse(raw);
}
