import { createECDH } from 'node:crypto';
import { encryptPush, PUSH_BYTES } from '@/server/alerts/encryptPush';
import { makeSubscriber } from './decryptPush';

/** Source: RFC 8291, Appendix A. */
const EXAMPLE = {
  message: 'When I grow up, I want to be a watermelon',
  senderPrivate: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};

it('seals the example of the standard into the bytes of the standard', () => {
  const sender = createECDH('prime256v1');
  sender.setPrivateKey(Buffer.from(EXAMPLE.senderPrivate, 'base64url'));
  const sealed = encryptPush(Buffer.from(EXAMPLE.message), EXAMPLE, { salt: Buffer.from(EXAMPLE.salt, 'base64url'), sender });
  expect(sealed.toString('base64url')).toBe(EXAMPLE.body);
});

it('seals the same message differently each time, up to the longest that services take', () => {
  const { keys, decrypt } = makeSubscriber();
  const words = 'x'.repeat(PUSH_BYTES - 2);
  const message = Buffer.from(JSON.stringify(words));
  const [first, second] = [encryptPush(message, keys), encryptPush(message, keys)];
  expect(first).toHaveLength(4_096);
  expect(first.equals(second)).toBe(false);
  expect([decrypt(first), decrypt(second)]).toEqual([words, words]);
  expect(() => encryptPush(Buffer.alloc(PUSH_BYTES + 1), keys)).toThrow(/3993 bytes/);
});

it('takes no keys that are none of a browser’s', () => {
  const { keys } = makeSubscriber();
  expect(() => encryptPush(Buffer.from('x'), { ...keys, auth: 'AAAA' })).toThrow(/16 bytes/);
  expect(() => encryptPush(Buffer.from('x'), { ...keys, p256dh: 'AAAA' })).toThrow();
});
