'use client';

import { useSyncExternalStore } from 'react';

/** `none`: this browser cannot, or not on a page without https; `blocked`: its owner forbade it. */
export type PushState = 'able' | 'blocked' | 'none';

const never = () => () => undefined;
const look = (): PushState => {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'none';
  return Notification.permission === 'denied' ? 'blocked' : 'able';
};

/** Whether this browser can be a channel; null while the page is the server's. */
export const usePushState = (): PushState | null => useSyncExternalStore<PushState | null>(never, look, () => null);

export interface Subscribed {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/**
 * Asks the person, then the browser's push service, for a subscription. One made with another key of the desk is given up first.
 * @param key  of the desk, base64url
 * Errors: rejects when the push service cannot be reached. @returns null: the person said no
 */
export async function subscribe(key: string): Promise<Subscribed | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const registration = await navigator.serviceWorker.register('/sw.js');
  await navigator.serviceWorker.ready;
  const known = await registration.pushManager.getSubscription();
  if (known) await known.unsubscribe();
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new Error('the subscription has no keys');
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth };
}

/** "Firefox, Linux": how a person tells their browsers apart. */
export function browserName(agent: string): string {
  const browser = /Edg\//.test(agent) ? 'Edge' : /Firefox\//.test(agent) ? 'Firefox' : /Chrom(e|ium)\//.test(agent) ? 'Chrome' : /Safari\//.test(agent) ? 'Safari' : 'Browser';
  const system = /Android/.test(agent) ? 'Android' : /iPhone|iPad/.test(agent) ? 'iOS' : /Windows/.test(agent) ? 'Windows' : /Mac OS/.test(agent) ? 'macOS' : /Linux|X11/.test(agent) ? 'Linux' : '';
  return system ? `${browser}, ${system}` : browser;
}
