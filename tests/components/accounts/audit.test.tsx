import { render, screen } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import { AuditList } from '@/components/accounts/AuditList';
import type { AuditEntry } from '@/lib/domain/audit';
import en from '@/lib/i18n/en.json';
import es from '@/lib/i18n/es.json';
import { instant } from '@/lib/time/instant';

const at = instant(Date.UTC(2026, 0, 9, 12));
const entry = (n: number, part: Pick<AuditEntry, 'action' | 'subject'> & Partial<AuditEntry>): AuditEntry => ({ n, at, actorKind: 'person', actorId: 'ana', actorName: 'Ana', before: null, after: null, ...part });

/** One of each shape that the store writes down. */
const ENTRIES = [
  entry(1, { action: 'feed-edited', subject: 'feed:alpha', before: { pressGroup: 'us-media', enabled: true, notes: '' }, after: { pressGroup: 'wire', enabled: false, notes: 'Slow' } }),
  entry(2, { action: 'feed-added', subject: 'feed:gone', after: { name: 'Gone', outlet: 'Gone', url: 'https://example.org/', homepage: null, language: 'es', country: 'VE', pressGroup: 'wire', scope: 'general', enabled: true, notes: '' } }),
  entry(3, { action: 'judged', subject: 'update:u1', before: { field: 'direction', value: 'thaw' }, after: { field: 'direction', value: 'freeze', reason: 'So it is', judgement: 4 } }),
  entry(4, { action: 'judged', subject: 'story:s1', before: { field: 'story', value: null }, after: { field: 'story', value: { kind: 'keep' }, reason: 'One event', judgement: 5 } }),
  entry(5, { action: 'judged', subject: 'update:u1', before: { field: 'stance', value: 'none' }, after: { field: 'stance', value: 'supports', claim: 'talks', reason: 'Yes', judgement: 6 } }),
  entry(6, { action: 'watchlist-shared', subject: 'watchlist:w1', after: { name: 'Oil', selection: 'q=oil&tag=sanctions&lang=es', threshold: { publishers: 3 }, isShared: true } }),
  entry(7, { action: 'token-made', subject: 'token:t1', after: { name: 'Notebook', scopes: ['read'], expiresAt: at } }),
  entry(8, { action: 'axis-note-added', subject: 'axis-note:3', after: { day: Date.UTC(2026, 0, 9), text: 'Talks began' } }),
  entry(9, { action: 'link-made', subject: 'link:x_Y-z', after: { kind: 'invitation', role: 'viewer', email: null } }),
  entry(10, { action: 'person-added', subject: 'person:eva', after: { name: 'Eva', email: 'eva@example.org', role: 'viewer', link: 'first-admin', madeBy: '' } }),
  entry(11, { action: 'session-ended', subject: 'person:eva', before: { agent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', address: '127.0.0.1' } }),
  entry(12, { action: 'recovery-code-used', subject: 'person:eva', before: { left: 8 }, after: { left: 7 } }),
  entry(13, { action: 'baseline-added', subject: 'baseline:1', after: { title: 'An article', source: 'pasted', importedBy: 'Ana' } }),
  entry(14, { action: 'comment-removed', subject: 'claim:talks', before: { by: 'Ben', text: 'No' } }),
];
const NAMES = { 'feed:alpha': 'Alpha Wire', 'update:u1': 'A headline', 'story:s1': 'A story', 'claim:talks': 'They talk', 'person:eva': 'Eva', 'watchlist:w1': 'Oil' };

function textIn(locale: 'en' | 'es'): string {
  render(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : es} timeZone="UTC">
      <AuditList entries={ENTRIES} names={NAMES} />
    </NextIntlClientProvider>,
  );
  return screen.getByRole('list').textContent ?? '';
}

test.each(['en', 'es'] as const)('the audit in %s holds neither field names of the store, nor JSON, nor ids of what has a name', (locale) => {
  expect(textIn(locale)).not.toMatch(/pressGroup|isShared|expiresAt|importedBy|madeBy|[{}[\]"]|\bnull\b|\btrue\b|us-media|first-admin|Mozilla|axis-note|x_Y-z|\bu1\b|\bw1\b|q=oil|: talks/);
});

test('what was decided is said in the reader’s language', () => {
  const text = textIn('es');
  for (const words of ['fuente Alpha Wire', 'grupo de prensa: Medios de EE. UU.', 'encendida: no', 'qué: Dirección', 'juicio: enfriamiento', 'afirmación: They talk', 'contiene: oil; Sanciones; español', 'compartida: sí', 'nota del eje', 'día: 9 ene 2026', 'papel: lector', 'por un enlace de: primer arranque', 'fuente Gone'])
    expect(text).toContain(words);
  // Empty where there is nothing to compare it with.
  for (const words of ['portada', 'hecho por']) expect(text).not.toContain(words);
  expect(screen.getAllByRole('link', { name: 'A headline' })[0]!.getAttribute('href')).toBe('/updates/u1');
});
