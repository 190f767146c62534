import type { Change, ChangeBody } from '@/lib/domain/change';
import { dataVersion, sequence } from '@/lib/domain/ids';
import { instant } from '@/lib/time/instant';
import type { ChangeLog } from '@/server/store/store';
import { NOON } from './made';

export interface MemoryChanges extends ChangeLog {
  /** commits these and tells the listeners; @returns their sequences */
  append(...bodies: ChangeBody[]): number[];
  /** commits without a word, as when a NOTIFY is lost */
  appendSilently(...bodies: ChangeBody[]): number[];
  /** leaves a hole, as a rolled back transaction does on PostgreSQL */
  skip(numbers: number): void;
  /** deletes all changes up to this one */
  prune(upTo: number): void;
  /** another history: empty, with a new data version */
  restore(version: string): void;
  isBroken: boolean;
  /** how often it was read */
  reads: number;
}

/** The outbox in memory, for what a real engine cannot do on demand: holes, lost words, a restore, failures. */
export function memoryChanges(): MemoryChanges {
  const listeners = new Set<() => void>();
  let kept: Change[] = [];
  let last = 0;
  let oldest = 1;
  let version = dataVersion('first-history');
  const log: MemoryChanges = {
    isBroken: false,
    reads: 0,
    async after(after, limit) {
      log.reads++;
      await Promise.resolve();
      if (log.isBroken) throw new Error('made failure');
      return kept.filter((change) => change.sequence > after).slice(0, limit);
    },
    async head() {
      if (log.isBroken) throw new Error('made failure');
      return { dataVersion: version, head: sequence(last), oldest: sequence(oldest) };
    },
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    appendSilently(...bodies) {
      return bodies.map((body) => {
        kept.push({ ...body, sequence: sequence(++last), at: instant(NOON + last) });
        return last;
      });
    },
    append(...bodies) {
      const sequences = log.appendSilently(...bodies);
      for (const listener of listeners) listener();
      return sequences;
    },
    skip(numbers) {
      last += numbers;
    },
    prune(upTo) {
      kept = kept.filter((change) => change.sequence > upTo);
      oldest = upTo + 1;
    },
    restore(name) {
      version = dataVersion(name);
      kept = [];
      last = 0;
      oldest = 1;
    },
  };
  return log;
}
