import { mailText } from '@/lib/alerts/mailText';
import { pushMessage } from '@/lib/alerts/pushMessage';
import { webhookBody } from '@/lib/alerts/webhookBody';
import { wordAlert, wordDelivery } from '@/lib/alerts/wordAlert';
import { wordingOf } from '@/lib/alerts/wordingOf';
import { type Alert, type AlertEvidence, type DueDelivery } from '@/lib/domain/alert';
import { claimId } from '@/lib/domain/claim';
import { feedId } from '@/lib/domain/ids';
import { DAY, shift } from '@/lib/time/instant';
import { ALERTED_AT, madeDelivery, madeNews, madeReport, madeStory } from '../../fixtures/made/alerts';

const english = wordingOf({ locale: 'en', zone: 'America/Caracas' });
const spanish = wordingOf({ locale: 'es', zone: 'UTC' });
const ORIGIN = 'https://desk.example.org';
const alert = (evidence: AlertEvidence, more = 0): Alert => ({ n: 1, at: ALERTED_AT, source: 'watchlist:talks', storyId: null, evidence, more, readAt: null });
const news = madeNews('talks', 'one', madeStory('s1', { independentPublishers: 5, updates: 7 }));

describe('an alert in words', () => {
  it('names headline, outlets, story, and the list with its words', () => {
    expect(wordAlert(alert(news, 2), english)).toEqual({
      title: 'Envoys meet in Caracas (one)',
      facts: ['Carried by The Made Times', '5 independent publishers, 7 updates; thaw, steady', 'List “List talks”, each update: Envoys', 'and 2 more matches since'],
      links: [{ label: 'The Made Times: Envoys meet in Caracas (one)', url: 'https://news.example.org/one' }],
      path: '/stories/s1',
    });
    expect(wordAlert(alert(news), spanish).facts).toEqual(['Publicado por The Made Times', '5 medios independientes, 7 novedades; deshielo, estable', 'Lista «List talks», cada novedad: Envoys']);
  });

  it.each<[AlertEvidence, string, string]>([
    [{ kind: 'claim-turned', claimId: claimId('talks'), text: { en: 'They talk.', es: 'Hablan.' }, from: 'open', to: 'contested', reports: [madeReport('one')] }, 'Claim contested: They talk.', '/claims/talks'],
    [{ kind: 'index-moved', day: ALERTED_AT, from: -4.4, to: 12.4, points: 10 }, 'Relations index up 17 points in a day', '/'],
    [{ kind: 'index-moved', day: ALERTED_AT, from: 4, to: -12, points: 10 }, 'Relations index down 16 points in a day', '/'],
    [{ kind: 'feed-silent', feedId: feedId('wire'), name: 'The wire', state: 'failing', reason: 'timeout', since: ALERTED_AT, lastNewItemAt: shift(ALERTED_AT, -DAY) }, 'The wire: Failing', '/feeds/wire'],
    [{ kind: 'mention', by: 'Ben', text: 'look @ana', title: 'Envoys meet', path: '/stories/s1' }, 'Ben named you', '/stories/s1'],
    [{ kind: 'cap-reached', cap: 9, until: ALERTED_AT }, 'That was your 9 alerts for today', '/alerts'],
    [{ kind: 'channel-off', channelId: 'c', channelKind: 'push', name: 'Firefox', problem: 'HTTP 410' }, '“Firefox” was turned off', '/alerts/settings'],
    [{ kind: 'channel-off', channelId: 'c', channelKind: 'webhook', name: 'Desk', problem: 'HTTP 500' }, '“Desk” was turned off', '/alerts/settings'],
  ])('tells of %j', (evidence, title, path) => {
    expect(wordAlert(alert(evidence), english)).toMatchObject({ title, path });
    const inSpanish = wordAlert(alert(evidence), spanish);
    expect(inSpanish.title).not.toBe(title);
    expect([inSpanish.title, ...inSpanish.facts].join(' ')).not.toMatch(/alerts\.|\{/);
  });

  it('says of a browser that has given its subscription up what to do, and of another failure what it was', () => {
    const facts = (channelKind: 'push' | 'webhook', problem: string) => wordAlert(alert({ kind: 'channel-off', channelId: 'c', channelKind, name: 'It', problem }), english).facts.join(' ');
    for (const problem of ['HTTP 404', 'HTTP 410']) expect(facts('push', problem)).toMatch(/Open your channels in it to use it again/);
    expect(facts('push', 'HTTP 500')).toMatch(/failed too often, at last with: HTTP 500/);
    expect(facts('webhook', 'HTTP 410')).toMatch(/HTTP 410/);
  });

  it('tells moments by the person’s clock', () => {
    expect(wordAlert(alert({ kind: 'cap-reached', cap: 9, until: ALERTED_AT }), english).facts[0]).toContain('15 Jan 2026, 08:00 (America/Caracas)');
  });

  it('offers no link that is no web address', () => {
    const bad = { ...news, kind: 'news' as const, reports: [madeReport('one', { link: 'javascript:alert(1)' }), madeReport('two', { link: null })] } as AlertEvidence;
    expect(wordAlert(alert(bad), english).links).toEqual([]);
  });
});

describe('a delivery in words', () => {
  const digest: DueDelivery = madeDelivery({ kind: 'digest', held: 'quiet', alerts: [alert(news), alert(madeNews('oil', 'two'))] });
  const trial: DueDelivery = madeDelivery({ kind: 'test', alerts: [] });

  it('says why a digest comes', () => {
    expect(wordDelivery(digest, english)).toMatchObject({ title: '2 alerts were kept for you', reason: 'Your quiet hours are over.', path: '/alerts', alerts: [{ path: '/stories/s1' }, { path: '/updates/two' }] });
    expect(wordDelivery(trial, english)).toMatchObject({ title: 'A trial alert from Entente', alerts: [], path: '/alerts/settings' });
  });

  it('is a mail in plain text, with a subject of one line', () => {
    const broken = { ...news, reports: [madeReport('one', { title: 'Two\r\nBcc: eve@example.org' })] } as AlertEvidence;
    const { subject, text } = mailText(wordDelivery(madeDelivery({ alerts: [alert(broken)] }), english), english, ORIGIN);
    expect(subject).toBe('Two Bcc: eve@example.org');
    expect(text).toContain('List “List talks”, each update: Envoys');
    expect(text).toContain('https://news.example.org/one');
    expect(text).toContain('https://desk.example.org/stories/s1');
    expect(text).toContain('https://desk.example.org/alerts/settings');
    expect(mailText(wordDelivery(digest, english), english, null).text).not.toContain('desk.example.org');
  });

  it('is a push message that fits, in any script', () => {
    const long = { ...news, reports: [madeReport('one', { title: '✓'.repeat(4_000), outlet: '✓'.repeat(4_000) })] } as AlertEvidence;
    const message = pushMessage(madeDelivery(), wordDelivery(madeDelivery({ alerts: [alert(long)] }), english));
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(3_000);
    expect(pushMessage(madeDelivery(), wordDelivery(digest, english)).body.split('\n')).toEqual(['Your quiet hours are over.', 'Envoys meet in Caracas (one)', 'Envoys meet in Caracas (two)']);
  });

  it('is JSON with its evidence', () => {
    const delivery = madeDelivery({ alerts: [alert(news)] });
    expect(webhookBody('json', delivery, wordDelivery(delivery, english), english, ORIGIN)).toMatchObject({
      id: delivery.id,
      kind: 'alert',
      title: 'Envoys meet in Caracas (one)',
      url: `${ORIGIN}/stories/s1`,
      alerts: [{ n: 1, at: '2026-01-15T12:00:00.000Z', kind: 'news', url: `${ORIGIN}/stories/s1`, evidence: news }],
    });
  });

  it('calls nobody in Slack and hides no link there', () => {
    const evil = { ...news, reports: [madeReport('one', { title: '<!channel> & <https://evil.example|click>', link: 'https://news.example.org/a|b>c' })] } as AlertEvidence;
    const delivery = madeDelivery({ alerts: [alert(evil)] });
    const { text } = webhookBody('slack', delivery, wordDelivery(delivery, english), english, ORIGIN) as { text: string };
    expect(text).toContain('*&lt;!channel&gt; &amp; &lt;https://evil.example|click&gt;*');
    expect(text).toContain('<https://news.example.org/a%7Cb%3Ec|The Made Times: &lt;!channel&gt; &amp; &lt;https://evil.example¦click&gt;>');
    expect(text).not.toMatch(/<!/);
    expect(text.endsWith(`<${ORIGIN}/stories/s1|Open it on the desk>`)).toBe(true);
  });

  it('is a card of plain runs in Teams', () => {
    const { attachments } = webhookBody('teams', digest, wordDelivery(digest, english), english, ORIGIN) as { attachments: { content: { body: { type: string }[]; actions: object[] } }[] };
    const { body, actions } = attachments[0]!.content;
    expect(new Set(body.map(({ type }) => type))).toEqual(new Set(['RichTextBlock']));
    expect(JSON.stringify(body)).toContain('Envoys meet in Caracas (two)');
    expect(actions).toEqual([{ type: 'Action.OpenUrl', title: 'Open it on the desk', url: `${ORIGIN}/alerts` }]);
    const trialCard = webhookBody('teams', trial, wordDelivery(trial, english), english, null) as { attachments: { content: { actions: object[] } }[] };
    expect(trialCard.attachments[0]!.content.actions).toEqual([]);
  });
});
