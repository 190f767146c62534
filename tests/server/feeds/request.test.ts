import net from 'node:net';
import zlib from 'node:zlib';
import { anyAddress, isPublicAddress, type Resolve } from '@/server/feeds/address';
import { HostGate } from '@/server/feeds/hostGate';
import { createRequester, userAgent, type Requester, type RequesterOptions, type RequestOutcome } from '@/server/feeds/request';
import { startScriptedServer, type ScriptedServer } from '../../harness/scriptedServer';

const BODY = '<rss version="2.0"><channel><title>x</title></channel></rss>';
const NONE = { etag: null, lastModified: null };
const TIMEOUT_MS = 400;

let server: ScriptedServer;
const requesters: Requester[] = [];

beforeAll(async () => void (server = await startScriptedServer((_, response) => response.end(BODY))));
beforeEach(() => {
  server.seen.length = 0;
  server.answer = (_, response) => response.end(BODY);
});
afterEach(async () => void (await Promise.all(requesters.splice(0).map((one) => one.close()))));
afterAll(() => server.close());

function requester(options: Partial<RequesterOptions> = {}): Requester {
  const one = createRequester({ isAllowed: anyAddress, timeoutMs: TIMEOUT_MS, maxBytes: 100_000, userAgent: userAgent('0.1', 'https://desk.example'), now: Date.now, ...options });
  requesters.push(one);
  return one;
}
const passage = (signal = new AbortController().signal) => ({ gate: new HostGate({ gapMs: 0, concurrency: 8 }), signal, isTroubled: false });
const get = (path: string, options: Partial<RequesterOptions> = {}, validators = NONE) => requester(options).get(path.startsWith('/') ? server.url + path : path, validators, passage());
const reasonOf = (outcome: RequestOutcome) => (outcome.kind === 'failed' ? outcome.reason : outcome.kind);

describe('a conditional request', () => {
  test('sends the validators exactly as they came, and says who we are', async () => {
    await get('/feed', {}, { etag: 'W/"a b"', lastModified: 'Thu, 15 Jan 2026 12:00:00 GMT' } as never);
    expect(server.seen[0]?.headers).toMatchObject({
      'if-none-match': 'W/"a b"',
      'if-modified-since': 'Thu, 15 Jan 2026 12:00:00 GMT',
      'user-agent': 'Mozilla/5.0 (compatible; Entente/0.1; +https://desk.example)',
    });
    expect(server.seen[0]?.headers['accept-encoding']).toMatch(/^gzip, deflate, br/);
    expect(server.seen[0]?.headers.accept).toContain('application/rss+xml');
  });

  test('without validators it is unconditional', async () => {
    await get('/feed');
    expect(server.seen[0]?.headers).not.toHaveProperty('if-none-match');
    expect(server.seen[0]?.headers).not.toHaveProperty('if-modified-since');
  });

  test('a 304 is unchanged, and brings its hints', async () => {
    server.answer = (_, response) => response.writeHead(304, { etag: '"2"', 'cache-control': 'max-age=90' }).end();
    expect(await get('/feed', {}, { etag: '"1"', lastModified: null } as never)).toMatchObject({ kind: 'unchanged', etag: '"2"', lastModified: null, freshSeconds: 90, status: 304 });
  });

  test('a 200 brings body, validators, hints and hub', async () => {
    server.answer = (_, response) =>
      response
        .writeHead(200, { etag: '"1"', 'last-modified': 'x', 'cache-control': 'max-age=60', 'content-type': 'text/xml', link: '<https://hub.example/>; rel=hub' })
        .end(BODY);
    const outcome = await get('/feed');
    expect(outcome).toMatchObject({ kind: 'body', etag: '"1"', lastModified: 'x', freshSeconds: 60, contentType: 'text/xml', hubUrl: 'https://hub.example/', permanentUrl: null, isRedirected: false });
    expect(outcome.kind === 'body' && Buffer.from(outcome.body).toString()).toBe(BODY);
  });

  test('connections are kept for the next request', async () => {
    const one = requester();
    const ports = new Set<number | undefined>();
    server.answer = (request, response) => {
      ports.add(request.socket.remotePort);
      response.writeHead(304).end();
    };
    for (let n = 0; n < 5; n++) await one.get(`${server.url}/feed`, NONE, passage());
    // A connection may still be settling when the next request comes, which then opens a second one; not a third.
    expect(ports.size).toBeLessThanOrEqual(2);
  });
});

