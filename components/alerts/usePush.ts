'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { PushSubscriptionKeys } from '@/lib/domain/alert';
import { err, ok, type Result } from '@/lib/domain/result';

/** `none`: this browser cannot, or not on a page without https; `blocked`: its owner forbade it. */
export type PushState = 'able' | 'blocked' | 'none';

const look = (): PushState => {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'none';
  return Notification.permission === 'denied' ? 'blocked' : 'able';
};

/** who hears what was answered and subscribed to on this page */
const heard = new Set<() => void>();
const tellAll = () => heard.forEach((tell) => tell());

/** Hears of a change of mind in the browser's own settings: what was forbidden can be allowed there, and is then offered again. */
function listen(tell: () => void): () => void {
  const stop = new AbortController();
  heard.add(tell);
  navigator.permissions?.query({ name: 'notifications' }).then(
    (permission) => permission.addEventListener('change', tell, { signal: stop.signal }),
    () => undefined,
  );
  return () => {
    stop.abort();
    heard.delete(tell);
  };
}

/** Whether this browser can be a channel; null while the page is the server's. */
export const usePushState = (): PushState | null => useSyncExternalStore<PushState | null>(listen, look, () => null);

/**
 * The address that this browser is written to at its push service; null: it has no subscription of the desk.
 * @param setup  with each new one it is looked at again
 */
export function useOwnEndpoint(setup: unknown): string | null {
  const [endpoint, setEndpoint] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    const read = async () => (await (await navigator.serviceWorker?.getRegistration())?.pushManager?.getSubscription())?.endpoint ?? null;
    const tell = () =>
      void read().then(
        (found) => !isOver && setEndpoint(found),
        () => undefined,
      );
    tell();
    heard.add(tell);
    return () => {
      isOver = true;
      heard.delete(tell);
    };
  }, [setup]);
  return endpoint;
}

/**
 * Blocked     the person, or the browser, forbids it
 * Unanswered  the question was closed without an answer
 * NoWorker    the browser does not run what shows notifications
 * Failed      its push service could not be reached
 */
type NotSubscribed = 'Blocked' | 'Unanswered' | 'NoWorker' | 'Failed';

const WORKER_WITHIN_MS = 10_000;

/**
 * Asks the person, then the browser's push service, for a subscription. One made before is given up first: its key may be another one.
 * @param key  of the desk, base64url
 */
async function subscribe(key: string): Promise<Result<PushSubscriptionKeys, NotSubscribed>> {
  const permission = await Notification.requestPermission();
  tellAll();
  if (permission !== 'granted') return err(permission === 'denied' ? 'Blocked' : 'Unanswered');
  let registration: ServiceWorkerRegistration;
  try {
    registration = await navigator.serviceWorker.register('/sw.js');
    // A worker that never comes to work leaves this promise open for ever.
    await Promise.race([navigator.serviceWorker.ready, new Promise((_, reject) => setTimeout(reject, WORKER_WITHIN_MS))]);
  } catch {
    return err('NoWorker');
  }
  try {
    const known = await registration.pushManager.getSubscription();
    if (known) await known.unsubscribe();
    const { endpoint, keys } = (await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON();
    tellAll();
    return endpoint && keys?.p256dh && keys.auth ? ok({ endpoint, p256dh: keys.p256dh, auth: keys.auth }) : err('Failed');
  } catch {
    return err('Failed');
  }
}

/** A button's way to a subscription, one at a time until the desk has it: a second one would end the first. */
export function useSubscribing() {
  const t = useTranslations('alerts.setup');
  const [said, setSaid] = useState('');
  const isAsking = useRef(false);
  return {
    /** why there is none, in the reader's words */
    said,
    async subscribe(key: string, send: (subscription: PushSubscriptionKeys) => Promise<unknown>): Promise<void> {
      if (isAsking.current) return;
      isAsking.current = true;
      setSaid('');
      const subscribed = await subscribe(key);
      if (subscribed.ok) await send(subscribed.value);
      else setSaid(t(`push${subscribed.error}`));
      isAsking.current = false;
    },
  };
}

/** "Firefox, Linux": how a person tells their browsers apart. */
export function browserName(agent: string): string {
  const browser = /Edg\//.test(agent) ? 'Edge' : /Firefox\//.test(agent) ? 'Firefox' : /Chrom(e|ium)\//.test(agent) ? 'Chrome' : /Safari\//.test(agent) ? 'Safari' : 'Browser';
  const system = /Android/.test(agent) ? 'Android' : /iPhone|iPad/.test(agent) ? 'iOS' : /Windows/.test(agent) ? 'Windows' : /Mac OS/.test(agent) ? 'macOS' : /Linux|X11/.test(agent) ? 'Linux' : '';
  return system ? `${browser}, ${system}` : browser;
}
