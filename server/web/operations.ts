import { timingSafeEqual, createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnalysisState } from '../analysis/analysis';
import type { Metrics } from '../metrics';

/** What `/api/health` answers; `reasons` is empty exactly when `ready`. */
export interface HealthReport {
  readonly live: true;
  readonly ready: boolean;
  readonly reasons: readonly string[];
  readonly build: string;
  readonly role: string;
  readonly uptimeSeconds: number;
  readonly store: { readonly engine: string; readonly readable: boolean; readonly writable: boolean; readonly sizeBytes: number | null };
  readonly poller: { readonly state: 'polling' | 'standing by' | 'none'; readonly lastGoodPollAt: string | null };
  /** the stories on this node; `rulesProblem`: why an editor's rules are not in force */
  readonly analysis: AnalysisState & { readonly rulesProblem: string | null };
  readonly feeds: Readonly<Record<string, number>>;
  readonly liveConnections: number;
  readonly head: number;
}

export interface Operations {
  /** true when the request was one of these and has been answered */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

/**
 * `/api/health` (200 when ready, 503 with the reasons when not), `/api/health/live` (200 while the process answers) and
 * `/metrics`, served beside the pages so that they work when the pages do not.
 * @param metricsToken  a remote scraper's bearer token; null: only this machine may read the metrics
 */
export function createOperations(options: { report: () => Promise<HealthReport>; metrics: Metrics; metricsToken: string | null }): Operations {
  return {
    async handle(request, response) {
      const path = (request.url ?? '').split('?', 1)[0];
      if (path === '/api/health/live') {
        sendJson(request, response, 200, { live: true });
        return true;
      }
      if (path === '/api/health') {
        const report = await options.report();
        sendJson(request, response, report.ready ? 200 : 503, report);
        return true;
      }
      if (path === '/metrics') {
        if (!mayReadMetrics(request, options.metricsToken)) {
          sendJson(request, response, 403, { error: { code: 'forbidden', message: 'metrics are for this machine, or for a bearer of METRICS_TOKEN' } });
          return true;
        }
        // The report brings the gauges up to date; counters are always.
        await options.report();
        const text = await options.metrics.registry.metrics();
        response.writeHead(200, { 'Content-Type': options.metrics.registry.contentType, 'Cache-Control': 'no-store' }).end(text);
        return true;
      }
      return false;
    },
  };
}

function sendJson(request: IncomingMessage, response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(request.method === 'HEAD' ? undefined : `${JSON.stringify(body)}\n`);
}

function mayReadMetrics(request: IncomingMessage, token: string | null): boolean {
  // A proxy on this machine also connects from loopback; what it forwards came from elsewhere.
  const isForwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers;
  const isLocal = /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
  if (isLocal && !isForwarded) return true;
  return token !== null && isSameSecret(request.headers.authorization ?? '', `Bearer ${token}`);
}

/** Compares in a time that tells nothing of where they differ. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
