import type { Worker } from 'node:worker_threads';
import { err, type Result } from '@/lib/domain/result';
import { startWorker } from '@/server/worker';
import type { FeedDocument, FeedReader, ParsedFeed, ReadRefusal } from './parsedFeed';

export interface FeedReaderOptions {
  /** documents read side by side */
  readonly threads: number;
  /** for one document, from the moment its thread takes it up */
  readonly timeoutMs: number;
  /** of one thread; a document that needs more is refused and the thread replaced */
  readonly maxHeapMb?: number;
}

/** What a thread says. `broke` is a fault of ours, made a refusal so that one document cannot stop the others. */
export type ThreadMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly result: Result<ParsedFeed, ReadRefusal> }
  | { readonly kind: 'broke'; readonly message: string };

const DEFAULT_HEAP_MB = 256;

interface Job {
  readonly document: FeedDocument;
  readonly settle: (result: Result<ParsedFeed, ReadRefusal>) => void;
  readonly fail: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  state: 'starting' | 'idle' | 'reading';
  job: Job | null;
  timer: NodeJS.Timeout | null;
}

/**
 * Reads feeds in threads of its own, so that no document can hold up the process: one that takes too long, or more
 * memory than a thread has, is refused as `parse-timeout` and its thread replaced. Threads start when first needed;
 * documents are taken up in order of arrival. The bytes are copied on the way in: the caller's stay usable.
 * Errors: `read` rejects only when a thread cannot be started at all, or after `close`.
 */
export function createFeedReader(options: FeedReaderOptions): FeedReader {
  return new ThreadPool(options);
}

class ThreadPool implements FeedReader {
  private readonly queue: Job[] = [];
  private readonly threads = new Set<Thread>();
  private isClosed = false;

  constructor(private readonly options: FeedReaderOptions) {}

  read(document: FeedDocument): Promise<Result<ParsedFeed, ReadRefusal>> {
    if (this.isClosed) return Promise.reject(new Error('the feed reader is closed'));
    return new Promise((settle, fail) => {
      this.queue.push({ document, settle, fail });
      this.dispatch();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
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
    const starting = [...this.threads].filter(({ state }) => state === 'starting').length;
    const missing = Math.min(this.queue.length - starting, Math.max(1, this.options.threads) - this.threads.size);
    for (let n = 0; n < missing; n += 1) this.startThread();
  }

  private startThread(): void {
    const worker = startWorker('server/feeds/reading/readWorker.ts', {
      resourceLimits: { maxOldGenerationSizeMb: this.options.maxHeapMb ?? DEFAULT_HEAP_MB },
    });
    const thread: Thread = { worker, state: 'starting', job: null, timer: null };
    this.threads.add(thread);
    worker.on('message', (message: ThreadMessage) => this.hear(thread, message));
    worker.on('error', (error) => this.lose(thread, error));
    worker.on('exit', () => this.lose(thread, new Error('the thread ended')));
  }

  private hear(thread: Thread, message: ThreadMessage): void {
    const { job } = thread;
    if (message.kind === 'read') job?.settle(message.result);
    if (message.kind === 'broke') job?.settle(err({ reason: 'malformed', detail: `the reader broke on it: ${message.message}` }));
    this.rest(thread);
    this.dispatch();
  }

  private give(thread: Thread): void {
    const job = this.queue.shift();
    if (!job) return;
    thread.state = 'reading';
    thread.job = job;
    // Waiting for a document keeps no process alive; reading one does.
    thread.worker.ref();
    thread.timer = setTimeout(() => {
      this.refuse(thread, `not read within ${this.options.timeoutMs} ms`);
    }, this.options.timeoutMs);
    const bytes = job.document.bytes.slice();
    thread.worker.postMessage({ ...job.document, bytes }, [bytes.buffer as ArrayBuffer]);
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
