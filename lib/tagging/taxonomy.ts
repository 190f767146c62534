import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import { z } from 'zod';

const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const label = z.object({ en: z.string().min(1), es: z.string().min(1) });

const taxonomySchema = z.strictObject({
  version: z.string().min(1),
  about: z.string().optional(),
  tags: z
    .array(
      z.strictObject({
        id: z.enum(TAGS),
        en: z.string().min(1),
        es: z.string().min(1),
        /** what counts, in one line */
        description: z.string().min(1),
        /** concepts whose mere mention suggests the tag: the plain rule that the weights are measured against */
        cues: z.array(name).min(1),
      }),
    )
    .refine((tags) => tags.length === TAGS.length && TAGS.every((id) => tags.some((tag) => tag.id === id)), 'every tag must be there once'),
  relevance: z.strictObject({
    /** groups of concepts, and single ones, of which a relevant item names at least one */
    anchorGroups: z.array(name),
    anchors: z.array(name).min(1),
  }),
  direction: z.strictObject({
    names: z.strictObject({ thaw: label, freeze: label, neutral: label }),
    /** groups of acts that bring the two governments nearer, or further apart */
    thawGroup: name,
    freezeGroup: name,
    /** concepts that turn what follows them: "lifts", "refuses to", "no", "threatens" */
    modifiers: z.array(name),
    /** how many words after a modifier still fall under it, within the sentence */
    modifierReach: z.number().int().min(1).max(20),
  }),
  /** concepts that open a clause of time, or a comparison, and how many words it may reach over */
  clauses: z.strictObject({ background: z.array(name).min(1), comparison: z.array(name).min(1), reach: z.number().int().min(1).max(20) }),
  turns: z.strictObject({
    /** in this order: concepts that turn an act round, which acts (concepts or groups), within how many words, from which directions to which */
    rules: z.array(
      z.strictObject({ by: z.array(name).min(1), acts: z.array(name).min(1), reach: z.number().int().min(1).max(20), from: z.array(z.enum(DIRECTIONS)).min(1), to: z.enum(DIRECTIONS) }),
    ),
    /** between the two: what is ended is a barrier, not the act */
    barriers: z.array(name),
    /** shortly before the turning word: it is taken back, asked for, or background */
    blockers: z.array(name),
  }),
  /** kinds of actor, first match wins: a name of any of the groups plays the role */
  roles: z.array(z.tuple([z.string().regex(/^[A-Z-]+$/), z.array(name).min(1)])),
  statement: z.strictObject({
    /** concepts that say that something was said, asked or threatened */
    sayers: z.array(name),
    /** concepts that say that something was done */
    doers: z.array(name),
  }),
});

export type Taxonomy = z.infer<typeof taxonomySchema>;

/**
 * Checks a taxonomy file.
 * @param raw  the parsed JSON
 * Errors: throws a ZodError that names each fault.
 */
export function parseTaxonomy(raw: unknown): Taxonomy {
  return taxonomySchema.parse(raw);
}
