/** One story's part in a mean, all its days and press groups together: a story is one witness however often it comes. */
export interface StoryShare {
  /** the shares add up to 1 */
  readonly share: number;
  /** what it adds to the mean: its share × its value, −1…+1 */
  readonly amount: number;
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
 * (Kish 1965), the variance drawn towards the prior while stories are few.
 */
export function halfWidth(stories: readonly StoryShare[]): number {
  let [mean, squares] = [0, 0];
  for (const { share, amount } of stories) {
    mean += amount;
    squares += share ** 2;
  }
  const effective = 1 / squares;
  const spread = stories.reduce((sum, { share, amount }) => sum + share * (amount / share - mean) ** 2, 0);
  const variance = (spread * effective + PRIOR_VARIANCE * PRIOR_STORIES) / (effective + PRIOR_STORIES);
  return 100 * NINETY_PERCENT * Math.sqrt(variance / effective);
}
