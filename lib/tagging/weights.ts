import { z } from 'zod';
import { OUTPUTS } from './outputs';

const finite = z.number();
const outputSchema = z.strictObject({
  bias: finite,
  /** the score from which the output is called */
  threshold: finite,
  /** probability = 1 / (1 + exp(−(slope · score + offset))), fitted on items the weights had not seen */
  slope: finite,
  offset: finite,
});

const weightsSchema = z.strictObject({
  version: z.string().min(1),
  about: z.string(),
  outputs: z.record(z.enum(OUTPUTS), outputSchema),
  /** how much of an item's relevance is its strongest strand; the rest is what the weights of relevance give */
  strandShare: z.number().min(0).max(1),
  /** feature → output number, weight in WEIGHT_UNIT-ths, and so on */
  features: z.record(z.string().min(1).max(120), z.array(z.number().int()).refine((list) => list.length % 2 === 0 && list.length > 0)),
});

export type Weights = z.infer<typeof weightsSchema>;

/**
 * Checks a weights file.
 * Errors: throws a ZodError; also when a feature points to an output that does not exist.
 */
export function parseWeights(raw: unknown): Weights {
  const weights = weightsSchema.parse(raw);
  for (const [feature, list] of Object.entries(weights.features)) {
    for (let at = 0; at < list.length; at += 2) {
      const output = list[at];
      if (output === undefined || output < 0 || output >= OUTPUTS.length) throw new Error(`feature "${feature}" points to output ${String(output)}`);
    }
  }
  return weights;
}
