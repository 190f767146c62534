import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { err, ok, type Result } from '@/lib/domain/result';
import type { NetworkFailure } from './networkReason';

type Unpack = (bytes: Uint8Array, options: { maxOutputLength: number; chunkSize: number }) => Promise<Buffer>;

const gunzip = promisify(zlib.gunzip) as Unpack;
const inflate = promisify(zlib.inflate) as Unpack;
const inflateRaw = promisify(zlib.inflateRaw) as Unpack;
const brotli = promisify(zlib.brotliDecompress) as Unpack;
// Node 22.15 and later.
const { zstdDecompress } = zlib as { zstdDecompress?: (...args: never[]) => void };
const zstd = zstdDecompress ? (promisify(zstdDecompress) as unknown as Unpack) : null;

/** What we can unpack, for Accept-Encoding. */
export const ACCEPTED_ENCODINGS = `gzip, deflate, br${zstd ? ', zstd' : ''}`;

/** Most feeds come out in one piece or two; zlib's own 16 KB would cross threads ten times for each. */
const CHUNK_BYTES = 131_072;
/** Codings piled on each other: nobody does it, except to make work. */
const MOST_CODINGS = 2;

/**
 * Unpacks a body. zlib unpacks in pieces and stops at the limit, so a small body that unpacks to gigabytes costs no
 * more than the limit.
 * @param coding  the Content-Encoding header; null when there was none
 * @param maxBytes  of the unpacked body
 * Source: RFC 9110 §8.4.
 */
export async function decodeBody(body: Uint8Array, coding: string | null, maxBytes: number): Promise<Result<Uint8Array, NetworkFailure>> {
  const codings = (coding ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'identity');
  if (codings.length > MOST_CODINGS) return err({ reason: 'bad-compression', detail: `packed ${codings.length} times over` });
  // A feed kept as a .gz file, or packed without saying so.
  if (codings.length === 0 && isGzip(body)) codings.push('gzip');
  let bytes = body;
  for (const one of codings.reverse()) {
    const unpack = unpackerFor(one, bytes);
    if (unpack === 'unknown') return err({ reason: 'bad-compression', detail: `packed as ${one.slice(0, 40)}, which we did not ask for` });
    if (unpack === 'plain') continue;
    try {
      bytes = await unpack(bytes, { maxOutputLength: maxBytes, chunkSize: CHUNK_BYTES });
    } catch (error) {
      return err(explain(error as NodeJS.ErrnoException, one, maxBytes));
    }
  }
  if (bytes.byteLength > maxBytes) return err(tooLarge(maxBytes));
  return ok(bytes);
}

export function tooLarge(maxBytes: number): NetworkFailure {
  return { reason: 'too-large', detail: `larger than ${maxBytes / 1_000_000} MB` };
}

function unpackerFor(coding: string, bytes: Uint8Array): Unpack | 'plain' | 'unknown' {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      // Some proxies unpack a body and leave the header standing.
      return isGzip(bytes) || !looksLikeText(bytes) ? gunzip : 'plain';
    case 'deflate':
      // By the letter it is zlib; some servers send the bare stream. The first byte tells (RFC 1950 §2.2).
      if (((bytes[0] ?? 0) & 0x0f) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0) return inflate;
      return looksLikeText(bytes) ? 'plain' : inflateRaw;
    case 'br':
      return brotli;
    case 'zstd':
      return zstd ?? 'unknown';
    default:
      return 'unknown';
  }
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;
const looksLikeText = (bytes: Uint8Array) => /^(?:\xef\xbb\xbf)?\s*[<{[]/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));

function explain(error: NodeJS.ErrnoException, coding: string, maxBytes: number): NetworkFailure {
  if (error.code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(maxBytes);
  if (error.code === 'Z_BUF_ERROR' || error.message === 'unexpected end of file') return { reason: 'truncated', detail: `the ${coding} body ends too early` };
  return { reason: 'bad-compression', detail: `the ${coding} body cannot be unpacked (${error.code ?? error.message})` };
}
