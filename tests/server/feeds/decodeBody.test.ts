import zlib from 'node:zlib';
import { decodeBody } from '@/server/feeds/decodeBody';

const text = '<?xml version="1.0"?><rss version="2.0"><channel><title>ñandú</title></channel></rss>';
const plain = Buffer.from(text);
const MB = 1_000_000;

async function outcome(body: Uint8Array, coding: string | null, maxBytes = MB): Promise<string> {
  const decoded = await decodeBody(body, coding, maxBytes);
  return decoded.ok ? Buffer.from(decoded.value).toString() : decoded.error.reason;
}

describe('decodeBody', () => {
  test.each<[string, Uint8Array, string | null]>([
    ['nothing', plain, null],
    ['identity', plain, 'identity'],
    ['gzip', zlib.gzipSync(plain), 'gzip'],
    ['x-gzip, an old name (RFC 9110 §8.4.1.3)', zlib.gzipSync(plain), 'x-gzip'],
    ['case does not matter', zlib.gzipSync(plain), 'GZIP'],
    ['deflate by the letter (zlib)', zlib.deflateSync(plain), 'deflate'],
    ['deflate as some servers mean it (bare)', zlib.deflateRawSync(plain), 'deflate'],
    ['br', zlib.brotliCompressSync(plain), 'br'],
    ['packed twice', zlib.gzipSync(zlib.brotliCompressSync(plain)), 'br, gzip'],
    ['a .gz file sent as it is', zlib.gzipSync(plain), null],
    ['a header left standing on a plain body', plain, 'gzip'],
  ])('unpacks %s', async (_, body, coding) => expect(await outcome(body, coding)).toBe(text));

  test.each<[string, Uint8Array, string, string]>([
    ['a gzip body cut short', zlib.gzipSync(plain).subarray(0, -12), 'gzip', 'truncated'],
    ['a deflate body cut short', zlib.deflateSync(plain).subarray(0, -12), 'deflate', 'truncated'],
    ['rubbish said to be gzip', Buffer.from([1, 2, 3, 4, 5, 6]), 'gzip', 'bad-compression'],
    ['gzip with a broken middle', Buffer.concat([zlib.gzipSync(plain).subarray(0, 10), Buffer.alloc(80, 0xff)]), 'gzip', 'bad-compression'],
    ['rubbish said to be br', Buffer.from([0xff, 0xff, 0xff, 0xff]), 'br', 'bad-compression'],
    ['a coding we did not ask for', plain, 'compress', 'bad-compression'],
    ['codings piled on each other', plain, 'gzip, gzip, gzip', 'bad-compression'],
  ])('refuses %s', async (_, body, coding, reason) => expect(await outcome(body, coding)).toBe(reason));

  test.each(['gzip', 'br', 'deflate'])('a %s bomb costs no more than the limit', async (coding) => {
    const huge = Buffer.alloc(64 * MB, 0x61);
    const bomb = coding === 'gzip' ? zlib.gzipSync(huge) : coding === 'br' ? zlib.brotliCompressSync(huge, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }) : zlib.deflateSync(huge);
    expect(bomb.length).toBeLessThan(MB);
    const before = process.memoryUsage().arrayBuffers;
    expect(await outcome(bomb, coding, 2 * MB)).toBe('too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * MB);
  });

  test('exactly the limit passes, one byte more does not', async () => {
    expect(await outcome(Buffer.alloc(1_000, 0x20), null, 1_000)).toHaveLength(1_000);
    expect(await outcome(Buffer.alloc(1_001, 0x20), null, 1_000)).toBe('too-large');
    expect(await outcome(zlib.gzipSync(Buffer.alloc(1_001, 0x20)), 'gzip', 1_000)).toBe('too-large');
  });
});