describe('answers that are no feed', () => {
  test.each<[number, Record<string, string>, Partial<RequestOutcome>]>([
    [410, {}, { kind: 'gone' }],
    [404, {}, { kind: 'failed', reason: 'http-status', detail: 'HTTP 404' } as never],
    [500, {}, { kind: 'failed', reason: 'http-status', detail: 'HTTP 500' } as never],
    [429, { 'retry-after': '120' }, { kind: 'throttled', retryAfterSeconds: 120 } as never],
    [429, {}, { kind: 'throttled', retryAfterSeconds: null } as never],
    [503, { 'retry-after': '30' }, { kind: 'throttled', retryAfterSeconds: 30 } as never],
    [503, {}, { kind: 'failed', reason: 'http-status' } as never],
    [204, {}, { kind: 'failed', reason: 'http-status', detail: 'HTTP 204' } as never],
    [206, {}, { kind: 'failed', reason: 'http-status' } as never],
    [302, {}, { kind: 'failed', reason: 'http-status', detail: 'HTTP 302' } as never],
  ])('%i %j', async (status, headers, expected) => {
    server.answer = (_, response) => response.writeHead(status, headers).end();
    expect(await get('/feed')).toMatchObject(expected);
  });
});

describe('redirects', () => {
  const redirects = (steps: Record<string, [number, string]>) => {
    server.answer = (request, response) => {
      const step = steps[request.url ?? ''];
      if (step) response.writeHead(step[0], { location: step[1] }).end();
      else response.end(BODY);
    };
  };

  test.each<[string, Record<string, [number, string]>, string | null]>([
    ['a permanent one is noted', { '/a': [301, '/b'] }, '/b'],
    ['a whole permanent chain is noted', { '/a': [301, '/b'], '/b': [308, '/c'] }, '/c'],
    ['one temporary step and nothing is', { '/a': [301, '/b'], '/b': [302, '/c'] }, null],
    ['307 is temporary', { '/a': [307, '/b'] }, null],
    ['303 is temporary', { '/a': [303, '/b'] }, null],
  ])('%s', async (_, steps, permanent) => {
    redirects(steps);
    expect(await get('/a')).toMatchObject({ kind: 'body', isRedirected: true, permanentUrl: permanent === null ? null : server.url + permanent });
  });

  test('validators go along to where the body comes from', async () => {
    redirects({ '/a': [302, '/b'] });
    await get('/a', {}, { etag: '"1"', lastModified: null } as never);
    expect(server.seen.map(({ headers }) => headers['if-none-match'])).toEqual(['"1"', '"1"']);
  });

  test('a Location in raw UTF-8 is read as such', async () => {
    server.answer = (request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: Buffer.from('/américas').toString('latin1') }).end();
      else response.end(BODY);
    };
    expect(await get('/a')).toMatchObject({ kind: 'body', url: `${server.url}/am%C3%A9ricas` });
  });

  test('a circle is told from a long way', async () => {
    redirects({ '/a': [302, '/b'], '/b': [302, '/a'] });
    expect(reasonOf(await get('/a'))).toBe('redirect-loop');
    server.answer = (request, response) => response.writeHead(302, { location: `${request.url}x` }).end();
    server.seen.length = 0;
    expect(reasonOf(await get('/a'))).toBe('too-many-redirects');
    expect(server.seen.length).toBe(9);
  });

  test.each(['file:///etc/passwd', 'ftp://example.org/feed', 'http://user:pw@127.0.0.1/'])('does not follow to %s', async (location) => {
    server.answer = (_, response) => response.writeHead(302, { location }).end();
    expect(reasonOf(await get('/a'))).toBe('bad-address');
  });

  test('waits its turn at each host on the way', async () => {
    redirects({ '/a': [302, `http://127.0.0.1:${server.port}/b`] });
    const gate = new HostGate({ gapMs: 150, concurrency: 8 });
    const startedAt = performance.now();
    await requester().get(`${server.url}/a`, NONE, { ...passage(), gate });
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(145);
  });
});

