import type { Worker } from 'node:worker_threads';
import { parseNewsRules, type EditedRules, type NewsRules } from '@/lib/claims/newsRules';
import { err, type Result } from '@/lib/domain/result';
import type { ItemToRead } from '@/lib/tagging/itemText';
import { startWorker } from '@/server/worker';
import type { FeedDocument, FeedReader, ParsedFeed, ReadRefusal, TextRefusal, TextsRead } from './parsedFeed';

export interface FeedReaderOptions {
  /** documents read side by side, at most */
  readonly threads: number;
  /** for one document or one list of texts, from the moment its thread takes it up */
  readonly timeoutMs: number;
  /** of one thread; a document that needs more is refused and the thread replaced */
  readonly maxHeapMb?: number;
  /** left out: the rules that ship */
  readonly rules?: EditedRules;
}

/** What a thread is asked to read. */
export type ThreadTask = { readonly kind: 'document'; readonly document: FeedDocument } | { readonly kind: 'texts'; readonly texts: readonly ItemToRead[] };

/** What a thread says. `broke` is a fault of ours, made a refusal so that one document cannot stop the others. */
export type ThreadMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly result: Result<ParsedFeed | TextsRead, ReadRefusal> }
  | { readonly kind: 'broke'; readonly message: string };

const DEFAULT_HEAP_MB = 256;
/**
 * One thread reads a hundred feeds a second, and each further one loads and compiles the same code again: another starts
 * only when every thread has been at one task for so long that it stands in the way of those that wait. A long queue is
 * no reason: where the machine is busy, one more thread makes it longer.
 */
const STUCK_MS = 1_000;

interface Job {
  readonly task: ThreadTask;
  readonly settle: (result: Result<ParsedFeed | TextsRead, ReadRefusal>) => void;
  readonly fail: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  /** what it reads texts by */
  readonly rules: NewsRules;
  state: 'starting' | 'idle' | 'reading';
  job: Job | null;
  /** when it took up its task, by `performance.now()` */
  takenUpAt: number;
  timer: NodeJS.Timeout | null;
}

/**
 * Reads feeds and the texts in them in threads of its own, so that nothing a publisher sends can hold up the process: what takes
 * too long, or more memory than a thread has, is refused as `parse-timeout` and its thread replaced. Threads start when they are
 * needed; work is taken up in order of arrival. The bytes are copied on the way in: the caller's stay usable.
 * Errors: as `parseNewsRules` for the rules; reading rejects only when a thread cannot be started at all, or after `close`.
 */
export function createFeedReader(options: FeedReaderOptions): FeedReader {
  return new ThreadPool(options);
}

class ThreadPool implements FeedReader {
  private readonly queue: Job[] = [];
  private readonly threads = new Set<Thread>();
  private isClosed = false;
  private patience: NodeJS.Timeout | null = null;
  private rules: NewsRules;

  constructor(private readonly options: FeedReaderOptions) {
    this.rules = parseNewsRules(options.rules);
  }

  // A thread answers each task in kind: a document with a feed, texts with what was read in them.
  read(document: FeedDocument) {
    return this.ask({ kind: 'document', document }) as Promise<Result<ParsedFeed, ReadRefusal>>;
  }

  readTexts(texts: readonly ItemToRead[]) {
    return this.ask({ kind: 'texts', texts }) as Promise<Result<TextsRead, TextRefusal>>;
  }

  useRules(edited: EditedRules): void {
    this.rules = parseNewsRules(edited);
    for (const thread of this.threads) if (thread.state === 'idle') void this.discard(thread);
  }

