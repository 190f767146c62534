import pino, { type Logger } from 'pino';

export type { Logger };

/** Keys whose values never reach a log line, wherever they stand in an object up to two levels down. */
const SECRETS = ['authorization', 'cookie', 'token', 'secret', 'password', 'adminToken', 'metricsToken', 'wallToken', 'databaseUrl'];

/**
 * One JSON line for each event, on standard output.
 * @param level  the least serious line that is written
 */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[secret]' },
    serializers: { err: pino.stdSerializers.err },
  });
}