describe('private addresses (SSRF)', () => {
  const guarded = (resolve?: Resolve) => ({ isAllowed: isPublicAddress, ...(resolve ? { resolve } : {}) });

  test.each(['http://127.0.0.1:PORT/', 'http://localhost:PORT/', 'http://[::1]:PORT/', 'http://0.0.0.0:PORT/', 'http://2130706433:PORT/', 'http://[::ffff:127.0.0.1]:PORT/'])(
    '%s is refused before anything is sent',
    async (address) => {
      expect(reasonOf(await get(address.replace('PORT', String(server.port)), guarded()))).toBe('private-address');
      expect(server.seen).toEqual([]);
    },
  );

  test('a public name that leads to a private place is refused', async () => {
    const outcome = await get(`http://feeds.example:${server.port}/`, guarded((_, __, done) => done(null, [{ address: '127.0.0.1', family: 4 }])));
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'private-address', detail: 'feeds.example leads to 127.0.0.1, which is not a public address' });
    expect(server.seen).toEqual([]);
  });

  test('a name that changes its mind is connected to where it was checked (DNS rebinding)', async () => {
    // The first answer is checked and used; a second look, were there one, would lead to the server.
    let looks = 0;
    const rebinding: Resolve = (_, __, done) => done(null, [{ address: ++looks === 1 ? '240.0.0.1' : '127.0.0.1', family: 4 }]);
    const one = requester(guarded(rebinding));
    expect(reasonOf(await one.get(`http://feeds.example:${server.port}/`, NONE, passage()))).toBe('private-address');
    expect(looks).toBe(1);
    expect(reasonOf(await one.get(`http://feeds.example:${server.port}/`, NONE, passage()))).toBe('private-address');
    expect(server.seen).toEqual([]);
  });

  // The loopback server stands in for a public one; every other address is held to the rule.
  const serverIsPublic = (address: string) => address === '127.0.0.1' || isPublicAddress(address);

  test.each(['http://127.0.0.2:PORT/inside', 'http://[::ffff:7f00:2]:PORT/inside', 'http://169.254.169.254/latest/meta-data', 'http://[fd00::1]/'])(
    'a redirect to %s is refused',
    async (location) => {
      server.answer = (_, response) => response.writeHead(302, { location: location.replace('PORT', String(server.port)) }).end();
      expect(reasonOf(await get('/feed', { isAllowed: serverIsPublic }))).toBe('private-address');
      expect(server.seen.map(({ path }) => path)).toEqual(['/feed']);
    },
  );

  test('a redirect to a name is checked where that name leads', async () => {
    const looked: string[] = [];
    const resolve: Resolve = (hostname, _, done) => {
      looked.push(hostname);
      done(null, [{ address: hostname === 'one.example' ? '127.0.0.1' : '10.0.0.7', family: 4 }]);
    };
    server.answer = (_, response) => response.writeHead(301, { location: `http://two.example:${server.port}/` }).end();
    const outcome = await get(`http://one.example:${server.port}/`, { isAllowed: serverIsPublic, resolve });
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'private-address', detail: 'two.example leads to 10.0.0.7, which is not a public address' });
    expect(looked).toEqual(['one.example', 'two.example']);
  });
});

