import type { FeedReason } from '@/lib/domain/feed';
import { RefusedAddress } from './address';

export interface NetworkFailure {
  readonly reason: FeedReason;
  /** plain English */
  readonly detail: string;
}

/** Why a fetch was given up by ourselves. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
  constructor(
    readonly reason: Extract<FeedReason, 'timeout' | 'too-large'>,
    message: string,
  ) {
    super(message);
  }
}

const WORDING: Readonly<Record<string, NetworkFailure>> = {
  ENOTFOUND: { reason: 'dns', detail: 'the name does not exist' },
  EAI_AGAIN: { reason: 'dns', detail: 'the name could not be looked up just now' },
  EAI_FAIL: { reason: 'dns', detail: 'looking up the name failed' },
  EAI_NODATA: { reason: 'dns', detail: 'the name has no address' },
  ECONNREFUSED: { reason: 'connection-refused', detail: 'the server refuses connections' },
  ECONNRESET: { reason: 'connection-reset', detail: 'the server broke the connection off' },
  EPIPE: { reason: 'connection-reset', detail: 'the server broke the connection off' },
  UND_ERR_SOCKET: { reason: 'connection-reset', detail: 'the server closed the connection without an answer' },
  ETIMEDOUT: { reason: 'timeout', detail: 'no connection in time' },
  UND_ERR_CONNECT_TIMEOUT: { reason: 'timeout', detail: 'no connection in time' },
  UND_ERR_HEADERS_TIMEOUT: { reason: 'timeout', detail: 'no answer in time' },
  UND_ERR_BODY_TIMEOUT: { reason: 'timeout', detail: 'the answer stopped half-way' },
  EHOSTUNREACH: { reason: 'network', detail: 'no way to the server' },
  ENETUNREACH: { reason: 'network', detail: 'no way to the server’s network' },
  UND_ERR_HEADERS_OVERFLOW: { reason: 'network', detail: 'the answer’s headers are too long' },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { reason: 'truncated', detail: 'the answer ended before its announced length' },
  CERT_HAS_EXPIRED: { reason: 'tls', detail: 'the certificate has expired' },
  ERR_TLS_CERT_ALTNAME_INVALID: { reason: 'tls', detail: 'the certificate is for another name' },
  DEPTH_ZERO_SELF_SIGNED_CERT: { reason: 'tls', detail: 'the certificate is signed by nobody else' },
  SELF_SIGNED_CERT_IN_CHAIN: { reason: 'tls', detail: 'the certificate’s chain ends in an unknown authority' },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: { reason: 'tls', detail: 'the certificate’s chain is incomplete' },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: { reason: 'tls', detail: 'the certificate’s issuer is unknown' },
};

/**
 * The one place where network trouble becomes a reason and words.
 * @param error  whatever a connection threw
 * @param hasAnswered  the status line had arrived: a connection that ends now has cut the answer short
 */
export function explainNetworkError(error: unknown, hasAnswered = false): NetworkFailure {
  const known = chain(error).find((one) => one instanceof RefusedAddress || one instanceof GivenUp);
  if (known instanceof RefusedAddress || known instanceof GivenUp) return { reason: known.reason, detail: known.message };
  for (const one of chain(error)) {
    const { code, message } = one as { code?: string; message?: string };
    if (hasAnswered && (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET')) {
      return { reason: 'truncated', detail: 'the connection ended in the middle of the answer' };
    }
    const wording = code === undefined ? undefined : WORDING[code];
    if (wording) return wording;
    if (code?.startsWith('ERR_TLS') || code?.startsWith('ERR_SSL') || code?.startsWith('CERT_') || code === 'EPROTO') {
      return { reason: 'tls', detail: `no secure connection (${code})` };
    }
    if (code?.startsWith('HPE_')) return { reason: 'network', detail: `the answer is not HTTP (${message ?? code})` };
  }
  const last = chain(error).at(-1) as { code?: string; message?: string } | undefined;
  return { reason: 'network', detail: last?.code ?? last?.message ?? 'unknown trouble' };
}

/** The error, what caused it, and the attempts on each address that it sums up. */
function chain(error: unknown): unknown[] {
  const all: unknown[] = [];
  const visit = (one: unknown): void => {
    if (one === null || typeof one !== 'object' || all.includes(one) || all.length > 20) return;
    all.push(one);
    visit((one as { cause?: unknown }).cause);
    const { errors } = one as { errors?: unknown };
    if (Array.isArray(errors)) errors.forEach(visit);
  };
  visit(error);
  return all;
}
