import { anyAddress, isPublicAddress } from '@/server/feeds/address';
import { HostGate } from '@/server/feeds/hostGate';
import { previewFeed } from '@/server/feeds/preview';
import { createFeedReader } from '@/server/feeds/reading/feedReader';
import { createRequester } from '@/server/feeds/request';
import { startScriptedServer, type ScriptedServer } from '../../harness/scriptedServer';

let server: ScriptedServer;
const reader = createFeedReader({ threads: 1, timeoutMs: 5_000 });
const passage = { gate: new HostGate({ gapMs: 0, concurrency: 4 }), signal: new AbortController().signal, isTroubled: false };
const made = (isAllowed = anyAddress) => createRequester({ isAllowed, timeoutMs: 2_000, maxBytes: 1_000_000, userAgent: 'Entente', now: Date.now });
const requester = made();

beforeAll(async () => void (server = await startScriptedServer((_, response) => response.end())));
afterAll(async () => void (await Promise.all([server.close(), reader.close(), requester.close()])));

const preview = (path: string) => previewFeed(server.url + path, { requester, reader, passage });

test('shows what a feed would bring', async () => {
  const items = Array.from({ length: 12 }, (_, n) => `<item><title>${n % 3 === 0 ? 'Enviados de Estados Unidos visitan Caracas' : 'El tiempo'} ${n}</title><link>https://made.example/${n}?utm_source=rss</link><pubDate>Thu, 15 Jan 2026 ${String(n).padStart(2, '0')}:00:00 GMT</pubDate></item>`);
  server.answer = (request, response) => {
    if (request.url === '/old') response.writeHead(301, { location: '/feed' }).end();
    else
      response
        .writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', link: '<https://hub.example/>; rel="hub"' })
        .end(`<rss version="2.0"><channel><title>Diario del Ávila</title><link>https://made.example/</link><language>es-VE</language>${items.join('')}</channel></rss>`);
  };
  const result = await preview('/old');
  expect(result).toMatchObject({
    ok: true,
    value: {
      url: `${server.url}/old`, movedTo: `${server.url}/feed`, suggestedId: 'diario-del-avila', title: 'Diario del Ávila', homepage: 'https://made.example/',
      format: 'rss', language: 'es-VE', encoding: expect.stringContaining('utf-8'), hubUrl: 'https://hub.example/', itemCount: 12, relevantCount: 4,
    },
  });
  const shown = result.ok ? result.value.items : [];
  expect(shown).toHaveLength(10);
  expect(shown[0]).toMatchObject({ title: 'El tiempo 11', relevant: false });
  expect(shown[2]).toEqual({ title: 'Enviados de Estados Unidos visitan Caracas 9', outlet: 'Diario del Ávila', link: 'https://made.example/9', publishedAt: Date.UTC(2026, 0, 15, 9), relevant: true, words: expect.arrayContaining(['Caracas']) });
});

test.each<[string, number, string, string]>([
  ['a web page', 200, '<!doctype html><html><body>hello</body></html>', 'html'],
  ['an empty answer', 200, '', 'empty'],
  ['an error', 404, 'no', 'http-status'],
  ['a closed feed', 410, 'gone', 'gone'],
  ['a publisher who is tired of us', 429, '', 'throttled'],
])('says why %s would bring nothing', async (_, status, body, reason) => {
  server.answer = (__, response) => response.writeHead(status).end(body);
  const result = await preview('/feed');
  expect(result.ok ? null : result.error.reason).toBe(reason);
});

test.each([
  ['not an address', 'bad-address'],
  ['file:///etc/passwd', 'bad-address'],
  ['http://169.254.169.254/latest/', 'private-address'],
  ['http://localhost:1/', 'private-address'],
])('refuses %j as %s', async (url, reason) => {
  const guarded = made(isPublicAddress);
  const result = await previewFeed(url, { requester: guarded, reader, passage });
  expect(result.ok ? null : result.error.reason).toBe(reason);
  await guarded.close();
});
