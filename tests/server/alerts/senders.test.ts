import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createECDH, createPublicKey, verify } from 'node:crypto';
import type { ChannelTarget, DueDelivery } from '@/lib/domain/alert';
import { createSend, signatureOf } from '@/server/alerts/senders';
import { vapidKey } from '@/server/alerts/vapid';
import { anyAddress, isPublicAddress } from '@/server/feeds/address';
import { createExchange, type Exchange, type ExchangeRequest, type ExchangeResult } from '@/server/feeds/exchange';
import type { Mail } from '@/server/mail/sendMail';
import { ALERTED_AT, madeDelivery, madeWebhook } from '../../fixtures/made/alerts';
import { makeSubscriber } from './decryptPush';

const pair = createECDH('prime256v1');
pair.generateKeys();
const vapid = vapidKey(Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32).toString('base64url'));
const NEVER = new AbortController().signal;
const answered = (status: number): ExchangeResult => ({ kind: 'answered', status, headers: {}, body: new Uint8Array(), wireBytes: 0 });

/** An exchange that keeps what is sent and answers as told. */
function scripted(answer: ExchangeResult = answered(200)) {
  const sent: ExchangeRequest[] = [];
  const exchange: Exchange = {
    send: async (request) => {
      sent.push(request);
      return answer;
    },
    close: async () => undefined,
  };
  return { sent, exchange };
}

const sendWith = (exchange: Exchange, parts: Partial<Parameters<typeof createSend>[0]> = {}) =>
  createSend({ exchange, isAllowed: isPublicAddress, sendMail: null, vapid, publicUrl: 'https://desk.example.org', userAgent: 'Entente', now: () => ALERTED_AT, ...parts });

const through = (target: ChannelTarget, parts: Partial<DueDelivery> = {}): DueDelivery => {
  const { id, personId, name, createdAt } = madeWebhook(madeDelivery().person.id, 'hook');
  return madeDelivery({ channel: { id, personId, name, createdAt, target, state: 'on', failures: 0, lastOkAt: null, problem: null, nextTryAt: null }, ...parts });
};
const hook = (url = 'https://hooks.example.org/in'): DueDelivery => through({ kind: 'webhook', url, style: 'json', secret: 'shared-secret' });

