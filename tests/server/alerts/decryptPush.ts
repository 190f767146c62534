import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';

/** A browser's side of a subscription, to read what it is sent. */
export function makeSubscriber() {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const auth = Buffer.from('0123456789abcdef');
  return {
    keys: { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') },
    /** As a browser would. Source: RFC 8188 §2, RFC 8291 §3.4. Errors: throws when it was not sealed for this browser. */
    decrypt(body: Uint8Array): unknown {
      const whole = Buffer.from(body);
      const keyLength = whole.readUInt8(20);
      const salt = whole.subarray(0, 16);
      const sender = whole.subarray(21, 21 + keyLength);
      const record = whole.subarray(21 + keyLength);
      if (whole.readUInt32BE(16) < record.length) throw new Error('more than one record');
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
      const shared = Buffer.from(hkdfSync('sha256', pair.computeSecret(sender), auth, info, 32));
      const derive = (name: string, bytes: number) => Buffer.from(hkdfSync('sha256', shared, salt, `Content-Encoding: ${name}\0`, bytes));
      const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
      decipher.setAuthTag(record.subarray(-16));
      const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
      const end = padded.findLastIndex((byte) => byte !== 0);
      if (padded[end] !== 2) throw new Error('the last record does not say so');
      return JSON.parse(padded.subarray(0, end).toString('utf8'));
    },
  };
}
