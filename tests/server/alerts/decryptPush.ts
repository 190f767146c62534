import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';

/** A browser's side of a subscription, to read what it is sent. */
export function makeSubscriber() {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const auth = Buffer.from('0123456789abcdef');
  return {
    keys: { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') },
    /** Source: draft-ietf-webpush-encryption-04 with draft-ietf-httpbis-encryption-encoding-03 ("aesgcm"), which every push service takes. */
    decrypt(headers: Readonly<Record<string, string>>, body: Uint8Array): unknown {
      const parameter = (header: string, name: string) => Buffer.from(new RegExp(`${name}="?([\\w-]+)`).exec(headers[header] ?? '')?.[1] ?? '', 'base64url');
      const salt = parameter('encryption', 'salt');
      const sender = parameter('crypto-key', 'dh');
      const shared = pair.computeSecret(sender);
      const key = Buffer.from(hkdfSync('sha256', shared, auth, 'Content-Encoding: auth\0', 32));
      const context = Buffer.concat([Buffer.from('P-256\0\0A'), pair.getPublicKey(), Buffer.from('\0A'), sender]);
      const derive = (info: string, length: number) => Buffer.from(hkdfSync('sha256', key, salt, Buffer.concat([Buffer.from(`Content-Encoding: ${info}\0`), context]), length));
      const decipher = createDecipheriv('aes-128-gcm', derive('aesgcm', 16), derive('nonce', 12));
      const sealed = Buffer.from(body);
      decipher.setAuthTag(sealed.subarray(-16));
      const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      return JSON.parse(padded.subarray(2 + padded.readUInt16BE(0)).toString('utf8'));
    },
  };
}
