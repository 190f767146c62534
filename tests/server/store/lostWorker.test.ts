import type { Worker } from 'node:worker_threads';
import type * as workerModule from '@/server/worker';
import { until } from '../../contract/items.contract';
import { kept, madeFeed, madeItem, madePoll, NOON } from '../../contract/made';
import { dataFolders } from './sqlitePlace';

const workers: Worker[] = [];
/** The real workers, noted as they start, so that the test can end one. */
jest.mock('@/server/worker', () => {
  const { startWorker } = jest.requireActual<typeof workerModule>('@/server/worker');
  return {
    startWorker: (...args: Parameters<typeof startWorker>) => {
      const worker = startWorker(...args);
      workers.push(worker);
      return worker;
    },
  };
});

const folders = dataFolders();

describe('a store worker that ends by itself', () => {
  it.each([
    ['writer', 0],
    ['reader', 1],
  ])('(the %s) is started again; what was acknowledged is there, and the rest is told that it failed', async (_, index) => {
    workers.length = 0;
    const store = await folders.open(await folders.make());
    await store.feeds.seed([madeFeed('a')], NOON);
    await store.polls.record(madePoll('a', { added: [kept(madeItem('a', '1'))] }));

    const attempt = index === 0 ? () => store.polls.record(madePoll('a', { added: [kept(madeItem('a', '2'))] })) : () => store.items.counts();
    await workers[index]?.terminate();
    await expect(attempt()).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'unreachable' });
    await until(() => attempt().then(() => true, () => false));
    expect(await store.items.counts()).toMatchObject({ kept: index === 0 ? 2 : 1 });
    expect(await store.health()).toMatchObject({ readable: true, writable: true });
  });
});
