// `npm run test:alerts`: a thousand alerts, each by webhook and by mail, while the node that raises and sends them is killed again and again.
// What is promised: every alert is made once and has one delivery for each channel, whatever happens; every delivery reaches its receiver, and one whose
// sender died after sending and before writing it down comes again under the same id. Receivers that go by the id therefore count each exactly once.
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { SMTPServer } from 'smtp-server';
import { personId } from '@/lib/domain/ids';
import { instant } from '@/lib/time/instant';
import { openStore } from '@/server/store/open';
import { madePerson } from '../contract/madePeople';
import { throwAwayDatabase } from '../contract/postgresServer';
import { madeWay } from '../fixtures/made/alerts';

const ALERTS = 1_000;
const KILLS = 3;
const PATIENCE_MS = 600_000;

/** A receiver that counts by the delivery's id, and knows which alert each carried. */
function counting() {
  const times = new Map<string, number>();
  const carried = new Map<string, string>();
  return {
    times,
    take(id: string, alert: string) {
      times.set(id, (times.get(id) ?? 0) + 1);
      carried.set(id, alert);
    },
    verdict: () => ({ ids: times.size, alerts: new Set(carried.values()).size, onTheWire: [...times.values()].reduce((sum, n) => sum + n, 0) }),
  };
}

async function trial(engine: 'sqlite' | 'postgres'): Promise<boolean> {
  const hooks = counting();
  const mails = counting();
  const hookServer = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      hooks.take(String(request.headers['x-entente-delivery']), /item-\d+/.exec(body)?.[0] ?? body);
      response.end();
    });
  });
  const mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        mails.take(/^X-Entente-Delivery: (\S+)/im.exec(text)?.[1] ?? '', /item-\d+/.exec(text)?.[0] ?? text);
        done();
      });
    },
  });
  const port = async (server: { listen(port: number, host: string, done: () => void): unknown }, address: () => AddressInfo) => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return address().port;
  };
  const hookPort = await port(hookServer, () => hookServer.address() as AddressInfo);
  const mailPort = await port(mailServer, () => mailServer.server.address() as AddressInfo);
  const directory = mkdtempSync(path.join(tmpdir(), 'entente-restart-'));
  const database = engine === 'postgres' ? await throwAwayDatabase() : null;
  const place = database?.url ?? directory;
  const log = pino({ level: 'silent' });
  const open = () => openStore(database ? { engine: 'postgres', url: database.url, poolSize: 2, log } : { engine: 'sqlite', directory, readers: 1, log });

  const ana = personId('ana');
  const before = await open();
  await madePerson(before, 'ana');
  const at = instant(Date.now());
  await before.alerts.addChannel({ id: 'hook', personId: ana, name: 'hook', target: { kind: 'webhook', url: `http://127.0.0.1:${hookPort}/`, style: 'json', secret: 'secret' }, createdAt: at });
  await before.alerts.addChannel({ id: 'mail', personId: ana, name: 'mail', target: { kind: 'mail' }, createdAt: at });
  await before.alerts.setWay(ana, madeWay('list', { inPage: false, channels: ['hook', 'mail'] }));
  await before.alerts.setSettings(ana, { zone: 'UTC', locale: 'en', quiet: null, capADay: 1_000, digestAt: 0 });
  await before.close();

  const begin = (): ChildProcess =>
    fork(path.resolve('tests/alerts/alertsNode.ts'), [], { execArgv: ['--import', 'tsx'], env: { ...process.env, STORE: place, SMTP: `smtp://127.0.0.1:${mailPort}`, ALERTS: String(ALERTS) }, stdio: 'inherit' });
  const end = performance.now() + PATIENCE_MS;
  const taken = () => Math.min(hooks.times.size, mails.times.size);
  const until = async (isTrue: () => boolean) => {
    while (!isTrue() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  let node = begin();
  for (let kill = 1; kill <= KILLS; kill++) {
    await until(() => taken() >= (ALERTS * kill) / (KILLS + 1));
    const ended = new Promise((resolve) => node.once('exit', resolve));
    node.kill('SIGKILL');
    await ended;
    node = begin();
  }
  await until(() => taken() >= ALERTS);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  node.kill('SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 200));

  const after = await open();
  const entries = (await after.alerts.page(ana, { unreadOnly: false, limit: 10_000 })).filter(({ alert }) => alert.evidence.kind === 'news');
  const unsent = entries.flatMap(({ deliveries }) => deliveries).filter(({ state }) => state !== 'sent').length;
  await after.close();
  const [hook, mail] = [hooks.verdict(), mails.verdict()];
  const isGood = entries.length === ALERTS && [hook, mail].every(({ ids, alerts }) => ids === ALERTS && alerts === ALERTS) && unsent <= 1;
  console.log(`${engine}: killed ${KILLS} times in the middle of ${ALERTS} alerts: ${isGood ? 'each delivered once by its id' : 'FAILED'}`);
  console.log(`  alerts in the list ${entries.length}; deliveries not settled ${unsent}`);
  for (const [name, { ids, alerts, onTheWire }] of [['webhook', hook], ['mail', mail]] as const) console.log(`  ${name}: ${ids} deliveries of ${alerts} alerts, ${onTheWire - ids} repeated under the same id`);
  hookServer.close();
  mailServer.close();
  await database?.drop();
  rmSync(directory, { recursive: true, force: true });
  return isGood;
}

const engines = process.argv.slice(2).filter((name): name is 'sqlite' | 'postgres' => name === 'sqlite' || name === 'postgres');
const verdicts: boolean[] = [];
for (const engine of engines.length > 0 ? engines : (['sqlite', 'postgres'] as const)) verdicts.push(await trial(engine));
console.log(`alerts: ${verdicts.filter(Boolean).length} passed, ${verdicts.filter((isGood) => !isGood).length} failed`);
process.exit(verdicts.every(Boolean) ? 0 : 1);
