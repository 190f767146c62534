import path from 'node:path';
import { NextRequest } from 'next/server';
import { NOBODY, type Actor } from '@/lib/domain/person';
import { sessionId } from '@/lib/domain/ids';
import { ROUTES } from '@/lib/rights/routes';
import { ACTOR_HEADER, writeActor } from '@/server/commands/actorOf';
import { routeFiles } from '../../harness/routeFiles';
import { SERVED } from '../../harness/servedRoutes';
import { anAddress, openWalkedDesk, type CallerName, type WalkedDesk } from './walkedDesk';

jest.mock('next/headers', () => jest.requireActual<{ nextHeaders: object }>('../../harness/servedRoutes').nextHeaders);

const WRITES = ROUTES.filter(({ method }) => method !== 'GET');
/** A program at another site, which has no reader to borrow a session from, and shows what it is by a secret in the address and a signature. */
const OF_A_HUB = '/api/websub/[feedId]/[token]';

let desk: WalkedDesk;
beforeAll(async () => (desk = await openWalkedDesk('public', { PUBLIC_URL: 'http://desk.example' })), 60_000);
afterAll(() => desk.close());

describe('a write that a page of another site sends', () => {
  const FROM_ELSEWHERE: readonly Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.test' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elsewhere.test' },
    { origin: 'http://desk.example.elsewhere.test' },
    { origin: 'null' },
  ];
  const ask = async (method: string, address: string, name: CallerName, headers: Record<string, string>) => {
    const answer = await fetch(`${desk.origin}${anAddress(address)}`, { method, redirect: 'manual', headers: { 'content-type': 'application/json', ...(await desk.caller(name).headers()), ...headers }, body: '{}' });
    return { isServed: answer.headers.has(SERVED), problem: answer.status === 403 ? ((await answer.json()) as { error: { code: string } }).error.code : answer.status };
  };

  test.each(['nobody', 'admin', 'desk key', 'screen', 'token for both'] as const)('is refused by every route, also with what lets in: %s', async (name) => {
    const found: string[] = [];
    for (const { method, path: address } of WRITES) {
      if (address === OF_A_HUB) continue;
      for (const from of FROM_ELSEWHERE) {
        const { isServed, problem } = await ask(method, address, name, from);
        if (isServed || problem !== 'cross-site') found.push(`${method} ${address} from ${JSON.stringify(from)}: ${problem}`);
      }
    }
    expect(found).toEqual([]);
  }, 60_000);

  test('is known by where it comes from: the desk’s own pages write, at its public address too', async () => {
    for (const from of [{ origin: desk.origin, 'sec-fetch-site': 'same-origin' }, { origin: 'http://desk.example', 'sec-fetch-site': 'same-origin' }, {}] as Record<string, string>[]) {
      expect(await ask('POST', '/api/feeds', 'editor', from)).toEqual({ isServed: true, problem: 400 });
    }
  });

  test('is a hub’s own right, which is refused by its secret instead', async () => {
    expect(await ask('POST', OF_A_HUB, 'nobody', { origin: 'https://hub.example' })).toEqual({ isServed: true, problem: 404 });
  });
});

describe('a body that does not end', () => {
  /** More than any route takes. */
  const CHUNK = new Uint8Array(1024 * 1024).fill(0x61);
  const MOST_CHUNKS = 24;
  const TYPES = ['application/json', 'application/x-www-form-urlencoded', 'text/x-opml', 'application/octet-stream'];
  const admin = (): Actor => ({ kind: 'person', person: desk.people.admin, sessionId: sessionId('s') });

  test.each(WRITES.map(({ method, path: address, needs }) => [method, address, needs] as const))('is not read by %s %s', async (method, address, needs) => {
    const { file } = routeFiles().find((one) => one.address === address)!;
    const handler = ((await import(path.resolve(file))) as Record<string, (request: Request, context: object) => Promise<Response>>)[method]!;
    for (const type of TYPES) {
      let chunks = 0;
      const body = new ReadableStream({ pull: (controller) => (++chunks > MOST_CHUNKS ? controller.close() : controller.enqueue(CHUNK)) });
      const request = new NextRequest(`http://desk.test${anAddress(address)}`, { method, body, duplex: 'half', headers: { host: 'desk.test', 'content-type': type, [ACTOR_HEADER]: writeActor(needs === 'open' ? NOBODY : admin()) } });
      const params = Object.fromEntries([...address.matchAll(/\[(\.\.\.)?(\w+)\]/g)].map(([, isMany, name]) => [name!, isMany ? ['callback', 'credentials'] : '1']));
      const answer = await handler(request, { params: Promise.resolve(params) });
      expect({ type, isReadWhole: chunks > MOST_CHUNKS, isRefused: chunks < 3 || answer.status === 413 }).toEqual({ type, isReadWhole: false, isRefused: true });
    }
  });
});
