import { createCipheriv, createECDH, hkdfSync, randomBytes, type ECDH } from 'node:crypto';

/** A browser's side of its subscription, base64url: its public key, 65 bytes, and its secret, 16. */
export interface PushKeys {
  readonly p256dh: string;
  readonly auth: string;
}

/** What is made anew for each message. */
export interface PushOnce {
  /** 16 bytes */
  readonly salt: Uint8Array;
  /** P-256, with its keys */
  readonly sender: ECDH;
}

/** What push services must take: one record with its header. */
const RECORD_BYTES = 4_096;
/** Salt, size of a record, and the sender's key after its length. Source: RFC 8188 §2.1. */
const HEADER_BYTES = 16 + 4 + 1 + 65;
/** Source: RFC 8188 §2. */
const LAST_RECORD = Buffer.from([2]);
/** The mark of the last record, and the seal. */
const OVERHEAD_BYTES = 1 + 16;
/** The longest message. */
export const PUSH_BYTES = RECORD_BYTES - HEADER_BYTES - OVERHEAD_BYTES;

/**
 * Seals a message for one browser, in the form `aes128gcm`, the only one that every push service takes.
 * @param once  for tests alone: the same twice would give the message away
 * @returns the body of the request
 * Errors: throws when the keys are none of a browser's, or the message is longer than PUSH_BYTES.
 * Source: RFC 8291 §3 and §4, RFC 8188 §2.
 */
export function encryptPush(message: Uint8Array, { p256dh, auth }: PushKeys, { salt, sender }: PushOnce = makeOnce()): Buffer {
  if (message.length > PUSH_BYTES) throw new Error(`a push may have ${PUSH_BYTES} bytes, this one has ${message.length}`);
  const receiverKey = Buffer.from(p256dh, 'base64url');
  const secret = Buffer.from(auth, 'base64url');
  if (secret.length !== 16) throw new Error('the secret of a subscription has 16 bytes');
  const senderKey = sender.getPublicKey();
  const derive = (material: Uint8Array, saltedBy: Uint8Array, info: Uint8Array | string, bytes: number) => Buffer.from(hkdfSync('sha256', material, saltedBy, info, bytes));

  const shared = derive(sender.computeSecret(receiverKey), secret, Buffer.concat([Buffer.from('WebPush: info\0'), receiverKey, senderKey]), 32);
  const key = derive(shared, salt, 'Content-Encoding: aes128gcm\0', 16);
  const nonce = derive(shared, salt, 'Content-Encoding: nonce\0', 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);

  const size = Buffer.alloc(4);
  size.writeUInt32BE(RECORD_BYTES);
  return Buffer.concat([salt, size, Buffer.from([senderKey.length]), senderKey, cipher.update(Buffer.concat([message, LAST_RECORD])), cipher.final(), cipher.getAuthTag()]);
}

function makeOnce(): PushOnce {
  const sender = createECDH('prime256v1');
  sender.generateKeys();
  return { salt: randomBytes(16), sender };
}
