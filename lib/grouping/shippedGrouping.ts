import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import { createMatcher, type Matcher } from '@/lib/gazetteer/matcher';
import { parseBackground, type Background } from './background';
import background from './background.json';
import { createGrouping, type Grouping } from './grouping';
import { createPreparer } from './prepare';
import { parsePublishers, type Publishers } from './publishers';
import publishers from './publishers.json';
import { createScorer } from './scorer';
import { parseGroupingWeights, type GroupingWeights } from './weights';
import weights from './weights.json';

export interface GroupingRules {
  readonly matcher: Matcher;
  readonly background: Background;
  readonly publishers: Publishers;
  readonly weights: GroupingWeights;
}

/**
 * Checks the files that grouping stands on.
 * Errors: throws a ZodError that names what is wrong.
 */
export function parseGroupingRules(raw: { gazetteer: unknown; background: unknown; publishers: unknown; weights: unknown }): GroupingRules {
  return {
    matcher: createMatcher(parseGazetteer(raw.gazetteer)),
    background: parseBackground(raw.background),
    publishers: parsePublishers(raw.publishers),
    weights: parseGroupingWeights(raw.weights),
  };
}

/** An empty grouping by the given rules. */
export function groupingOf({ matcher, background, publishers, weights }: GroupingRules, windowDays?: number): Grouping {
  const preparer = createPreparer({ matcher, background, familyOf: publishers.familyOf });
  return createGrouping({ preparer, scorer: createScorer(weights), publishers, weights, windowDays });
}

let shipped: GroupingRules | null = null;

/** An empty grouping by the rules that ship with the project; they are checked at the first call. */
export function createShippedGrouping(windowDays?: number): Grouping {
  shipped ??= parseGroupingRules({ gazetteer: concepts, background, publishers, weights });
  return groupingOf(shipped, windowDays);
}