describe('limits', () => {
  test.each<[string, ScriptedServer['answer'], string]>([
    ['a server that never answers', () => undefined, 'timeout'],
    ['an answer that never ends', (_, response) => void response.writeHead(200).write('<rss>'), 'timeout'],
    [
      'a body that drips',
      (_, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write('x'), 30);
        response.on('close', () => clearInterval(drip));
      },
      'timeout',
    ],
    ['an announced length over the limit', (_, response) => void response.writeHead(200, { 'content-length': 10_000_000 }).write('x'), 'too-large'],
    [
      'an endless body',
      (_, response) => {
        response.writeHead(200);
        const pour = () => {
          while (!response.destroyed && response.write('x'.repeat(16_384)));
        };
        response.on('drain', pour);
        pour();
      },
      'too-large',
    ],
    ['a bomb', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync(Buffer.alloc(5_000_000))), 'too-large'],
    ['a body cut short', (_, response) => response.writeHead(200, { 'content-length': 1_000 }).write('<rss>', () => response.destroy()), 'truncated'],
    ['a gzip body cut short', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync(BODY).subarray(0, 30)), 'truncated'],
    ['a connection broken off before the answer', (request) => request.socket.resetAndDestroy(), 'connection-reset'],
    ['a connection closed without an answer', (request) => request.socket.destroy(), 'connection-reset'],
  ])('%s', async (_, answer, reason) => {
    server.answer = answer;
    const startedAt = performance.now();
    expect(reasonOf(await get('/feed'))).toBe(reason);
    expect(performance.now() - startedAt).toBeLessThan(TIMEOUT_MS + 300);
  });

  test('one deadline covers all redirects together', async () => {
    server.answer = (request, response) => void setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 150);
    const startedAt = performance.now();
    expect(reasonOf(await get('/a'))).toBe('timeout');
    expect(performance.now() - startedAt).toBeLessThan(TIMEOUT_MS + 300);
  });

  test('a server that does not speak HTTP is named', async () => {
    const raw = net.createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    await new Promise<void>((ready) => raw.listen(0, '127.0.0.1', ready));
    const { port } = raw.address() as net.AddressInfo;
    expect(await get(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'failed', reason: 'network' });
    raw.close();
  });

  test('nobody there: refused', async () => {
    const probe = net.createServer();
    await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
    const { port } = probe.address() as net.AddressInfo;
    await new Promise((closed) => probe.close(closed));
    expect(reasonOf(await get(`http://127.0.0.1:${port}/`))).toBe('connection-refused');
  });

  test.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
  ])('a name that ends in %s is a matter of %s', async (code, reason) => {
    const resolve: Resolve = (_, __, done) => done(Object.assign(new Error(code), { code }), []);
    expect(reasonOf(await get('http://feeds.example/', { resolve }))).toBe(reason);
  });

  test('TLS where there is none is a matter of tls', async () => {
    expect(reasonOf(await get(`https://127.0.0.1:${server.port}/`))).toBe('tls');
  });
});

describe('stopping', () => {
  test('breaks off at once and says nothing about the feed', async () => {
    server.answer = () => undefined;
    const abort = new AbortController();
    const outcome = requester().get(`${server.url}/feed`, NONE, passage(abort.signal));
    setTimeout(() => abort.abort(), 50);
    expect(await outcome).toEqual({ kind: 'aborted' });
  });
});

describe('postForm', () => {
  test('sends a form and tells the status', async () => {
    server.answer = (_, response) => response.writeHead(202).end();
    expect(await requester().postForm(`${server.url}/hub`, new URLSearchParams({ 'hub.mode': 'subscribe' }), passage())).toEqual({ status: 202, detail: 'HTTP 202' });
    expect(server.seen[0]).toMatchObject({ method: 'POST', body: 'hub.mode=subscribe' });
  });
  test('a hub at a private address is refused', async () => {
    expect((await requester({ isAllowed: isPublicAddress }).postForm(`${server.url}/hub`, new URLSearchParams(), passage())).status).toBeNull();
    expect(server.seen).toEqual([]);
  });
});
