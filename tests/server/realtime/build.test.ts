import { PROTOCOL_VERSION, type Welcome } from '@/lib/protocol/events';
import { BUILD, endAll, isLive, next, openBare, openPage, snapshotAt, startNode, until } from './harness';
import { memoryChanges } from './memoryChanges';

afterEach(endAll);

test('[LU8] the welcome names the build that runs', async () => {
  const node = await startNode(memoryChanges());
  expect(await next<Welcome>(openBare(node.origin), 'welcome')).toMatchObject({ build: BUILD, protocol: PROTOCOL_VERSION });
});

test('[LU8] a page of an older build knows that there is a new one, and goes on working', async () => {
  const changes = memoryChanges();
  const node = await startNode(changes);
  const page = openPage({ origin: node.origin, build: 'made-build-0', initial: await snapshotAt(changes), snapshot: () => snapshotAt(changes) });
  await until('it is live', () => isLive(page));
  expect(page.store.getView().line.newBuild).toBe(BUILD);
  const present = openPage({ origin: node.origin, initial: await snapshotAt(changes), snapshot: () => snapshotAt(changes) });
  await until('the present one is live', () => isLive(present));
  expect(present.store.getView().line.newBuild).toBeNull();
});

test('[LU8] a page learns of a new build when the server it comes back to runs it', async () => {
  const changes = memoryChanges();
  const node = await startNode(changes);
  const page = openPage({ origin: node.origin, initial: await snapshotAt(changes), snapshot: () => snapshotAt(changes) });
  await until('it is live', () => isLive(page));
  await node.kill();
  await startNode(changes, { build: 'made-build-2' }, node.port);
  page.sleep(20_000);
  await until('it knows', () => page.store.getView().line.newBuild === 'made-build-2');
});

test('[LU8] a page of a protocol that is no longer spoken is refused and told which build to get', async () => {
  const node = await startNode(memoryChanges());
  const refused = await next<Error & { data: unknown }>(openBare(node.origin, { protocol: PROTOCOL_VERSION + 1, build: 'old', surface: 'wall' }), 'connect_error');
  expect(refused.data).toEqual({ reason: 'other-protocol', field: '', build: BUILD });
});
