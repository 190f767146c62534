import { TAGS } from '@/lib/domain/tag';

/** How an item may bear on the story, one strand a tag: unlike the tags, strands are learned from all items, those of other stories included. */
export const STRANDS = TAGS.map((tag) => `strand:${tag}` as const);

/** What is learned, each by its own set of weights. Tags and direction are learned from relevant items only. */
export const OUTPUTS = ['relevance', ...TAGS, 'thaw', 'freeze', ...STRANDS] as const;
export type Output = (typeof OUTPUTS)[number];

/** Weights are written in steps of 1/25: finer ones change no figure and only make the file longer. */
export const WEIGHT_UNIT = 25;

/** Relevance as the sum of its own score and of the strongest strand's. */
export const blendRelevance = (own: number, strongestStrand: number, strandShare: number): number => (1 - strandShare) * own + strandShare * strongestStrand;

/** Every item's features are scaled to about the same length, so that a long summary does not outweigh a headline. */
export const ROW_LENGTH = 7;
export const ROW_PRIOR = 10;
export const rowScale = (sumOfSquares: number): number => ROW_LENGTH / Math.sqrt(sumOfSquares + ROW_PRIOR);
