// Shows what the desk sends when no page of it is open, and opens the desk when it is pressed. It keeps nothing and serves no pages.

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data));
});

async function show(data) {
  let message = null;
  try {
    message = data?.json() ?? null;
  } catch {
    // Sent by something else, or cut short: browsers insist that a push shows something.
  }
  const { id = 'entente', title = 'Entente', body = '', path = '/alerts', lang } = message ?? {};
  // The same delivery, sent twice, takes its own place.
  await self.registration.showNotification(String(title), { body: String(body), tag: String(id), lang, icon: '/icon.svg', data: { path: String(path) } });
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path));
});

async function open(path) {
  // Only a page of this desk: `//elsewhere` is another host.
  const url = new URL(typeof path === 'string' && /^\/(?!\/)/.test(path) ? path : '/alerts', self.location.origin);
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find((one) => new URL(one.url).pathname === url.pathname);
  if (page) return page.focus();
  return self.clients.openWindow(url.href);
}

// The browser has changed its address at the push service: the desk would write to the old one.
self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(renew(event.oldSubscription, event.newSubscription));
});

async function renew(old, made) {
  const key = old?.options?.applicationServerKey;
  if (!key) return;
  const { endpoint, keys } = (made ?? (await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }))).toJSON();
  // The channel stays what it is, with all that goes to it; one that its owner has deleted does not come back.
  const setup = await (await fetch('/api/alerts/setup', { cache: 'no-store' })).json();
  const channel = setup.channels?.find((one) => one.endpoint === old.endpoint);
  if (!channel) return;
  await fetch(`/api/alerts/channels/${channel.id}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ subscription: { endpoint, p256dh: keys.p256dh, auth: keys.auth } }),
  });
}
