import type { Weights } from './weights';
import weights from './weights.json';

/** The weights that ship. Nobody edits them, and checking ten thousand of them takes longer than all else at a thread's start: a test does it. */
export const shippedWeights = weights as unknown as Weights;
