/** @jest-environment node */
import { readFileSync } from 'node:fs';

type Handler = (event: object) => void;

/** The service worker as the browser runs it, over a desk with these channels. */
function startWorker(channels: readonly { id: string; endpoint: string }[]) {
  const handlers = new Map<string, Handler>();
  const subscription = { toJSON: () => ({ endpoint: 'https://push.example.org/new', keys: { p256dh: 'p', auth: 'a' } }) };
  const subscribe = jest.fn(async () => subscription);
  const showNotification = jest.fn(async () => undefined);
  const desk = jest.fn(async (_path: string, _init?: RequestInit) => ({ json: async () => ({ channels }) }));
  const self = { addEventListener: (name: string, handler: Handler) => handlers.set(name, handler), registration: { pushManager: { subscribe }, showNotification } };
  new Function('self', 'fetch', readFileSync('public/sw.js', 'utf8'))(self, desk);
  const fire = async (name: string, event: object) => {
    let done: Promise<unknown> | undefined;
    handlers.get(name)!({ ...event, waitUntil: (work: Promise<unknown>) => (done = work) });
    await done;
  };
  const sent = () => desk.mock.calls.flatMap(([path, init]) => (init?.method ? [[init.method, path, JSON.parse(String(init.body)) as unknown]] : []));
  return { fire, sent, subscribe, subscription, showNotification };
}
const OLD = { endpoint: 'https://push.example.org/old', options: { applicationServerKey: 'key' } };
const NEW = { subscription: { endpoint: 'https://push.example.org/new', p256dh: 'p', auth: 'a' } };

it('keeps its channel, with all that goes to it, when the browser has changed its address', async () => {
  const { fire, sent } = startWorker([{ id: 'other', endpoint: 'https://push.example.org/other' }, { id: 'mine', endpoint: OLD.endpoint }]);
  await fire('pushsubscriptionchange', { oldSubscription: OLD, newSubscription: null });
  expect(sent()).toEqual([['PATCH', '/api/alerts/channels/mine', NEW]]);
});

it('uses the subscription that the browser has made itself', async () => {
  const { fire, sent, subscribe, subscription } = startWorker([{ id: 'mine', endpoint: OLD.endpoint }]);
  await fire('pushsubscriptionchange', { oldSubscription: OLD, newSubscription: subscription });
  expect(subscribe).not.toHaveBeenCalled();
  expect(sent()).toHaveLength(1);
});

it('brings no channel back that its owner has deleted', async () => {
  const { fire, sent } = startWorker([]);
  await fire('pushsubscriptionchange', { oldSubscription: OLD, newSubscription: null });
  expect(sent()).toEqual([]);
});

it.each([['cut short', () => JSON.parse('{')], ['empty', () => null]])('shows something for a push that is %s', async (_case, json) => {
  const { fire, showNotification } = startWorker([]);
  await fire('push', { data: { json } });
  expect(showNotification).toHaveBeenCalledWith('Entente', expect.objectContaining({ tag: 'entente', data: { path: '/alerts' } }));
});