describe('a webhook', () => {
  it('is sent signed, with the delivery’s id', async () => {
    const { sent, exchange } = scripted();
    expect(await sendWith(exchange)(hook(), NEVER)).toEqual({ kind: 'sent' });
    const { headers, body, url, method } = sent[0]!;
    expect([method, url.href]).toEqual(['POST', 'https://hooks.example.org/in']);
    expect(headers['x-entente-delivery']).toBe(madeDelivery().id);
    expect(headers['x-entente-signature']).toBe(signatureOf('shared-secret', headers['x-entente-timestamp']!, String(body)));
    expect(JSON.parse(String(body))).toMatchObject({ id: madeDelivery().id, alerts: [{ kind: 'news' }] });
  });

  it.each([
    [204, { kind: 'sent' }],
    [302, { kind: 'refused', problem: 'HTTP 302' }],
    [400, { kind: 'refused', problem: 'HTTP 400' }],
    [404, { kind: 'refused', problem: 'HTTP 404' }],
    [408, { kind: 'retry', problem: 'HTTP 408' }],
    [410, { kind: 'gone', problem: 'HTTP 410' }],
    [429, { kind: 'retry', problem: 'HTTP 429' }],
    [503, { kind: 'retry', problem: 'HTTP 503' }],
  ])('that answers %i comes to %j', async (status, outcome) => {
    expect(await sendWith(scripted(answered(status)).exchange)(hook(), NEVER)).toEqual(outcome);
  });

  it('that does not answer is tried again, and one that answered well but not to the end is not', async () => {
    const failure = { reason: 'timeout', detail: 'no answer within 15 s' } as const;
    expect(await sendWith(scripted({ kind: 'failed', failure, status: null, wireBytes: 0 }).exchange)(hook(), NEVER)).toEqual({ kind: 'retry', problem: 'timeout', detail: 'no answer within 15 s' });
    expect(await sendWith(scripted({ kind: 'failed', failure, status: 200, wireBytes: 9 }).exchange)(hook(), NEVER)).toEqual({ kind: 'sent' });
    expect(await sendWith(scripted({ kind: 'aborted' }).exchange)(hook(), NEVER)).toEqual({ kind: 'released' });
  });

  it('never leads into the desk’s own network', async () => {
    const { sent, exchange } = scripted();
    for (const url of ['http://127.0.0.1/in', 'http://169.254.169.254/latest', 'http://[::1]/in', 'file:///etc/passwd', 'http://user:word@hooks.example.org/']) {
      expect(await sendWith(exchange)(hook(url), NEVER)).toMatchObject({ kind: 'refused' });
    }
    expect(sent).toEqual([]);
    const real = createExchange({ isAllowed: isPublicAddress, resolve: (_name, _options, done) => done(null, [{ address: '10.0.0.7', family: 4 }]) });
    expect(await sendWith(real)(hook('http://looks-public.example/in'), NEVER)).toMatchObject({ kind: 'refused' });
    await real.close();
  });

  it('is really sent over HTTP', async () => {
    const received: { request: IncomingMessage; body: string }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({ request, body });
        response.end('ok');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const exchange = createExchange({ isAllowed: anyAddress });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in?x=1`;
    expect(await sendWith(exchange, { isAllowed: anyAddress })(hook(url), NEVER)).toEqual({ kind: 'sent' });
    const [{ request, body }] = received as [(typeof received)[number]];
    expect(request.headers['x-entente-signature']).toBe(signatureOf('shared-secret', String(request.headers['x-entente-timestamp']), body));
    await exchange.close();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('a push', () => {
  const subscriber = makeSubscriber();
  const push = through({ kind: 'push', endpoint: 'https://push.example.org/send/abc', ...subscriber.keys });

  it('can be read by the browser alone, and names the delivery', async () => {
    const { sent, exchange } = scripted(answered(201));
    expect(await sendWith(exchange)(push, NEVER)).toEqual({ kind: 'sent' });
    expect(sent[0]!.headers).toMatchObject({ topic: push.id, ttl: String(12 * 60 * 60), urgency: 'high', 'content-encoding': 'aes128gcm' });
    expect(subscriber.decrypt(sent[0]!.body as Uint8Array)).toMatchObject({ id: push.id, title: 'Envoys meet in Caracas (one)', path: '/stories/talks', lang: 'en' });
    expect(Buffer.from(sent[0]!.body as Uint8Array).includes('Envoys')).toBe(false);
  });

  it('is signed with the desk’s key', async () => {
    const { sent, exchange } = scripted(answered(201));
    await sendWith(exchange)(push, NEVER);
    const [head, claims, signature, known] = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(sent[0]!.headers.authorization ?? '')!.slice(1);
    expect(known).toBe(vapid.publicKey);
    const { d: _private, ...jwk } = vapid.privateJwk;
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    expect(verify('sha256', Buffer.from(`${head}.${claims}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature!, 'base64url'))).toBe(true);
    expect(JSON.parse(Buffer.from(claims!, 'base64url').toString())).toMatchObject({ aud: 'https://push.example.org', sub: 'https://desk.example.org', exp: ALERTED_AT / 1_000 + 12 * 60 * 60 });
  });

  it.each([404, 410])('that is answered %i ends the subscription', async (status) => {
    expect(await sendWith(scripted(answered(status)).exchange)(push, NEVER)).toEqual({ kind: 'gone', problem: `HTTP ${status}` });
  });

  it('is refused without a key, and when the subscription is no subscription', async () => {
    expect(await sendWith(scripted().exchange, { vapid: null })(push, NEVER)).toMatchObject({ kind: 'refused' });
    expect(await sendWith(scripted().exchange)(through({ kind: 'push', endpoint: 'https://push.example.org/x', p256dh: 'AAAA', auth: 'AAAA' }), NEVER)).toMatchObject({ kind: 'retry' });
  });
});

describe('a mail', () => {
  const mail = through({ kind: 'mail' });

  it('goes to the account’s address, named by the delivery', async () => {
    const sent: Mail[] = [];
    const send = sendWith(scripted().exchange, { sendMail: async (one) => void sent.push(one) });
    expect(await send(mail, NEVER)).toEqual({ kind: 'sent' });
    expect(sent[0]).toMatchObject({ to: 'ana@example.org', subject: 'Envoys meet in Caracas (one)', messageId: `<${mail.id}@desk.example.org>`, headers: { 'X-Entente-Delivery': mail.id } });
  });

  it.each([
    [{ responseCode: 550, message: 'no such mailbox' }, 'refused', 'no such mailbox', undefined],
    [{ responseCode: 451, message: 'try later' }, 'retry', 'try later', undefined],
    [{ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' }, 'retry', 'connection-refused', 'connect ECONNREFUSED'],
    [{ message: 'who knows' }, 'retry', 'network', 'who knows'],
  ])('that meets %j is %s', async (trouble, kind, problem, detail) => {
    const send = sendWith(scripted().exchange, { sendMail: async () => Promise.reject(Object.assign(new Error(trouble.message), trouble)) });
    expect(await send(mail, NEVER)).toEqual({ kind, problem, detail });
  });

  it('is refused where the desk sends none', async () => {
    expect(await sendWith(scripted().exchange)(mail, NEVER)).toMatchObject({ kind: 'refused' });
  });
});

it('leaves the page to the store', async () => {
  expect(await sendWith(scripted().exchange)(madeDelivery({ channel: null }), NEVER)).toEqual({ kind: 'sent' });
});
