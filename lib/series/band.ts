/** One story's part in a mean; a story may come several times. */
export interface Share {
  readonly storyId: string;
  /** the shares add up to 1 */
  readonly share: number;
  /** −1…+1 */
  readonly value: number;
}

/** 90 in 100 of a normal distribution lie within so many standard errors. */
const NINETY_PERCENT = 1.645;
/** Before anything is known, stories are taken to differ this much (variance of thaw, freeze and neutral in equal parts) … */
const PRIOR_VARIANCE = 2 / 3;
/** … which is worth this many stories: two agreeing stories are no certainty. */
const PRIOR_STORIES = 4;

/**
 * Half the width of the band around the mean of these shares, in points of the index.
 * Standard error of a weighted mean over stories: √(variance ÷ effective number), effective number = 1 ÷ Σ share²
 * (Kish 1965), the variance drawn towards the prior while stories are few. A story is one witness however often it comes.
 */
export function halfWidth(shares: readonly Share[]): number {
  const stories = new Map<string, { share: number; sum: number }>();
  for (const { storyId, share, value } of shares) {
    const story = stories.get(storyId) ?? { share: 0, sum: 0 };
    story.share += share;
    story.sum += share * value;
    stories.set(storyId, story);
  }
  const list = [...stories.values()];
  const mean = list.reduce((sum, story) => sum + story.sum, 0);
  const effective = 1 / list.reduce((sum, { share }) => sum + share ** 2, 0);
  const spread = list.reduce((sum, story) => sum + story.share * (story.sum / story.share - mean) ** 2, 0);
  const variance = (spread * effective + PRIOR_VARIANCE * PRIOR_STORIES) / (effective + PRIOR_STORIES);
  return 100 * NINETY_PERCENT * Math.sqrt(variance / effective);
}
