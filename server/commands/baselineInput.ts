import { z } from 'zod';
import { cutClaims } from '@/lib/baseline/cutClaims';
import { parseBaseline } from '@/lib/baseline/parseBaseline';
import { tagsOf } from '@/lib/baseline/proposeClaims';
import type { ClaimsFile } from '@/lib/claims/parseClaims';
import type { Baseline, StatementId } from '@/lib/domain/baseline';
import { claimId } from '@/lib/domain/claim';
import { err, ok, type Result } from '@/lib/domain/result';
import { ARTICLE_CHARS } from '@/lib/protocol/baselines';
import type { Problem } from '@/lib/protocol/problem';
import { invalidInput } from '../queries/invalid';
import type { AddedBaseline } from '../store/store';

export const previewSchema = z.strictObject({ text: z.string('must be text').max(ARTICLE_CHARS, `at most ${ARTICLE_CHARS} characters`) });

const newBaselineSchema = z.strictObject({
  baseline: z.unknown(),
  claims: z
    .array(
      z.strictObject({
        statement: z.string().transform((id) => id as StatementId),
        followedAs: z.string().transform(claimId).nullable(),
      }),
    )
    .max(2_000, 'at most 2000 claims'),
  source: z.string('must be text').trim().min(1, 'must not be empty').max(200, 'at most 200 characters'),
  importedBy: z.string('must be text').trim().min(1, 'must not be empty').max(120, 'at most 120 characters'),
});

/**
 * An article as an editor sends it (`NewBaseline`), checked, its claims cut and tagged by the rules that read the news.
 * @param followed  the claims that have rules
 * Errors: `invalid`, naming the field.
 */
export function readNewBaseline(input: unknown, { claims: followed }: Pick<ClaimsFile, 'claims'>): Result<Omit<AddedBaseline, 'importedAt'>, Problem> {
  const read = newBaselineSchema.safeParse(input);
  if (!read.success) return err(invalidInput(read.error));
  const { baseline: raw, claims, source, importedBy } = read.data;
  const unknown = claims.findIndex(({ followedAs }) => followedAs !== null && !followed.some(({ id }) => id === followedAs));
  if (unknown >= 0) return err({ code: 'invalid', field: `claims.${unknown}.followedAs`, message: `claims.${unknown}.followedAs: must be the id of a claim that is followed by rule` });
  let baseline: Baseline;
  try {
    baseline = parseBaseline(raw);
  } catch (error) {
    return err({ code: 'invalid', field: 'baseline', message: `baseline: ${(error as Error).message}` });
  }
  return ok({ baseline, source, importedBy, claims: cutClaims(baseline, claims, (text) => tagsOf(text, baseline.language)) });
}
