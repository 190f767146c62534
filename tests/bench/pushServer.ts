import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { WebSocketServer } from 'ws';
import type { ChangeBody } from '@/lib/domain/change';
import { instant } from '@/lib/time/instant';
import { attachRealtime } from '@/server/realtime/attachRealtime';
import { openStore } from '@/server/store/open';
import type { ChangeLog } from '@/server/store/store';
import { kept, madeFeed, madeItem, madePoll } from '../contract/made';
import { madeFreshness, madeUpdate } from '../server/realtime/made';
import { memoryChanges } from '../server/realtime/memoryChanges';
import { SENT_AT, sharedNow, type FromServer, type ToServer } from './pushMessages';

// One serving process of the push benchmark: `ws` (plain WebSocket broadcast), `live` (the live line over an outbox in
// memory, for what sending alone costs) or `store` (the live line over the embedded store, for the whole way).

const log = pino({ level: 'silent' });
const mode = process.argv[2] as 'ws' | 'live' | 'store';
const server = createServer((_, response) => response.writeHead(404).end());
const tell = (message: FromServer) => process.send?.(message);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let n = 0;
const change = (): ChangeBody => ({ kind: 'update-added', update: madeUpdate(++n) });

async function startSending(): Promise<() => Promise<void> | void> {
  if (mode === 'ws') {
    const sockets = new WebSocketServer({ server, perMessageDeflate: false });
    return () => {
      // As good as plain ws gets: encoded once, as bytes, for all of them. The same text as a batch of the live line.
      const text = Buffer.from(`42${JSON.stringify(['changes', { previous: n, changes: [change()], more: false }])}`);
      for (const socket of sockets.clients) socket.send(text, { binary: false });
    };
  }
  if (mode === 'live') {
    const changes = memoryChanges();
    attach(changes);
    return () => void changes.append(change());
  }
  const directory = mkdtempSync(path.join(tmpdir(), 'entente-bench-'));
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
  const store = await openStore({ engine: 'sqlite', directory, readers: 2, log });
  await store.feeds.seed([madeFeed('wire')], instant(Date.now()));
  let epoch = 0;
  await store.leadership.campaign({ onElected: (given) => (epoch = given), onDeposed: () => undefined });
  attach(store.changes);
  return async () => {
    const title = `Caracas: ${SENT_AT}${sharedNow().toFixed(2)}`;
    const added = Array.from({ length: 1 + (++n % 5) }, (_, i) => kept(madeItem('wire', `${n}-${i}`, { title: `${title}, item ${i}` })));
    await store.polls.record(madePoll('wire', { epoch, added }));
  };
}

function attach(changes: ChangeLog) {
  attachRealtime({ server, changes, readFreshness: async () => madeFreshness(), build: 'bench', now: () => instant(Date.now()), log });
}

const send = await startSending();

process.on('message', (message: ToServer) => {
  void (message.do === 'settle' ? settle() : sendAll(message.batches, message.everyMs));
});
process.on('disconnect', () => process.exit());

async function settle() {
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.();
    await pause(150);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  tell({ kind: 'settled', rss, heap: heapUsed, external });
}

async function sendAll(batches: number, everyMs: number) {
  const before = process.cpuUsage();
  for (let i = 0; i < batches; i++) {
    await send();
    await pause(everyMs);
  }
  await pause(500);
  const { user, system } = process.cpuUsage(before);
  tell({ kind: 'sent', cpuMicroseconds: user + system });
}

server.listen(0, '127.0.0.1', 4_096, () => tell({ kind: 'listening', port: (server.address() as AddressInfo).port }));
