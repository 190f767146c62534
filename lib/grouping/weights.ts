import { z } from 'zod';
import { PAIR_FEATURES, PAIR_KINDS } from './pairFeatures';

const pairModelSchema = z.strictObject({
  bias: z.number(),
  /** log-odds from which on two items belong together */
  threshold: z.number(),
  weights: z.record(z.enum(PAIR_FEATURES), z.number()),
});

const weightsSchema = z.strictObject({
  version: z.string().min(1),
  about: z.string(),
  linkage: z.strictObject({
    bestShare: z.number().min(0).max(1),
    noEdge: z.number().negative(),
  }),
  pairs: z.record(z.enum(PAIR_KINDS), pairModelSchema),
});
export type GroupingWeights = z.infer<typeof weightsSchema>;

/**
 * Checks the learned weights of pairs.
 * Errors: throws a ZodError that names what is missing or unknown.
 */
export function parseGroupingWeights(raw: unknown): GroupingWeights {
  return weightsSchema.parse(raw);
}
