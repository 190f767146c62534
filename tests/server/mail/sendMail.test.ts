import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createSendMail } from '@/server/mail/sendMail';

test('without a mail server there is nothing to send with', () => {
  expect(createSendMail(null)).toBeNull();
});

test('messages that come one upon the other share a connection', async () => {
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, done) => done(void connections++ as undefined),
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => done());
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const send = createSendMail({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'desk@example.org' })!;
  for (const subject of ['one', 'two', 'three']) await send({ to: 'ana@example.org', subject, text: subject });
  expect(connections).toBe(1);
  await new Promise<void>((resolve) => server.close(resolve));
});

test('a message arrives with its sender, its name and its words, and a refusal is passed on', async () => {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('gone') ? new Error('no such mailbox') : null),
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => done(null, void received.push(text)));
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const send = createSendMail({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Entente <desk@example.org>' });
  await send?.({ to: 'ana@example.org', subject: 'Embajada', text: 'Dos líneas\nde texto', messageId: '<one@example.org>' });
  expect(received[0]).toMatch(/From: Entente <desk@example\.org>/);
  expect(received[0]).toMatch(/Message-ID: <one@example\.org>/i);
  await expect(send?.({ to: 'gone@example.org', subject: 'x', text: 'x' })).rejects.toThrow(/no such mailbox/);
  await new Promise<void>((resolve) => server.close(resolve));
});
