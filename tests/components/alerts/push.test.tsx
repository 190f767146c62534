import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { holdFetch, madeChannel, madeSetup, refused, showSetup } from './setup';

interface Made {
  /** what the person answers to the browser's question */
  answer?: NotificationPermission;
  /** what the browser has been told before */
  permission?: NotificationPermission;
  worker?: Error;
  /** its worker never comes to work */
  hangs?: boolean;
  service?: Error;
  /** address of the subscription that the browser has */
  known?: string;
}

/** A browser that takes pushes, as far as the desk asks one. */
function makeBrowser({ answer = 'granted', permission = 'default', worker, hangs = false, service, known }: Made = {}) {
  const settings = new EventTarget();
  const asked = jest.fn(async () => (Reflect.set(Notification, 'permission', answer), answer));
  const unsubscribe = jest.fn(async () => true);
  let own: object | null = known ? { endpoint: known, unsubscribe } : null;
  const pushManager = {
    getSubscription: async () => own,
    subscribe: jest.fn(async () => {
      if (service) throw service;
      own = { endpoint: 'https://push.example.org/new', unsubscribe, toJSON: () => ({ endpoint: 'https://push.example.org/new', keys: { p256dh: 'p', auth: 'a' } }) };
      return own;
    }),
  };
  Object.assign(window, { PushManager: class {}, Notification: Object.assign(class {}, { permission, requestPermission: asked }) });
  const define = (name: string, value: unknown) => Object.defineProperty(navigator, name, { configurable: true, value });
  define('serviceWorker', { register: async () => (worker ? Promise.reject(worker) : { pushManager }), ready: hangs ? new Promise(() => undefined) : Promise.resolve(), getRegistration: async () => ({ pushManager }) });
  define('permissions', { query: async () => settings });
  return {
    asked,
    unsubscribe,
    pushManager,
    changeMind(to: NotificationPermission) {
      Reflect.set(Notification, 'permission', to);
      settings.dispatchEvent(new Event('change'));
    },
  };
}
afterEach(() => {
  for (const name of ['PushManager', 'Notification']) Reflect.deleteProperty(window, name);
  for (const name of ['serviceWorker', 'permissions']) Reflect.deleteProperty(navigator, name);
});

const add = () => screen.queryByRole('button', { name: 'Add this browser' });
const browser = (parts = {}) => madeChannel({ id: 'mine', kind: 'push', name: 'Firefox, Linux', url: null, style: null, endpoint: 'https://push.example.org/new', ...parts });
const ADDED = { 'POST /api/alerts/channels': [200, {}] } as const;

it('makes this browser a channel, once, and then knows itself in the list', async () => {
  const { pushManager } = makeBrowser();
  const sent = showSetup(madeSetup(), ADDED, madeSetup({ channels: [browser()] }));
  const go = holdFetch();
  await userEvent.dblClick(add()!);
  await act(async () => go());
  expect(await screen.findByText('This browser')).toBeTruthy();
  expect(sent()).toEqual([['POST', '/api/alerts/channels', { kind: 'push', name: expect.any(String) as string, endpoint: 'https://push.example.org/new', p256dh: 'p', auth: 'a' }]]);
  expect(pushManager.subscribe).toHaveBeenCalledTimes(1);
  expect(add()).toBeNull();
});

it('offers nothing that a browser which cannot would refuse, and says why', () => {
  showSetup(madeSetup());
  expect(add()).toBeNull();
  expect(screen.getByText(/This browser cannot show notifications here/)).toBeTruthy();
});

it('says that this desk sends none', () => {
  makeBrowser();
  showSetup(madeSetup({ pushKey: null }));
  expect(add()).toBeNull();
  expect(screen.getByText(/This desk sends no browser notifications/)).toBeTruthy();
});

it('says once that notifications are forbidden, and offers the browser again when they are allowed', async () => {
  const { changeMind } = makeBrowser({ answer: 'denied' });
  const sent = showSetup(madeSetup(), ADDED);
  await userEvent.click(add()!);
  expect((await screen.findAllByText(/has been told to show no notifications/)).map((one) => one.getAttribute('role'))).toEqual(['status']);
  expect(add()).toBeNull();
  expect(sent()).toEqual([]);
  act(() => changeMind('granted'));
  expect(add()).toBeTruthy();
});

