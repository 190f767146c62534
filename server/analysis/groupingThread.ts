import { startWorker } from '../worker';
import type { GroupedStep, GroupingRulesGiven, GroupingTask } from './groupedStep';

export type GroupingAnswer = { readonly kind: 'done'; readonly step: GroupedStep } | { readonly kind: 'broke'; readonly message: string };

export interface GroupingThread {
  /** Tasks are performed in their order. Errors: rejects when the thread breaks, ends or is closed; nothing more can be asked of it then. */
  ask(task: GroupingTask): Promise<GroupedStep>;
  close(): Promise<void>;
}

/** A week of a story's busiest days takes a fifth of it; what needs more is started anew rather than let grow. */
const HEAP_MB = 768;

interface Waiting {
  readonly settle: (step: GroupedStep) => void;
  readonly fail: (error: Error) => void;
}

/** Starts a thread with an empty grouping. */
export function startGroupingThread(rules: GroupingRulesGiven): GroupingThread {
  const worker = startWorker('server/analysis/analysisWorker.ts', { workerData: rules, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  const waiting: Waiting[] = [];
  let ended: Error | null = null;

  const end = (error: Error) => {
    ended ??= error;
    for (const { fail } of waiting.splice(0)) fail(ended);
  };
  worker.on('message', (answer: GroupingAnswer) => {
    if (answer.kind === 'done') waiting.shift()?.settle(answer.step);
    else end(new Error(`the grouping broke: ${answer.message}`));
  });
  worker.on('error', (error) => end(new Error('the grouping thread failed', { cause: error })));
  worker.on('exit', () => end(new Error('the grouping thread ended')));

  return {
    ask: (task) =>
      new Promise((settle, fail) => {
        if (ended) {
          fail(ended);
          return;
        }
        waiting.push({ settle, fail });
        worker.postMessage(task);
      }),
    async close() {
      end(new Error('the grouping thread was closed'));
      await worker.terminate();
    },
  };
}
