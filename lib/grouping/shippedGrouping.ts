import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer, type Gazetteer } from '@/lib/gazetteer/gazetteer';
import { createMatcher } from '@/lib/gazetteer/matcher';
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
  readonly gazetteer: Gazetteer;
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
    gazetteer: parseGazetteer(raw.gazetteer),
    background: parseBackground(raw.background),
    publishers: parsePublishers(raw.publishers),
    weights: parseGroupingWeights(raw.weights),
  };
}

/** An empty grouping by the given rules. */
export function groupingOf({ gazetteer, background, publishers, weights }: GroupingRules, windowDays?: number): Grouping {
  const preparer = createPreparer({ matcher: createMatcher(gazetteer), background, familyOf: publishers.familyOf });
  return createGrouping({ preparer, scorer: createScorer(weights), publishers, weights, windowDays });
}

/** An empty grouping by the rules that ship with the project. */
export const createShippedGrouping = (windowDays?: number): Grouping => groupingOf(parseGroupingRules({ gazetteer: concepts, background, publishers, weights }), windowDays);
