import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keepVapidKey, vapidKey } from '@/server/alerts/vapid';

const options = { databaseUrl: null, vapidPrivateKey: null };

it('makes a key at the first start, which only its owner may read, and keeps it', async () => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'entente-vapid-'));
  const first = keepVapidKey({ ...options, dataDirectory });
  expect(Buffer.from(first!.publicKey, 'base64url')).toHaveLength(65);
  expect((await stat(path.join(dataDirectory, 'vapid-key'))).mode & 0o777).toBe(0o600);
  expect(keepVapidKey({ ...options, dataDirectory })).toEqual(first);
  const kept = (await readFile(path.join(dataDirectory, 'vapid-key'), 'utf8')).trim();
  expect(vapidKey(kept)).toEqual(first);
  await rm(dataDirectory, { recursive: true });
});

it('takes the key it is given, and makes none where several nodes would each make their own', () => {
  const given = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA';
  const databaseUrl = 'postgres://somewhere/entente';
  expect(keepVapidKey({ dataDirectory: '/nowhere', databaseUrl, vapidPrivateKey: given })).toMatchObject({ privateJwk: { d: given } });
  expect(keepVapidKey({ dataDirectory: '/nowhere', databaseUrl, vapidPrivateKey: null })).toBeNull();
});
