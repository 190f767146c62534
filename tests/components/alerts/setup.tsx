import { AlertSetupPanel } from '@/components/alerts/AlertSetupPanel';
import { USUAL_SETTINGS } from '@/lib/domain/alert';
import type { AlertSetup, OwnChannel } from '@/lib/protocol/alerts';
import { answerFetch, renderDesk } from '../renderDesk';
import { NOW } from '../../fixtures/made/records';

export const madeChannel = (parts: Partial<OwnChannel> = {}): OwnChannel => ({
  id: 'hook', name: 'Newsroom', kind: 'webhook', state: 'on', createdAt: NOW, failures: 0, lastOkAt: null, problem: null, nextTryAt: null,
  url: 'https://hooks.example.org/in', style: 'json', endpoint: null, ...parts,
});
export const madeSetup = (parts: Partial<AlertSetup> = {}): AlertSetup => ({
  channels: [], ways: [], rules: [], mutes: [], settings: USUAL_SETTINGS, mailTo: 'ana@example.org', pushKey: 'key', ...parts,
});
const CHOICES = { claims: [{ id: 'embassy', number: 3, text: 'The embassy is open' }], feeds: [{ id: 'times', name: 'The Made Times' }] };

/** The panel over a server that answers by the table; what it reads anew is `after`, or the same. @returns what was sent, reading left out */
export function showSetup(initial: AlertSetup, table: Parameters<typeof answerFetch>[0] = {}, after: AlertSetup = initial, locale: 'en' | 'es' = 'en') {
  const calls = answerFetch({ 'GET /api/alerts/setup': [200, after], ...table });
  renderDesk(<AlertSetupPanel initial={initial} choices={CHOICES} />, {}, locale);
  return () => calls.filter(({ method }) => method !== 'GET').map(({ method, url, body }) => [method, url, ...(body === undefined ? [] : [JSON.parse(String(body)) as unknown])]);
}

export const refused = (code: string, field?: string): [number, unknown] => [400, { error: { code, message: '', ...(field && { field }) } }];

/** A request that ends when it is told to. */
export function holdFetch(): () => void {
  const answer = window.fetch;
  let go!: () => void;
  const held = new Promise<void>((resolve) => (go = resolve));
  window.fetch = jest.fn(async (...request: Parameters<typeof fetch>) => {
    await held;
    return answer(...request);
  });
  return go;
}
