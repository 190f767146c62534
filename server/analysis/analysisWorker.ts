import { parentPort, workerData } from 'node:worker_threads';
import shippedConcepts from '@/lib/gazetteer/concepts.json';
import background from '@/lib/grouping/background.json';
import publishers from '@/lib/grouping/publishers.json';
import { groupingOf, parseGroupingRules } from '@/lib/grouping/shippedGrouping';
import weights from '@/lib/grouping/weights.json';
import { createGroupedSteps, type GroupingRulesGiven, type GroupingTask } from './groupedStep';
import type { GroupingAnswer } from './groupingThread';

/** The thread that holds the grouping: one task in, one answer out, in their order. */
const rules = parseGroupingRules({ gazetteer: (workerData as GroupingRulesGiven).concepts ?? shippedConcepts, background, publishers, weights });
const perform = createGroupedSteps({ makeGrouping: (windowDays) => groupingOf(rules, windowDays), familyOf: rules.publishers.familyOf });

const say = (answer: GroupingAnswer) => parentPort?.postMessage(answer);

parentPort?.on('message', (task: GroupingTask) => {
  try {
    say({ kind: 'done', step: perform(task) });
  } catch (error) {
    say({ kind: 'broke', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
