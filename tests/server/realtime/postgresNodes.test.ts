import pino from 'pino';
import { openStore } from '@/server/store/open';
import type { Store } from '@/server/store/store';
import { kept, madeFeed, madeItem, madePoll } from '../../contract/made';
import { describePostgres, throwAwayDatabase } from '../../contract/postgresServer';
import { cursorOf, endAll, isLive, openPage, snapshotAt, startNode, until } from './harness';

const log = pino({ level: 'silent' });

describePostgres('several nodes on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof throwAwayDatabase>>;
  const stores: Store[] = [];
  const open = async () => {
    const store = await openStore({ engine: 'postgres', url: database.url, poolSize: 3, log });
    stores.push(store);
    return store;
  };

  beforeEach(async () => {
    database = await throwAwayDatabase();
  });
  afterEach(async () => {
    await endAll();
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await database.drop();
  });

  async function startPoller() {
    const store = await open();
    await store.feeds.seed([madeFeed('wire')], madePoll('wire').trace.at);
    let epoch = 0;
    await store.leadership.campaign({ onElected: (given) => (epoch = given), onDeposed: () => undefined });
    await until('a poller is elected', () => epoch > 0);
    let n = 0;
    const poll = (items: number) => store.polls.record(madePoll('wire', { epoch, added: Array.from({ length: items }, () => kept(madeItem('wire', `item ${++n}`))) }));
    return { store, poll };
  }

  test('[LU3] what one poller stores reaches the pages of both nodes, once and in order', async () => {
    const { store, poll } = await startPoller();
    const [first, second] = await Promise.all([open(), open()]);
    const nodes = await Promise.all([first, second].map((each) => startNode(each.changes, { limits: { lookEveryMs: 60_000 } })));
    const initial = await snapshotAt(store.changes);
    const pages = nodes.map((node) => openPage({ origin: node.origin, initial, snapshot: () => snapshotAt(store.changes) }));
    await until('both pages are live', () => pages.every(isLive));
    for (let i = 0; i < 12; i++) await poll(1 + (i % 4));
    const { head } = await store.changes.head();
    // The nodes do not look by themselves here: what arrives came by NOTIFY.
    await until('both have all', () => pages.every((page) => cursorOf(page) === Number(head)));
    const stored = (await store.changes.after(initial.head, 1_000)).map((change) => Number(change.sequence));
    for (const page of pages) expect(page.seen).toEqual(stored);

    // The first node dies; its page goes on at the other one.
    await nodes[0]!.kill();
    await poll(3);
    const moved = openPage({ origin: nodes[1]!.origin, initial: { ...initial, head: pages[0]!.store.getView().live.cursor }, snapshot: () => snapshotAt(store.changes) });
    await until('it has the rest', () => moved.seen.length === 3 || cursorOf(moved) > Number(head));
    expect(moved.seen[0]).toBe(Number(head) + 1);
  }, 60_000);

  test('[LU3] a PostgreSQL that cuts every connection loses nothing and shows nothing twice', async () => {
    const { store, poll } = await startPoller();
    const web = await open();
    const node = await startNode(web.changes);
    const initial = await snapshotAt(store.changes);
    const page = openPage({ origin: node.origin, initial, snapshot: () => snapshotAt(store.changes) });
    await until('the page is live', () => isLive(page));
    await poll(2);
    const name = new URL(database.url).pathname.slice(1);
    for (let round = 0; round < 3; round++) {
      await database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
      const end = Date.now() + 15_000;
      for (;;) {
        const done = await poll(2).then(
          () => true,
          () => false,
        );
        if (done) break;
        if (Date.now() > end) throw new Error('no poll could be recorded for 15 s');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    const { head } = await store.changes.head();
    await until('the page has all', () => cursorOf(page) === Number(head), 15_000);
    const stored = (await store.changes.after(initial.head, 1_000)).map((change) => Number(change.sequence));
    expect(page.seen).toEqual(stored);
    expect(page.arrived).toEqual(stored);
    expect(page.snapshots).toBe(0);
  }, 60_000);
});
