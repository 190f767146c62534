import pg from 'pg';
import { BEFORE_FIRST, feedId, sequence } from '@/lib/domain/ids';
import { openStore } from '@/server/store/open';
import type { Store } from '@/server/store/store';
import { allChanges } from '../../contract/changes.contract';
import { cuttableServer, type CuttableServer } from '../../contract/cuttableServer';
import { until } from '../../contract/items.contract';
import { kept, later, madeFeed, madeItem, madePoll, NOON } from '../../contract/made';
import { describePostgres, throwAwayDatabase } from '../../contract/postgresServer';
import { spawnWriter } from './spawnWriter';
import { silent } from './sqlitePlace';

describePostgres('several nodes on PostgreSQL', () => {
  describe('several nodes on PostgreSQL', () => {
    let database: Awaited<ReturnType<typeof throwAwayDatabase>>;
    let way: CuttableServer;
    const nodes: Store[] = [];

    beforeEach(async () => {
      database = await throwAwayDatabase();
      const { hostname, port } = new URL(database.url);
      way = await cuttableServer(hostname, Number(port) || 5432);
    });

    afterEach(async () => {
      await Promise.all(nodes.splice(0).map((node) => node.close()));
      await way.close();
      await database.drop();
    });

    const openAt = async (url: string) => {
      const node = await openStore({ engine: 'postgres', url, poolSize: 3, log: silent });
      nodes.push(node);
      return node;
    };
    const openNode = () => openAt(database.url);
    const openThroughWay = () => {
      const url = new URL(database.url);
      url.host = `127.0.0.1:${way.port}`;
      return openAt(url.href);
    };
    const onDatabase = async <T extends object>(text: string): Promise<T[]> => {
      const client = new pg.Client(database.url);
      await client.connect();
      try {
        return (await client.query<T>(text)).rows;
      } finally {
        await client.end();
      }
    };

    it('start together on an empty database without colliding', async () => {
      const opened = await Promise.all([openNode(), openNode(), openNode(), openNode()]);
      const versions = await Promise.all(opened.map((node) => node.changes.head().then(({ dataVersion }) => dataVersion)));
      expect(new Set(versions).size).toBe(1);
    });

    it('refuse a database of a newer release by name', async () => {
      await (await openNode()).close();
      await onDatabase('UPDATE meta SET schema_version = 99');
      await expect(openNode()).rejects.toMatchObject({ name: 'NewerStore' });
    });

    it('[LU1] give sequences in commit order: whoever follows either node sees every change once, in order', async () => {
      const [one, two, reading] = await Promise.all([openNode(), openNode(), openNode()]);
      const names = ['a', 'b', 'c', 'd', 'e', 'f'];
      await one.feeds.seed(names.map((name) => madeFeed(name)), NOON);
      const seen: number[] = [];
      let isWriting = true;
      const following = (async () => {
        for (let last = BEFORE_FIRST; ; ) {
          const wasWriting = isWriting;
          const next = await reading.changes.after(last, 5);
          seen.push(...next.map((change) => change.sequence));
          last = next.at(-1)?.sequence ?? last;
          if (next.length === 0 && !wasWriting) {
            return;
          }
        }
      })();
      await Promise.all(
        names.map(async (name, i) => {
          const node = i % 2 ? one : two;
          for (let j = 0; j < 15; j += 1) {
            await node.polls.record(madePoll(name, { added: [kept(madeItem(name, `${j} x`)), kept(madeItem(name, `${j} y`))] }));
          }
        }),
      );
      isWriting = false;
      await following;
      const { head } = await reading.changes.head();
      expect(head).toBeGreaterThanOrEqual(6 + 180);
      expect(seen).toEqual(Array.from({ length: head }, (_, i) => i + 1));
    });

    it('stores an article once as an update when two nodes bring it at the same moment', async () => {
      const [one, two] = await Promise.all([openNode(), openNode()]);
      await one.feeds.seed([madeFeed('a'), madeFeed('b')], NOON);
      const link = 'https://wire.example.org/story';
      const recorded = await Promise.all([
        one.polls.record(madePoll('a', { added: [kept(madeItem('a', '1', { link, title: 'Caracas' }))] })),
        two.polls.record(madePoll('b', { added: [kept(madeItem('b', '1', { link, title: 'Caracas' }))] })),
      ]);
      expect(recorded.map(({ duplicates }) => duplicates).sort()).toEqual([0, 1]);
      expect(await one.updates.count({})).toBe(1);
    });

    it('hear of each other’s commits, by a message that carries nothing but the sequence', async () => {
      const [one, two] = await Promise.all([openNode(), openNode()]);
      await one.feeds.seed([madeFeed('a')], NOON);
      const spy = new pg.Client(database.url);
      await spy.connect();
      await spy.query('LISTEN entente_changes');
      const payloads: (string | undefined)[] = [];
      spy.on('notification', ({ payload }) => payloads.push(payload));

      let woken = 0;
      two.changes.onCommit(() => (woken += 1));
      await until(async () => {
        // The listener connects on its own time; from then on a commit elsewhere is heard.
        const before = woken;
        await one.polls.record(madePoll('a', { added: [kept(madeItem('a', String(Math.random())))] }));
        await new Promise((resolve) => setTimeout(resolve, 50));
        return woken > before;
      });
      const { head } = await one.polls.record(madePoll('a', { added: [kept(madeItem('a', 'last'))] }));
      await until(() => payloads.includes(String(head)));
      expect(payloads.every((payload) => /^\d+$/.test(payload ?? ''))).toBe(true);
      await spy.end();
    });

    it('come back by themselves when the server was away: reading, writing, hearing, polling', async () => {
      const node = await openThroughWay();
      const other = await openNode();
      await node.feeds.seed([madeFeed('a')], NOON);
      const epochs: number[] = [];
      const reasons: string[] = [];
      await node.leadership.campaign({ onElected: (epoch) => epochs.push(epoch), onDeposed: (reason) => reasons.push(reason) });
      await until(() => epochs.length === 1);
      let woken = 0;
      node.changes.onCommit(() => (woken += 1));

      const cutAt = Date.now();
      await way.cut();
      await until(() => reasons.length === 1);
      expect(Date.now() - cutAt).toBeLessThan(500);
      await expect(node.feeds.list()).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'unreachable' });
      await expect(node.polls.record(madePoll('a'))).rejects.toMatchObject({ reason: 'unreachable' });
      expect(await node.health()).toMatchObject({ readable: false, writable: false, reason: expect.stringContaining('cannot be reached') });

      await way.mend();
      await until(() => epochs.length === 2);
      expect(epochs[1]).toBeGreaterThan(epochs[0] ?? Infinity);
      expect(await node.feeds.list()).toHaveLength(1);
      await node.polls.record(madePoll('a', { epoch: epochs[1] ?? 0, added: [kept(madeItem('a', '1'))] }));
      expect(await node.health()).toMatchObject({ readable: true, writable: true, reason: null });
      await until(async () => {
        const before = woken;
        await other.polls.record(madePoll('a', { added: [kept(madeItem('a', String(Math.random())))] }));
        await new Promise((resolve) => setTimeout(resolve, 50));
        return woken > before;
      });
    }, 30_000);

    it('survive the loss of every connection in the middle of writing: what was acknowledged is there, the rest can be repeated', async () => {
      const node = await openThroughWay();
      await node.feeds.seed([madeFeed('a')], NOON);
      const polls = Array.from({ length: 60 }, (_, i) => madePoll('a', { added: [kept(madeItem('a', `${i} x`)), kept(madeItem('a', `${i} y`))] }));
      const cutting = (async () => {
        for (let i = 0; i < 3; i += 1) {
          await new Promise((resolve) => setTimeout(resolve, 60));
          await way.cut();
          await way.mend();
        }
      })();
      for (const poll of polls) {
        await until(() => node.polls.record(poll).then(() => true, (error: { reason?: string }) => {
          if (error.reason !== 'unreachable') throw error;
          return false;
        }));
      }
      await cutting;
      const reading = await openNode();
      expect(await reading.items.counts()).toMatchObject({ kept: 120 });
      const changes = await allChanges(reading, BEFORE_FIRST, 100);
      expect(changes.map((change) => change.sequence)).toEqual(changes.map((_, i) => sequence(i + 1)));
      expect(changes.filter(({ kind }) => kind === 'update-added')).toHaveLength(120);
    }, 30_000);

    it('elect one poller, and another within two seconds of its kill -9; the dead one’s epoch is refused', async () => {
      const node = await openNode();
      await node.feeds.seed([madeFeed('a')], NOON);
      const writer = spawnWriter(database.url, 'a');
      await until(() => writer.acknowledged.length > 0, 20_000);
      const elections: { epoch: number; at: number }[] = [];
      const { stop } = await node.leadership.campaign({ onElected: (epoch) => elections.push({ epoch, at: Date.now() }), onDeposed: () => {} });
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(elections).toEqual([]);

      const killedAt = Date.now();
      await writer.kill();
      await until(() => elections.length === 1);
      const [election] = elections;
      expect((election?.at ?? Infinity) - killedAt).toBeLessThan(2_000);
      expect(election?.epoch).toBeGreaterThan(writer.elected ?? Infinity);
      await expect(node.polls.record(madePoll('a', { epoch: writer.elected ?? 0, added: [kept(madeItem('a', 'late'))] }))).rejects.toMatchObject({ reason: 'deposed' });

      const stored = new Set<string>((await node.updates.page({}, 1_000_000)).updates.map(({ id }) => id));
      expect(writer.acknowledged.filter((id) => !stored.has(id))).toEqual([]);
      expect(stored.size % 5).toBe(0);
      await stop();
    }, 60_000);

    it('pass the office on when the poller stops, and do not call that being deposed', async () => {
      const [one, two] = await Promise.all([openNode(), openNode()]);
      const heard: string[] = [];
      const hooks = (name: string) => ({ onElected: () => heard.push(`${name} elected`), onDeposed: () => heard.push(`${name} deposed`) });
      const first = await one.leadership.campaign(hooks('one'));
      await until(() => heard.length === 1);
      await two.leadership.campaign(hooks('two'));
      await first.stop();
      await until(() => heard.length === 2);
      expect(heard).toEqual(['one elected', 'two elected']);
    });

    it('say that the server is out of reach', async () => {
      await way.cut();
      await expect(openThroughWay()).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'unreachable' });
    });

    it('answer after a statement was ended by the server, and name why it failed', async () => {
      const node = await openNode();
      await onDatabase("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'entente'");
      await until(() => node.feeds.list().then(() => true, () => false));
      expect(await node.feeds.get(feedId('none'))).toBeUndefined();
      expect(await node.feeds.add(madeFeed('z'), later(1))).toMatchObject({ ok: true });
    });
  });
});
