import { createLiveStore } from '@/components/live/liveStore';
import { startLiveConnection } from '@/components/live/liveConnection';
import type { LiveState } from '@/components/live/liveState';
import { openSocket } from '@/components/live/openSocket';
import type { Update } from '@/lib/domain/update';
import { PROTOCOL_VERSION, type Changes } from '@/lib/protocol/events';
import { UPDATES_PATH, type UpdatesPage } from '@/lib/protocol/requests';
import { SNAPSHOT_PATH, snapshotSchema, type Snapshot } from '@/lib/protocol/snapshot';

export interface OpenPage {
  live(): LiveState;
  /** updates it was given, each counted once: those it was opened with, and those that came as new */
  given(): number;
  batches(): number;
  resets(): number;
  /** Resolves when the page says `live` and has been silent for two seconds. */
  settled(): Promise<void>;
  close(): void;
}

/** A desk without a screen: the browser's own live code on a socket of this process. Its reader stays at the top. */
export async function openPage(url: string): Promise<OpenPage> {
  const first = await readSnapshot(url);
  const store = createLiveStore(first);
  const socket = openSocket({ protocol: PROTOCOL_VERSION, build: store.getView().live.build, surface: 'desk' }, url);
  const ids = new Set<string>(first.updates.map((update) => update.id));
  let batches = 0;
  let resets = 0;
  let lastAt = performance.now();
  socket.on('changes', ({ changes }: Changes) => {
    if (changes.length > 0) lastAt = performance.now();
    batches += 1;
    for (const change of changes) if (change.kind === 'update-added') ids.add(change.update.id);
  });
  socket.on('reset', () => (resets += 1));
  const connection = startLiveConnection({ store, socket, fetchSnapshot: () => readSnapshot(url), holdMs: 0, now: Date.now, random: Math.random });

  return {
    live: () => store.getView().live,
    given: () => ids.size,
    batches: () => batches,
    resets: () => resets,
    async settled() {
      const deadline = performance.now() + 60_000;
      while (store.getView().line.status !== 'live' || performance.now() - lastAt < 2_000) {
        if (performance.now() > deadline) throw new Error(`the open page did not settle: it is ${store.getView().line.status}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    close: () => connection.close(),
  };
}

export async function readSnapshot(url: string): Promise<Snapshot> {
  return snapshotSchema.parse(await readJson(`${url}${SNAPSHOT_PATH}`));
}

/** Every update the store holds, newest first. */
export async function readAllUpdates(url: string): Promise<Update[]> {
  const all: Update[] = [];
  let before: string | null = null;
  do {
    const query: string = before === null ? '?limit=100' : `?limit=100&before=${encodeURIComponent(before)}`;
    const page = (await readJson(`${url}${UPDATES_PATH}${query}`)) as UpdatesPage;
    all.push(...page.updates);
    before = page.next;
  } while (before !== null);
  return all;
}

async function readJson(address: string): Promise<unknown> {
  const response = await fetch(address, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
