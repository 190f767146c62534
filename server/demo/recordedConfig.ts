import type { Config } from '../config';

/**
 * What recorded material needs of the configuration: a store of its own, feeds on the loopback address without a pause
 * between them, and nothing thrown away for its age, since the material is old by nature.
 */
export function recordedConfig(dataDirectory: string, poll: { minSeconds: number; maxSeconds: number }): Partial<Config> {
  return {
    dataDirectory,
    databaseUrl: null,
    role: 'all',
    allowPrivateFeeds: true,
    feedHostGapSeconds: 0,
    pollMinSeconds: poll.minSeconds,
    pollMaxSeconds: poll.maxSeconds,
    updateRetentionDays: 0,
    refusedRetentionDays: 36_500,
  };
}
