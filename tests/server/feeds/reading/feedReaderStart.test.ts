import type * as Threads from 'node:worker_threads';
import { createFeedReader } from '@/server/feeds/reading/feedReader';
import { documentOf, rss } from './documents';

jest.mock('@/server/worker', () => {
  const { Worker } = jest.requireActual<typeof Threads>('node:worker_threads');
  return { startWorker: () => new Worker('throw new Error("no such module")', { eval: true }) };
});

it('rejects what waits when a thread cannot start, instead of starting threads for ever', async () => {
  const reader = createFeedReader({ threads: 2, timeoutMs: 1_000 });
  const reads = [reader.read(documentOf(rss(''))), reader.read(documentOf(rss('')))].map((read) => read.catch((error: Error) => [error.message, String(error.cause)]));
  expect(await Promise.all(reads)).toEqual(Array(2).fill(['a feed reading thread did not start', 'Error: no such module']));
  await reader.close();
});
