import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import en from '@/lib/i18n/en.json';
import es from '@/lib/i18n/es.json';
import { mailLink } from '@/server/mail/mailLink';
import { createSendMail } from '@/server/mail/sendMail';
import { openDesk, type Desk } from '../http/desk';

const PATH = '/invitation?token=the-token-of-a-link-that-works-once-and-is-long';
let desk: Desk;
let smtp: SMTPServer;
let port: number;
const received: { to: string[]; text: string }[] = [];

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('gone') ? new Error('no such mailbox') : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => done(null, void received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString() })));
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  port = (smtp.server.address() as AddressInfo).port;
  desk = await openDesk();
});
beforeEach(() => {
  received.length = 0;
  desk.provide({ publicUrl: 'https://desk.example', sendMail: createSendMail({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Entente <desk@example.org>' }) });
});
afterAll(async () => {
  await desk.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

/** The words of a message, whichever of the two ways of writing letters beyond ASCII it came in. */
function bodyOf(message: string): string {
  const [head = '', ...rest] = message.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString();
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return body;
  return Buffer.from(body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString();
}

test.each(['invitation', 'reset'] as const)('a link for an %s arrives whole, in both languages', async (kind) => {
  expect(await mailLink(kind, 'ana@example.org', PATH)).toBe(true);
  expect(received.map(({ to }) => to)).toEqual([['ana@example.org']]);
  const body = bodyOf(received[0]!.text).replace(/\r\n/g, '\n');
  for (const { text } of [en.accounts.mail[kind], es.accounts.mail[kind]]) expect(body).toContain(`${text}\n\nhttps://desk.example${PATH}\n`);
});

test('a mail server that refuses is no trouble of whoever made the link: it says that nothing went out', async () => {
  expect(await mailLink('reset', 'gone@example.org', PATH)).toBe(false);
  expect(received).toEqual([]);
});

test.each([['no mail server', { sendMail: null }], ['no public address to put into it', { publicUrl: null }]])('nothing goes out where there is %s', async (_, missing) => {
  desk.provide({ publicUrl: 'https://desk.example', sendMail: createSendMail({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'desk@example.org' }), ...missing });
  expect(await mailLink('invitation', 'ana@example.org', PATH)).toBe(false);
  expect(received).toEqual([]);
});
