import { parentPort, workerData } from 'node:worker_threads';
import { createNewsReader } from '@/lib/claims/newsReader';
import type { NewsRules } from '@/lib/claims/newsRules';
import { ok, type Result } from '@/lib/domain/result';
import type { ThreadMessage, ThreadTask } from './feedReader';
import type { ParsedFeed, ReadRefusal, TextsRead } from './parsedFeed';
import { readFeed } from './readFeed';

/** The thread's side of the pool: says when its code is loaded and its rules are built, then one task in, one answer out. */
const say = (message: ThreadMessage) => parentPort?.postMessage(message);

const { rulesVersion, read } = createNewsReader(workerData as NewsRules);

parentPort?.on('message', (task: ThreadTask) => void answer(task));
say({ kind: 'ready' });

async function answer(task: ThreadTask): Promise<void> {
  try {
    say({ kind: 'read', result: await perform(task) });
  } catch (error) {
    say({ kind: 'broke', message: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown' });
  }
}

async function perform(task: ThreadTask): Promise<Result<ParsedFeed | TextsRead, ReadRefusal>> {
  return task.kind === 'document' ? readFeed(task.document) : ok({ rulesVersion, readings: task.texts.map(read) });
}
