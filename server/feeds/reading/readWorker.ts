import { parentPort } from 'node:worker_threads';
import type { ThreadMessage } from './feedReader';
import type { FeedDocument } from './parsedFeed';
import { readFeed } from './readFeed';

/** The thread's side of the pool: says when its code is loaded, then one document in, one answer out. */
const say = (message: ThreadMessage) => parentPort?.postMessage(message);

parentPort?.on('message', (document: FeedDocument) => void answer(document));
say({ kind: 'ready' });

async function answer(document: FeedDocument): Promise<void> {
  try {
    say({ kind: 'read', result: await readFeed(document) });
  } catch (error) {
    say({ kind: 'broke', message: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown' });
  }
}
