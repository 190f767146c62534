import pg from 'pg';
import type { Logger } from 'pino';
import { connectionSettings } from './connection';
import { CHANNEL } from './postgresDialect';

const RECONNECT_MS = 500;
/** A line that was cut without a word is noticed by asking. */
const PING_MS = 5_000;

export interface ChangeListener {
  close(): Promise<void>;
}

/**
 * Listens for other nodes' commits on a connection of its own, and connects again for as long as it takes.
 * @param onCommit  also called after each connecting, for what was said meanwhile
 */
export function listenForChanges(url: string, log: Logger, onCommit: () => void): ChangeListener {
  let isClosed = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;

  const connect = async () => {
    const attempt = new pg.Client({ ...connectionSettings(url), query_timeout: PING_MS });
    client = attempt;
    let isLost = false;
    const lose = (reason: string) => {
      if (isLost) {
        return;
      }
      isLost = true;
      clearTimeout(timer);
      attempt.end().catch(() => {});
      if (!isClosed) {
        log.warn({ reason }, 'not hearing of changes from other nodes; connecting again');
        timer = setTimeout(() => void connect(), RECONNECT_MS);
      }
    };
    const ping = () => {
      timer = setTimeout(() => {
        attempt.query('SELECT 1').then(ping, (error: Error) => lose(error.message));
      }, PING_MS);
    };
    attempt.on('error', (error) => lose(error.message));
    attempt.on('end', () => lose('connection closed'));
    attempt.on('notification', onCommit);
    try {
      await attempt.connect();
      await attempt.query(`LISTEN ${CHANNEL}`);
      onCommit();
      ping();
    } catch (error) {
      lose(error instanceof Error ? error.message : String(error));
    }
  };
  void connect();

  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
