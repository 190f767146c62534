import { HostGate } from '@/server/feeds/hostGate';

const tick = () => new Promise<void>((done) => setImmediate(done));

/** Enters and notes when it was let in. */
function visitor(gate: HostGate, host: string, isTroubled = false) {
  const visit: { isIn: boolean; leave: () => void } = { isIn: false, leave: () => undefined };
  void gate.enter(host, isTroubled).then((release) => {
    if (!release) return;
    visit.isIn = true;
    visit.leave = release;
  });
  return visit;
}

describe('HostGate', () => {
  test('lets one at a time to a host, and others to other hosts meanwhile', async () => {
    const gate = new HostGate({ gapMs: 0, concurrency: 10 });
    const first = visitor(gate, 'a');
    const second = visitor(gate, 'a');
    const other = visitor(gate, 'b');
    await tick();
    expect([first.isIn, second.isIn, other.isIn]).toEqual([true, false, true]);
    first.leave();
    await tick();
    expect(second.isIn).toBe(true);
  });

  test('keeps the gap between the end of one request and the start of the next', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    try {
      const gate = new HostGate({ gapMs: 2_000, concurrency: 10 });
      const first = visitor(gate, 'a');
      await tick();
      first.leave();
      const second = visitor(gate, 'a');
      jest.advanceTimersByTime(1_999);
      await tick();
      expect(second.isIn).toBe(false);
      jest.advanceTimersByTime(1);
      await tick();
      expect(second.isIn).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });

  test('lets no more than so many in at the same time, in their order', async () => {
    const gate = new HostGate({ gapMs: 0, concurrency: 2 });
    const visits = ['a', 'b', 'c', 'd'].map((host) => visitor(gate, host));
    await tick();
    expect(visits.map((visit) => visit.isIn)).toEqual([true, true, false, false]);
    visits[1]!.leave();
    await tick();
    expect(visits.map((visit) => visit.isIn)).toEqual([true, true, true, false]);
  });

  test('feeds in trouble take half of the places at most, so that those that answer are not held up', async () => {
    const gate = new HostGate({ gapMs: 0, concurrency: 4 });
    const troubled = ['a', 'b', 'c', 'd'].map((host) => visitor(gate, host, true));
    await tick();
    expect(troubled.filter((visit) => visit.isIn)).toHaveLength(2);
    const healthy = [visitor(gate, 'x'), visitor(gate, 'y')];
    await tick();
    expect(healthy.every((visit) => visit.isIn)).toBe(true);
  });

  test('giving a place back twice frees one place', async () => {
    const gate = new HostGate({ gapMs: 0, concurrency: 1 });
    const first = visitor(gate, 'a');
    await tick();
    first.leave();
    first.leave();
    const next = [visitor(gate, 'b'), visitor(gate, 'c')];
    await tick();
    expect(next.map((visit) => visit.isIn)).toEqual([true, false]);
  });

  test('closing sends away everyone who waits', async () => {
    const gate = new HostGate({ gapMs: 0, concurrency: 1 });
    await gate.enter('a', false);
    const waiting = Promise.all([gate.enter('a', false), gate.enter('b', true)]);
    gate.close();
    expect(await waiting).toEqual([null, null]);
    expect(await gate.enter('c', false)).toBeNull();
  });
});
