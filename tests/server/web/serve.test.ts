import { request as httpRequest } from 'node:http';
import net from 'node:net';
import { createLog } from '@/server/log';
import { createMetrics } from '@/server/metrics';
import { createOperations, type HealthReport } from '@/server/web/operations';
import { createWeb, type Web } from '@/server/web/serve';

const HEALTHY: HealthReport = {
  live: true,
  ready: true,
  reasons: [],
  build: 'test',
  role: 'all',
  uptimeSeconds: 1,
  store: { engine: 'sqlite', readable: true, writable: true, sizeBytes: 1 },
  poller: { state: 'polling', lastGoodPollAt: null },
  analysis: { state: 'following', openStories: 3, lagSeconds: 0, toReread: 0, rulesProblem: null },
  feeds: { ok: 1 },
  liveConnections: 0,
  head: 7,
};

let web: Web;
let port: number;
let report: HealthReport = HEALTHY;
let pagesAnswer: (nonce: string | undefined) => string = () => 'page';

beforeAll(async () => {
  const metrics = createMetrics();
  const operations = createOperations({
    report: () => {
      metrics.headSequence.set(report.head);
      return Promise.resolve(report);
    },
    metrics,
    metricsToken: 'a-token-of-some-length',
  });
  web = createWeb({
    operations,
    door: { handle: async () => false },
    embedOrigins: ['https://news.example'],
    isDevelopment: false,
    isSecure: true,
    log: createLog('silent'),
    pages: () => ({
      handle: (request, response) => {
        const text = pagesAnswer(request.headers['x-nonce'] as string | undefined);
        response.end(text);
        return Promise.resolve();
      },
      sink: web.server,
      close: () => Promise.resolve(),
    }),
  });
  port = await web.listen(0, '127.0.0.1');
});
afterAll(() => web.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers });

/** The status line of the answer to a web socket upgrade. */
const upgrade = (path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`);
    });
    socket.once('data', (bytes) => {
      socket.destroy();
      resolve(bytes.toString().split('\r\n', 1)[0]!);
    });
    socket.once('error', reject);
  });

it('lets a chart be framed by the sites that are named, and everything else by nobody', async () => {
  const chart = await get('/embed/index');
  expect(chart.headers.get('content-security-policy')).toContain('frame-ancestors https://news.example;');
  expect(chart.headers.get('x-frame-options')).toBeNull();
  for (const path of ['/', '/embed', '/api/embed/index']) {
    const page = await get(path);
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.headers.get('x-frame-options')).toBe('DENY');
  }
});

describe('health', () => {
  it('answers 200 while ready and 503 with the reasons when not', async () => {
    expect((await get('/api/health')).status).toBe(200);
    report = { ...HEALTHY, ready: false, reasons: ['the store takes no writes: the disk is full'] };
    const answer = await get('/api/health');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ ready: false, reasons: ['the store takes no writes: the disk is full'] });
    report = HEALTHY;
  });

  it('says that the process lives whatever else is wrong', async () => {
    report = { ...HEALTHY, ready: false };
    expect((await get('/api/health/live')).status).toBe(200);
    report = HEALTHY;
  });

  it('has no body for HEAD', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });
});

describe('metrics', () => {
  it('are open to this machine', async () => {
    expect(await (await get('/metrics')).text()).toContain('# TYPE entente_polls_total counter');
  });

  it('are up to date without anybody asking for health first', async () => {
    report = { ...HEALTHY, head: 1_234 };
    expect(await (await get('/metrics')).text()).toContain('entente_head_sequence 1234');
    report = HEALTHY;
  });

  it('are closed to what a proxy forwards, unless it carries the token', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    expect((await get('/metrics', forwarded)).status).toBe(403);
    expect((await get('/metrics', { ...forwarded, authorization: 'Bearer a-token-of-some-lengtH' })).status).toBe(403);
    expect((await get('/metrics', { ...forwarded, authorization: 'Bearer a-token-of-some-length' })).status).toBe(200);
  });
});

describe('every answer', () => {
  it('carries a policy whose nonce is the one the page was given, and another one each time', async () => {
    const nonces: (string | undefined)[] = [];
    pagesAnswer = (nonce) => {
      nonces.push(nonce);
      return 'page';
    };
    const policies = [await get('/'), await get('/')].map((answer) => answer.headers.get('content-security-policy'));
    expect(policies[0]).toContain(`'nonce-${nonces[0]}'`);
    expect(policies[1]).toContain(`'nonce-${nonces[1]}'`);
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(policies[0]).not.toMatch(/script-src[^;]*unsafe-(inline|eval)/);
  });

  it('asks for https when readers come over it', async () => {
    expect((await get('/')).headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it('is a plain 500 without particulars when a page throws', async () => {
    pagesAnswer = () => {
      throw new Error('the particulars');
    };
    const answer = await get('/');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('particulars');
    pagesAnswer = () => 'page';
  });
});

describe('web sockets', () => {
  it('are refused on any path but the live line', async () => {
    expect(await upgrade('/')).toBe('HTTP/1.1 404 Not Found');
    expect(await upgrade('/_next/hmr')).toBe('HTTP/1.1 404 Not Found');
  });
});

it('closes within a second although a client keeps its connection', async () => {
  const lone = createWeb({
    operations: createOperations({ report: () => Promise.resolve(HEALTHY), metrics: createMetrics(), metricsToken: null }),
    door: { handle: async () => false },
    isDevelopment: false,
    isSecure: false,
    embedOrigins: [],
    log: createLog('silent'),
    pages: () => null,
  });
  const lonePort = await lone.listen(0, '127.0.0.1');
  // An answer that the client never finishes reading keeps the connection busy.
  const request = httpRequest({ port: lonePort, host: '127.0.0.1', path: '/nothing', method: 'POST' });
  request.on('error', () => undefined);
  request.write('x');
  await new Promise((resolve) => setTimeout(resolve, 50));
  const started = performance.now();
  await lone.close();
  expect(performance.now() - started).toBeLessThan(1_500);
});