it('says on arrival that they were forbidden before', () => {
  makeBrowser({ permission: 'denied' });
  showSetup(madeSetup());
  expect(screen.getAllByText(/has been told to show no notifications/)).toHaveLength(1);
  expect(add()).toBeNull();
});

it.each([
  ['the question is closed', { answer: 'default' as const }, 'The browser’s question was closed without an answer.'],
  ['the service worker does not start', { worker: new TypeError('no') }, 'This browser does not run the part of the desk that shows notifications.'],
  ['the push service is away', { service: new DOMException('no', 'AbortError') }, 'The browser’s push service could not be reached.'],
])('says it plainly when %s, and can be asked again', async (_case, made, words) => {
  makeBrowser(made);
  const sent = showSetup(madeSetup(), ADDED);
  await userEvent.click(add()!);
  expect((await screen.findByText(new RegExp(`^${words}`))).getAttribute('role')).toBe('status');
  expect(sent()).toEqual([]);
  expect(add()).toBeTruthy();
});

it('does not wait for ever for a worker that never comes to work', async () => {
  makeBrowser({ hangs: true });
  const sent = showSetup(madeSetup(), ADDED);
  jest.useFakeTimers();
  try {
    fireEvent.click(add()!);
    await act(() => jest.advanceTimersByTimeAsync(10_000));
    expect(screen.getByText(/^This browser does not run the part of the desk/).getAttribute('role')).toBe('status');
    expect(sent()).toEqual([]);
  } finally {
    jest.useRealTimers();
  }
});

it('says what the desk refused', async () => {
  makeBrowser();
  showSetup(madeSetup(), { 'POST /api/alerts/channels': refused('invalid', 'kind') });
  await userEvent.click(add()!);
  expect((await screen.findByRole('alert')).textContent).toMatch(/too many/);
});

describe('a subscription that has run out', () => {
  const over = browser({ state: 'off', failures: 1, problem: 'HTTP 410', endpoint: 'https://push.example.org/old' });
  const row = () => within(screen.getByText('Firefox, Linux').closest('li')!);

  it('is said in words, and taken up again by the browser with all that goes to it', async () => {
    const { unsubscribe } = makeBrowser({ permission: 'granted', known: 'https://push.example.org/old' });
    const sent = showSetup(madeSetup({ channels: [over] }), { 'PATCH /api/alerts/channels/mine': [200, {}] }, madeSetup({ channels: [browser()] }));
    expect(row().getByText(/takes no more notifications of the desk/)).toBeTruthy();
    expect(row().queryByText(/HTTP 410/)).toBeNull();
    // On the server it could only be told to fail again.
    expect(row().queryByRole('button', { name: 'Use again' })).toBeNull();
    await userEvent.click(row().getByRole('button', { name: 'Use it in this browser' }));
    await waitFor(() => expect(row().queryByText(/takes no more/)).toBeNull());
    expect(unsubscribe).toHaveBeenCalled();
    expect(sent()).toEqual([['PATCH', '/api/alerts/channels/mine', { name: expect.any(String) as string, subscription: { endpoint: 'https://push.example.org/new', p256dh: 'p', auth: 'a' } }]]);
  });

  it('says beside it what kept the browser from it', async () => {
    makeBrowser({ worker: new TypeError('no') });
    showSetup(madeSetup({ channels: [over] }));
    await userEvent.click(row().getByRole('button', { name: 'Use it in this browser' }));
    expect(await row().findByText(/does not run the part of the desk/)).toBeTruthy();
  });

  it('is another matter than a push service that failed', () => {
    makeBrowser();
    showSetup(madeSetup({ channels: [browser({ state: 'off', failures: 10, problem: 'HTTP 500' })] }));
    expect(row().getByText(/last 10 tries failed: HTTP 500/)).toBeTruthy();
    expect(row().getByRole('button', { name: 'Use again' })).toBeTruthy();
  });
});
