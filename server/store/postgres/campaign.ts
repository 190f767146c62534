import pg from 'pg';
import type { Logger } from 'pino';
import type { Leadership } from '../store';
import { connectionSettings, NOTICE_LOSS_QUICKLY } from './connection';
import { LOCK_SPACE, LOCKS } from './postgresDialect';

/** Fast enough that a dead poller is replaced within two seconds. */
const STAND_AGAIN_MS = 700;
/** Both the candidate and the elected one ask the server this often whether they are still heard. */
const QUERY_TIMEOUT_MS = 2_000;

/**
 * Stands for poller until stopped. The lock belongs to a connection, so the server frees it when the node dies, and the node knows that it has
 * lost it when the connection breaks.
 * @param raiseEpoch  gives the fencing number of this election
 */
export function campaign(
  url: string,
  log: Logger,
  raiseEpoch: () => Promise<number>,
  { onElected, onDeposed }: Parameters<Leadership['campaign']>[0],
): { stop(): Promise<void> } {
  let isStopped = false;
  let wake = () => {};
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, STAND_AGAIN_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** One connection's life: stands until elected, then holds the office until the connection breaks. */
  const stand = async () => {
    const client = new pg.Client({ ...connectionSettings(url), query_timeout: QUERY_TIMEOUT_MS, connectionTimeoutMillis: QUERY_TIMEOUT_MS });
    let isElected = false;
    let lost: string | null = null;
    const lose = (reason: string) => {
      if (lost === null) {
        lost = reason;
        wake();
        if (isElected && !isStopped) {
          onDeposed(reason);
        }
      }
    };
    client.on('error', (error) => lose(error.message));
    client.on('end', () => lose(isStopped ? 'stopped' : 'connection closed'));
    try {
      await client.connect();
      await client.query(NOTICE_LOSS_QUICKLY);
      while (!isStopped && lost === null) {
        if (isElected) {
          await client.query('SELECT 1');
        } else {
          const { rows } = await client.query<{ won: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS won', [LOCK_SPACE, LOCKS.poller]);
          if (rows[0]?.won && !isStopped) {
            const epoch = await raiseEpoch();
            if (lost === null && !isStopped) {
              isElected = true;
              log.info({ epoch }, 'elected to poll');
              onElected(epoch);
            }
          }
        }
        await pause();
      }
    } catch (error) {
      lose(error instanceof Error ? error.message : String(error));
    }
    await client.end().catch(() => {});
  };

  const run = async () => {
    while (!isStopped) {
      await stand();
      if (!isStopped) {
        await pause();
      }
    }
  };
  const running = run();
  return {
    async stop() {
      isStopped = true;
      wake();
      await running;
    },
  };
}
