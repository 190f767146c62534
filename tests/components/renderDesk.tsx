import { render } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { LiveContext } from '@/components/live/LiveProvider';
import { createLiveStore } from '@/components/live/liveStore';
import en from '@/lib/i18n/en.json';
import es from '@/lib/i18n/es.json';
import type { Snapshot } from '@/lib/protocol/snapshot';
import { makeSnapshot, NOW } from '../fixtures/made/records';
import { Address } from '../harness/Address';

/** Draws a part of the desk over a live state driven by hand, at the fixed moment of the made records. */
export function renderDesk(part: ReactNode, snapshot: Partial<Snapshot> = {}, locale: 'en' | 'es' = 'en') {
  const store = createLiveStore(makeSnapshot(snapshot));
  store.setLine({ status: 'live' });
  const view = render(
    <NextIntlClientProvider locale={locale} messages={locale === 'es' ? es : en} timeZone="UTC">
      <Address>
        <LiveContext value={store}>{part}</LiveContext>
      </Address>
    </NextIntlClientProvider>,
  );
  return { store, ...view };
}

/** jsdom knows neither modal dialogs nor scrolling. */
export function mendJsdom(): void {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  Element.prototype.scrollTo = () => undefined;
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
}

export function freezeClock(): void {
  jest.useFakeTimers({ now: NOW, doNotFake: ['queueMicrotask', 'setImmediate', 'nextTick'] });
}

/** Answers the page's requests from a table of "METHOD path" → [status, body]; the query is left out of the path. */
export function answerFetch(table: Record<string, readonly [number, unknown] | 'offline'>) {
  const calls: { method: string; url: string; headers: Record<string, string>; body: unknown }[] = [];
  window.fetch = jest.fn(async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const url = String(input);
    const method = init.method ?? 'GET';
    calls.push({ method, url, headers: (init.headers ?? {}) as Record<string, string>, body: init.body });
    const answer = table[`${method} ${url.split('?')[0]}`];
    if (!answer || answer === 'offline') throw new TypeError('no network');
    const [status, body] = answer;
    return { ok: status < 400, status, json: async () => body } as Response;
  });
  return calls;
}
