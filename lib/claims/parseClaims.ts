import { z } from 'zod';
import type { StatementId } from '@/lib/domain/baseline';
import { claimId, STANCES } from '@/lib/domain/claim';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';

const text = z.string().trim().min(1);
const both = z.strictObject({ en: text, es: text });
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const statementId = slug.transform((id) => id as StatementId);
/**
 * `talks`: that concept; `group:thaw-act`: any concept of the group; `side:us`: anyone who acts for that side;
 * `word:reopens`: that very word, folded; `word:prepar*`: every word that begins so
 */
const term = z.string().regex(/^(?:(?:group:|side:)?[a-z0-9]+(?:-[a-z0-9]+)*|word:[\p{Ll}0-9]+\*?)$/u);
const terms = z.array(term).min(1);

const ruleSchema = z.strictObject({
  id: slug,
  stance: z.enum(STANCES),
  /** what happened or was said: one of these must stand in the title */
  act: terms,
  /** the act must stand under a word that undoes it ("no talks", "ends talks"); otherwise it must not */
  undone: z.boolean().default(false),
  /** the act must be what is reported: in a clause of time or a comparison ("after the strikes", "like the blockade") it is background */
  reported: z.boolean().default(false),
  /** who takes the step: the last actor named before it must be one of these */
  by: terms.optional(),
  /** of each list one must be named: acts and words in the title, people and places there or early in the summary */
  with: z.array(terms).default([]),
  /** none of these may stand in the title */
  without: z.array(term).default([]),
  /** one of these verdicts of the reading is needed; left out, it does not matter */
  tags: z.array(z.enum(TAGS)).min(1).optional(),
  direction: z.array(z.enum(DIRECTIONS)).min(1).optional(),
  step: z.enum(['act', 'statement']).optional(),
  /** whose side the party named first in the item is on */
  from: z.array(z.enum(['us', 've', 'third'])).min(1).optional(),
  reason: both,
});
export type ClaimRule = z.infer<typeof ruleSchema>;

const claimsSchema = z
  .strictObject({
    version: text,
    about: text,
    baseline: slug,
    claims: z
      .array(
        z.strictObject({
          id: slug.transform(claimId),
          number: z.int().min(1),
          statements: z.array(statementId).min(1),
          text: both,
          tags: z.array(z.enum(TAGS)).min(1),
          /** in this order; the first that is met decides */
          rules: z.array(ruleSchema).min(1),
        }),
      )
      .min(1),
    /** statements that no news could bear out or refute, and why */
    unchecked: z.array(z.strictObject({ statement: statementId, why: text })),
  })
  .superRefine(({ claims, unchecked }, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message });
    claims.forEach(({ number }, index) => number === index + 1 || complain(`claim ${number} stands in place ${index + 1}`));
    const rules = claims.flatMap((claim) => claim.rules.map(({ id }) => `${claim.id}/${id}`));
    for (const name of repeated([...claims.map(({ id }) => id), ...rules])) complain(`"${name}" is there twice`);
    const cut = new Set(claims.flatMap(({ statements }) => statements));
    for (const { statement } of unchecked) if (cut.has(statement)) complain(`statement "${statement}" is both in a claim and unchecked`);
  });
export type ClaimsFile = z.infer<typeof claimsSchema>;

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** What the names in a claims file must be known by. */
export interface KnownNames {
  readonly concepts: readonly { readonly id: string; readonly groups: readonly string[]; readonly side?: string }[];
  readonly statements: readonly { readonly id: string }[];
}

/**
 * Checks a claims file (`lib/claims/claims.json`) against the gazetteer and the baseline that it speaks of.
 * @param raw  the parsed JSON
 * Errors: throws an Error naming each fault: wrong shape, doubled names, concepts, groups, sides or statements that do not exist.
 */
export function parseClaims(raw: unknown, known: KnownNames): ClaimsFile {
  const parsed = claimsSchema.safeParse(raw);
  if (!parsed.success) throw new Error(`The claims cannot be read:\n${z.prettifyError(parsed.error)}`);
  const file = parsed.data;
  const terms = new Set(known.concepts.flatMap(({ id, groups, side }) => [id, ...groups.map((group) => `group:${group}`), ...(side ? [`side:${side}`] : [])]));
  const statements = new Set(known.statements.map(({ id }) => id));
  const faults: string[] = [];
  for (const claim of file.claims) {
    for (const id of claim.statements) if (!statements.has(id)) faults.push(`${claim.id}: no statement "${id}"`);
    for (const rule of claim.rules) {
      for (const name of [...rule.act, ...(rule.by ?? []), ...rule.with.flat(), ...rule.without]) if (!name.startsWith('word:') && !terms.has(name)) faults.push(`${claim.id}/${rule.id}: the gazetteer knows no "${name}"`);
    }
  }
  for (const { statement } of file.unchecked) if (!statements.has(statement)) faults.push(`unchecked: no statement "${statement}"`);
  if (faults.length > 0) throw new Error(`The claims name what does not exist:\n${faults.join('\n')}`);
  return file;
}
