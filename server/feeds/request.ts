import type { FeedReason } from '@/lib/domain/feed';
import { checkFeedUrl, type AllowAddress, type Resolve } from './address';
import { ACCEPTED_ENCODINGS, decodeBody } from './decodeBody';
import { createExchange, type ExchangeResult } from './exchange';
import { readFreshSeconds, readHubLinks, readRetryAfter, readValidator } from './headers';
import type { HostGate, Release } from './hostGate';

export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** What every answer tells beside its body. */
export interface Answer {
  readonly status: number;
  /** where it came from, after redirects */
  readonly url: string;
  readonly isRedirected: boolean;
  /** set when every redirect on the way was permanent (301, 308) and none left https */
  readonly permanentUrl: string | null;
  /** the publisher's wish: not again before so many seconds */
  readonly freshSeconds: number | null;
  readonly hubUrl: string | null;
  readonly selfUrl: string | null;
  /** over the wire, all redirects together */
  readonly bytes: number;
}

export type RequestOutcome =
  | ({ readonly kind: 'unchanged' } & Answer & Validators)
  | ({ readonly kind: 'body'; readonly body: Uint8Array; readonly contentType: string | null; readonly contentLanguage: string | null } & Answer & Validators)
  | { readonly kind: 'gone'; readonly status: number; readonly bytes: number }
  | { readonly kind: 'throttled'; readonly status: number; readonly retryAfterSeconds: number | null; readonly bytes: number }
  | { readonly kind: 'failed'; readonly reason: FeedReason; readonly detail: string; readonly status: number | null; readonly bytes: number }
  /** stopped by ourselves; says nothing about the feed */
  | { readonly kind: 'aborted' };

export interface RequesterOptions {
  readonly isAllowed: AllowAddress;
  /** for all redirects together; waiting at the gate does not count */
  readonly timeoutMs: number;
  /** of the body, unpacked */
  readonly maxBytes: number;
  readonly userAgent: string;
  readonly now: () => number;
  readonly resolve?: Resolve;
}

/** How a request gets through: its turn at each host, and the signal that stops it. */
export interface Passage {
  readonly gate: HostGate;
  readonly signal: AbortSignal;
  /** the feed failed last time: see HostGate */
  readonly isTroubled: boolean;
  /** the turn at the first host, where the caller has waited for it already; given back here */
  readonly place?: Release;
}

export interface Requester {
  /** One conditional GET, redirects followed. Never rejects. */
  get(url: string, validators: Validators, passage: Passage): Promise<RequestOutcome>;
  /** One form sent, for WebSub. @returns the status, or why there is none. Never rejects. */
  postForm(url: string, form: URLSearchParams, passage: Passage): Promise<{ status: number | null; detail: string }>;
  close(): Promise<void>;
}

const MOST_REDIRECTS = 8;
const PERMANENT = new Set([301, 308]);
const TEMPORARY = new Set([302, 303, 307]);
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.8, */*;q=0.5';

/** Told in the User-Agent. */
export const VERSION = '0.1';

/** Names us in the form that the State Department's servers, among others, insist on. */
export function userAgent(version: string, publicUrl: string | null): string {
  return `Mozilla/5.0 (compatible; Entente/${version}${publicUrl ? `; +${publicUrl}` : ''})`;
}

/**
 * The one way to the outside: http(s) only, private addresses refused at each hop, one deadline over all of them, bodies
 * limited by their unpacked size. A redirect from https to http is followed, as readers do, but never remembered.
 */
