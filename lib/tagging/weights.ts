import { z } from 'zod';
import { TAGS } from '@/lib/domain/tag';

/** What is learned, each by its own set of weights. Tags and direction are learned from relevant items only. */
export const OUTPUTS = ['relevance', ...TAGS, 'thaw', 'freeze'] as const;
export type Output = (typeof OUTPUTS)[number];

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
  /** feature → output number, weight in WEIGHT_UNIT-ths, and so on */
  features: z.record(z.string().min(1).max(120), z.array(z.number().int()).refine((list) => list.length % 2 === 0 && list.length > 0)),
});

export type Weights = z.infer<typeof weightsSchema>;

/** Weights are written in steps of 1/25: finer ones change no figure and only make the file longer. */
export const WEIGHT_UNIT = 25;

/** Every item's features are scaled to about the same length, so that a long summary does not outweigh a headline. */
export const ROW_LENGTH = 7;
export const ROW_PRIOR = 10;
export const rowScale = (sumOfSquares: number): number => ROW_LENGTH / Math.sqrt(sumOfSquares + ROW_PRIOR);

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
