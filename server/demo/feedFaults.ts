import type { ServerResponse } from 'node:http';
import { unreachable } from '@/lib/domain/result';
import type { LocalFault } from './localFeed';

/** Answers a feed request the way a publisher in trouble does. */
export function answerWithFault(fault: LocalFault, response: ServerResponse): void {
  switch (fault) {
    case 'http-500':
      response.writeHead(500, { 'Content-Type': 'text/plain' }).end('out of order\n');
      return;
    case 'throttled':
      response.writeHead(429, { 'Retry-After': '120' }).end();
      return;
    case 'gone':
      response.writeHead(410).end();
      return;
    case 'html':
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title><p>Please sign in.</p>');
      return;
    case 'empty':
      response.writeHead(200, { 'Content-Type': 'application/rss+xml' }).end();
      return;
    case 'malformed':
      response.writeHead(200, { 'Content-Type': 'application/rss+xml' }).end('<rss version="2.0"><channel><title>cut off');
      return;
    case 'silent':
      return; // the reader's time limit, or close(), ends it
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    default:
      unreachable(fault);
  }
}
