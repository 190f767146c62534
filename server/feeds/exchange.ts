import { Agent, type Dispatcher } from 'undici';
import { guardedLookup, type AllowAddress, type Resolve } from './address';
import { explainNetworkError, GivenUp, type NetworkFailure } from './networkReason';

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** for connecting, headers and body together */
  readonly timeoutMs: number;
  /** of the body as it comes over the wire */
  readonly maxBytes: number;
}

export type ExchangeResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
      readonly wireBytes: number;
    }
  | { readonly kind: 'failed'; readonly failure: NetworkFailure; readonly status: number | null; readonly wireBytes: number }
  | { readonly kind: 'aborted' };

export interface Exchange {
  /** One request, one answer; redirects are answers. Never rejects. */
  send(request: ExchangeRequest, signal: AbortSignal): Promise<ExchangeResult>;
  close(): Promise<void>;
}

/** A server that is polled again within seconds keeps its connection; any longer is of no use at our intervals. */
const KEEP_ALIVE_MS = 4_000;
/** Bodies of anything but a good answer are read only to keep the connection; beyond this it is cheaper to drop it. */
const LONGEST_IDLE_BODY = 65_536;

/**
 * HTTP on connections whose address was checked. undici's dispatcher is used directly: a 304 costs half of what `fetch`
 * asks for it. Its own timeouts are off, because one deadline covers the whole exchange.
 */
export function createExchange(options: { isAllowed: AllowAddress; resolve?: Resolve }): Exchange {
  const agent = new Agent({
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: 2 * KEEP_ALIVE_MS,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: 65_536,
    connect: { lookup: guardedLookup(options.isAllowed, options.resolve), timeout: 30_000 },
  });
  return {
    send: (request, signal) => new Promise((settle) => new OneExchange(agent, request, signal, settle).start()),
    close: () => agent.destroy(),
  };
}

class OneExchange implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | null = null;
  private status: number | null = null;
  private headers: Record<string, string> = {};
  private chunks: Buffer[] = [];
  private wireBytes = 0;
  private isSettled = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly agent: Agent,
    private readonly request: ExchangeRequest,
    private readonly signal: AbortSignal,
    private readonly settle: (result: ExchangeResult) => void,
  ) {}

  start(): void {
    if (this.signal.aborted) return this.finish({ kind: 'aborted' });
    this.signal.addEventListener('abort', this.onAbort);
    const { url, method, headers, body, timeoutMs } = this.request;
    this.timer = setTimeout(() => {
      const what = this.controller === null ? 'no connection' : this.status === null ? 'no answer' : 'the answer did not end';
      this.giveUp(new GivenUp('timeout', `${what} within ${timeoutMs / 1_000} s`));
    }, timeoutMs);
    try {
      this.agent.dispatch({ origin: url.origin, path: url.pathname + url.search, method, headers, body: body ?? null }, this);
    } catch (error) {
      this.fail(error);
    }
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // Given up while the connection was being made: it must not be used any more.
    if (this.isSettled) controller.abort(new Error('given up'));
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Record<string, string | string[] | undefined>): void {
    if (status < 200) return;
    this.status = status;
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) this.headers[name] = Array.isArray(value) ? value.join(', ') : value;
    const announced = Number(this.headers['content-length']);
    if (status === 200 && announced > this.request.maxBytes) this.giveUp(tooLong(this.request.maxBytes));
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.isSettled) return;
    this.wireBytes += chunk.length;
    if (this.status !== 200) {
      if (this.wireBytes > LONGEST_IDLE_BODY) {
        this.succeed();
        this.controller?.abort(new Error('the rest is not wanted'));
      }
      return;
    }
    if (this.wireBytes > this.request.maxBytes) return this.giveUp(tooLong(this.request.maxBytes));
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.succeed();
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  private readonly onAbort = (): void => {
    this.finish({ kind: 'aborted' });
    this.controller?.abort(new Error('stopped'));
  };

  private giveUp(why: GivenUp): void {
    this.fail(why);
    this.controller?.abort(why);
  }

  private fail(error: unknown): void {
    this.finish({ kind: 'failed', failure: explainNetworkError(error, this.status !== null), status: this.status, wireBytes: this.wireBytes });
  }

  private succeed(): void {
    const [only] = this.chunks;
    const body = this.chunks.length === 1 && only ? only : Buffer.concat(this.chunks);
    this.finish({ kind: 'answered', status: this.status ?? 0, headers: this.headers, body, wireBytes: this.wireBytes });
  }

  private finish(result: ExchangeResult): void {
    if (this.isSettled) return;
    this.isSettled = true;
    if (this.timer) clearTimeout(this.timer);
    this.signal.removeEventListener('abort', this.onAbort);
    this.chunks = [];
    this.settle(result);
  }
}

const tooLong = (maxBytes: number) => new GivenUp('too-large', `larger than ${maxBytes / 1_000_000} MB`);
