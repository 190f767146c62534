import type { PersonId } from '@/lib/domain/ids';
import type { Logger } from '../log';
import type { ChangeLog } from '../store/store';
import type { PersonalLine } from '../store/watchlistStore';
import type { LiveServer } from './liveServer';

const PAGE = 200;
const SIGNED_IN = 'signed-in';
const roomOf = (person: PersonId) => `person:${person}`;

export interface PersonalParts {
  readonly io: LiveServer;
  readonly personal: PersonalLine;
  readonly changes: Pick<ChangeLog, 'onCommit'>;
  readonly log: Logger;
  readonly batchMs: number;
  /** a word of a commit may get lost, so the store is also looked at by itself */
  readonly lookEveryMs: number;
}

/**
 * Carries words to the open pages of the people they are for (LU10), from this node's own place in the table. A page is in its person's room from
 * before its welcome until its connection ends, so after a welcome it hears everything; what was said before, it asks for.
 */
export function startPersonalLine({ io, personal, changes, log, batchMs, lookEveryMs }: PersonalParts): { restart(): void; stop(): Promise<void> } {
  /** null: wherever the table ends now */
  let last: number | null = null;
  let isStopped = false;
  let isMissed = false;
  let reading: Promise<void> | null = null;
  let waiting: NodeJS.Timeout | null = null;
  let toldAt = Number.NEGATIVE_INFINITY;

  io.on('connection', (page) => {
    const { right } = page.data;
    if (right.kind === 'session' && right.person) void page.join([roomOf(right.person.id), SIGNED_IN]);
  });

  async function readOn() {
    last ??= await personal.head();
    for (;;) {
      const told = await personal.after(last, PAGE);
      if (isStopped) return;
      for (const { personId, notice } of told) io.to(personId === null ? SIGNED_IN : roomOf(personId)).emit('personal', { notice });
      last = told.at(-1)?.n ?? last;
      if (told.length > 0) toldAt = performance.now();
      if (told.length < PAGE) return;
    }
  }

  async function look() {
    do {
      isMissed = false;
      await readOn().catch((error: unknown) => void (isStopped || log.warn({ err: error }, 'words to people could not be read; trying again')));
    } while (isMissed && !isStopped);
  }

  function lookNow() {
    waiting = null;
    if (reading) isMissed = true;
    else reading = look().finally(() => (reading = null));
  }

  /** The first word after a quiet time is told at once, what follows it together. A look that finds nothing costs next to nothing. */
  function wake() {
    if (waiting || isStopped) return;
    const wait = toldAt + batchMs - performance.now();
    if (wait <= 0) lookNow();
    else waiting = setTimeout(lookNow, wait);
  }

  const stopListening = changes.onCommit(wake);
  const timer = setInterval(wake, lookEveryMs);
  lookNow();

  return {
    // The store was restored: its numbers mean something else, and every page asks anew.
    restart() {
      last = null;
    },
    async stop() {
      isStopped = true;
      stopListening();
      clearInterval(timer);
      if (waiting) clearTimeout(waiting);
      await reading;
    },
  };
}