export function createRequester(options: RequesterOptions): Requester {
  const exchange = createExchange(options);

  async function get(text: string, validators: Validators, passage: Passage): Promise<RequestOutcome> {
    const { gate, signal, isTroubled } = passage;
    let place = passage.place;
    const visited = new Set<string>();
    let address = text;
    let isPermanent = true;
    let bytes = 0;
    let left = options.timeoutMs;
    for (;;) {
      const checked = checkFeedUrl(address, options.isAllowed);
      if (!checked.ok) {
        place?.();
        return { kind: 'failed', reason: checked.error.reason, detail: checked.error.message, status: null, bytes };
      }
      const url = checked.value;
      if (visited.has(url.href)) return { kind: 'failed', reason: 'redirect-loop', detail: `redirected in a circle through ${url.href}`, status: null, bytes };
      visited.add(url.href);

      const release = place ?? (await gate.enter(url.hostname, isTroubled));
      place = undefined;
      if (!release) return { kind: 'aborted' };
      const startedAt = performance.now();
      const answer = await exchange.send({ method: 'GET', url, headers: headersFor(validators), timeoutMs: Math.max(1, left), maxBytes: options.maxBytes }, signal).finally(release);
      left -= performance.now() - startedAt;
      if (answer.kind === 'aborted') return answer;
      bytes += answer.wireBytes;
      if (answer.kind === 'failed') return { kind: 'failed', ...answer.failure, status: answer.status, bytes };

      const target = redirectTarget(answer, url);
      if (target === null) return conclude(answer, { url: url.href, isRedirected: visited.size > 1, permanentUrl: visited.size > 1 && isPermanent ? url.href : null, bytes });
      if (visited.size > MOST_REDIRECTS) return { kind: 'failed', reason: 'too-many-redirects', detail: `more than ${MOST_REDIRECTS} redirects`, status: answer.status, bytes };
      if (!PERMANENT.has(answer.status) || (url.protocol === 'https:' && target.startsWith('http:'))) isPermanent = false;
      address = target;
    }
  }

  function headersFor(validators: Validators): Record<string, string> {
    const headers: Record<string, string> = { 'user-agent': options.userAgent, accept: ACCEPT, 'accept-encoding': ACCEPTED_ENCODINGS };
    if (validators.etag !== null) headers['if-none-match'] = validators.etag;
    if (validators.lastModified !== null) headers['if-modified-since'] = validators.lastModified;
    return headers;
  }

  async function conclude(answered: Answered, where: Pick<Answer, 'url' | 'isRedirected' | 'permanentUrl' | 'bytes'>): Promise<RequestOutcome> {
    const { status, headers } = answered;
    const { bytes } = where;
    const now = options.now();
    const answer = { status, ...where, freshSeconds: readFreshSeconds(headers, now), ...readHubLinks(headers.link) };
    const validators = { etag: readValidator(headers.etag), lastModified: readValidator(headers['last-modified']) };
    if (status === 304) return { kind: 'unchanged', ...answer, ...validators };
    if (status === 410) return { kind: 'gone', status, bytes };
    const retryAfterSeconds = readRetryAfter(headers['retry-after'], now);
    if (status === 429 || (status === 503 && retryAfterSeconds !== null)) return { kind: 'throttled', status, retryAfterSeconds, bytes };
    if (status !== 200) return { kind: 'failed', reason: 'http-status', detail: `HTTP ${status}`, status, bytes };
    const decoded = await decodeBody(answered.body, headers['content-encoding'] ?? null, options.maxBytes);
    if (!decoded.ok) return { kind: 'failed', ...decoded.error, status, bytes };
    return { kind: 'body', body: decoded.value, contentType: headers['content-type'] ?? null, contentLanguage: headers['content-language'] ?? null, ...answer, ...validators };
  }

  async function postForm(text: string, form: URLSearchParams, { gate, signal, isTroubled }: Passage): Promise<{ status: number | null; detail: string }> {
    const checked = checkFeedUrl(text, options.isAllowed);
    if (!checked.ok) return { status: null, detail: checked.error.message };
    const release = await gate.enter(checked.value.hostname, isTroubled);
    if (!release) return { status: null, detail: 'stopped' };
    const headers = { 'user-agent': options.userAgent, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await exchange
      .send({ method: 'POST', url: checked.value, headers, body: form.toString(), timeoutMs: options.timeoutMs, maxBytes: 65_536 }, signal)
      .finally(release);
    if (answer.kind === 'answered') return { status: answer.status, detail: `HTTP ${answer.status}` };
    return { status: null, detail: answer.kind === 'failed' ? answer.failure.detail : 'stopped' };
  }

  return { get, postForm, close: () => exchange.close() };
}

type Answered = Extract<ExchangeResult, { kind: 'answered' }>;

/** @returns null when the answer is not a redirect, or one that leads nowhere */
function redirectTarget({ status, headers }: Answered, from: URL): string | null {
  if (!PERMANENT.has(status) && !TEMPORARY.has(status)) return null;
  const location = headers.location?.trim();
  // undici reads headers as Latin-1; a Location with raw UTF-8 in it is turned back before it is resolved.
  const text = location && /[\x80-\xff]/.test(location) ? Buffer.from(location, 'latin1').toString('utf8') : location;
  return text && URL.canParse(text, from.href) ? new URL(text, from.href).href : null;
}
