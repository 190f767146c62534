export interface HostGateOptions {
  /** between the end of one request to a host and the start of the next */
  readonly gapMs: number;
  /** requests under way at the same time, over all hosts */
  readonly concurrency: number;
}

/** Given back when the request has ended. */
export type Release = () => void;

interface Ticket {
  readonly host: string;
  readonly isTroubled: boolean;
  readonly admit: (release: Release | null) => void;
}

interface Host {
  /** a request is under way, next in line, or the gap is running */
  isTaken: boolean;
  readonly waiting: Ticket[];
}

/**
 * Lets one request at a time to each host, with a gap after it, and so many at a time in all. Feeds in trouble may take
 * half of the places: a dozen servers that hang for twenty seconds must not hold up those that answer.
 */
export class HostGate {
  private readonly hosts = new Map<string, Host>();
  private readonly ready: { healthy: Ticket[]; troubled: Ticket[] } = { healthy: [], troubled: [] };
  private readonly gaps = new Set<NodeJS.Timeout>();
  private active = 0;
  private activeTroubled = 0;
  private isClosed = false;

  constructor(private readonly options: HostGateOptions) {}

  /** @returns null when the gate was closed: do not send */
  enter(host: string, isTroubled: boolean): Promise<Release | null> {
    if (this.isClosed) return Promise.resolve(null);
    return new Promise((admit) => {
      const ticket = { host, isTroubled, admit };
      const place = this.hosts.get(host);
      if (place?.isTaken) place.waiting.push(ticket);
      else this.queue(ticket);
    });
  }

  /** Sends everyone who waits away; requests under way go on. */
  close(): void {
    this.isClosed = true;
    for (const gap of this.gaps) clearTimeout(gap);
    const waiting = [...this.ready.healthy, ...this.ready.troubled, ...[...this.hosts.values()].flatMap((host) => host.waiting)];
    this.ready.healthy.length = this.ready.troubled.length = 0;
    this.hosts.clear();
    for (const ticket of waiting) ticket.admit(null);
  }

  private queue(ticket: Ticket): void {
    const place = this.hosts.get(ticket.host);
    if (place) place.isTaken = true;
    else this.hosts.set(ticket.host, { isTaken: true, waiting: [] });
    this.ready[ticket.isTroubled ? 'troubled' : 'healthy'].push(ticket);
    this.admit();
  }

  private admit(): void {
    const { concurrency } = this.options;
    const mostTroubled = Math.max(1, Math.floor(concurrency / 2));
    while (this.active < concurrency) {
      const ticket = this.ready.healthy.shift() ?? (this.activeTroubled < mostTroubled ? this.ready.troubled.shift() : undefined);
      if (!ticket) return;
      this.active += 1;
      if (ticket.isTroubled) this.activeTroubled += 1;
      let isReleased = false;
      ticket.admit(() => {
        if (isReleased) return;
        isReleased = true;
        this.leave(ticket);
      });
    }
  }

  private leave(ticket: Ticket): void {
    this.active -= 1;
    if (ticket.isTroubled) this.activeTroubled -= 1;
    if (this.isClosed) return;
    if (this.options.gapMs === 0) this.next(ticket.host);
    else {
      const gap = setTimeout(() => {
        this.gaps.delete(gap);
        this.next(ticket.host);
      }, this.options.gapMs);
      this.gaps.add(gap);
    }
    this.admit();
  }

  private next(host: string): void {
    const ticket = this.hosts.get(host)?.waiting.shift();
    if (ticket) this.queue(ticket);
    else this.hosts.delete(host);
  }
}