  private ask(task: ThreadTask): Promise<Result<ParsedFeed | TextsRead, ReadRefusal>> {
    if (this.isClosed) return Promise.reject(new Error('the feed reader is closed'));
    return new Promise((settle, fail) => {
      this.queue.push({ task, settle, fail });
      this.dispatch();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.patience) clearTimeout(this.patience);
    const closed = new Error('the feed reader was closed');
    for (const job of this.queue.splice(0)) job.fail(closed);
    await Promise.all(
      [...this.threads].map((thread) => {
        const { job } = thread;
        job?.fail(closed);
        return this.discard(thread);
      }),
    );
  }

  private dispatch(): void {
    for (const thread of this.threads) {
      if (thread.state === 'idle') this.give(thread);
    }
    if (this.patience) clearTimeout(this.patience);
    this.patience = null;
    const [next] = this.queue;
    if (!next || this.threads.size >= Math.max(1, this.options.threads)) return;
    if (this.threads.size === 0) return this.startThread();
    if ([...this.threads].some(({ state }) => state === 'starting')) return;
    const left = Math.max(...[...this.threads].map(({ takenUpAt }) => takenUpAt)) + STUCK_MS - performance.now();
    if (left <= 0) this.startThread();
    else this.patience = setTimeout(() => this.dispatch(), left);
  }

  private startThread(): void {
    const worker = startWorker('server/feeds/reading/readWorker.ts', {
      resourceLimits: { maxOldGenerationSizeMb: this.options.maxHeapMb ?? DEFAULT_HEAP_MB },
      workerData: this.rules,
    });
    const thread: Thread = { worker, rules: this.rules, state: 'starting', job: null, takenUpAt: 0, timer: null };
    this.threads.add(thread);
    worker.on('message', (message: ThreadMessage) => this.hear(thread, message));
    worker.on('error', (error) => this.lose(thread, error));
    worker.on('exit', () => this.lose(thread, new Error('the thread ended')));
  }

  private hear(thread: Thread, message: ThreadMessage): void {
    const { job } = thread;
    if (message.kind === 'read') job?.settle(message.result);
    if (message.kind === 'broke') job?.settle(err({ reason: 'malformed', detail: `the reader broke on it: ${message.message}` }));
    if (thread.rules === this.rules) this.rest(thread);
    else void this.discard(thread);
    this.dispatch();
  }

  private give(thread: Thread): void {
    const job = this.queue.shift();
    if (!job) return;
    thread.state = 'reading';
    thread.job = job;
    thread.takenUpAt = performance.now();
    // Waiting for a document keeps no process alive; reading one does.
    thread.worker.ref();
    thread.timer = setTimeout(() => {
      this.refuse(thread, `not read within ${this.options.timeoutMs} ms`);
    }, this.options.timeoutMs);
    const { task } = job;
    if (task.kind === 'texts') {
      thread.worker.postMessage(task);
      return;
    }
    // A Buffer's own `slice` is a view: handing over what lies under it would empty the caller's.
    const bytes = new Uint8Array(task.document.bytes);
    thread.worker.postMessage({ ...task, document: { ...task.document, bytes } }, [bytes.buffer]);
  }

  private rest(thread: Thread): void {
    if (thread.timer) clearTimeout(thread.timer);
    thread.state = 'idle';
    thread.job = null;
    thread.timer = null;
    thread.worker.unref();
  }

  private refuse(thread: Thread, detail: string): void {
    thread.job?.settle(err({ reason: 'parse-timeout', detail }));
    void this.discard(thread);
    this.dispatch();
  }

  /** A thread that ended by itself: out of memory over its document, or unable to start. */
  private lose(thread: Thread, error: Error): void {
    if (!this.threads.has(thread)) return;
    if (thread.state !== 'starting') return this.refuse(thread, isOutOfMemory(error) ? 'needs more memory than a feed may' : `its thread ended: ${error.message}`);
    void this.discard(thread);
    const failure = new Error('a feed reading thread did not start', { cause: error });
    for (const job of this.queue.splice(0)) job.fail(failure);
  }

  private async discard(thread: Thread): Promise<void> {
    this.rest(thread);
    this.threads.delete(thread);
    await thread.worker.terminate();
  }
}

function isOutOfMemory(error: Error & { code?: string }): boolean {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
