import { askOnce } from '@/components/live/askOnce';

interface Request {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly answer: (status: number, body: unknown) => void;
}

let requests: Request[] = [];
beforeEach(() => {
  requests = [];
  window.fetch = jest.fn(
    (input: RequestInfo | URL, init?: RequestInit) =>
      new Promise<Response>((resolve, reject) => {
        const signal = init!.signal!;
        signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
        requests.push({ url: String(input), signal, answer: (status, body) => resolve({ ok: status < 400, status, json: async () => body } as Response) });
      }),
  );
});

const waiter = () => new AbortController();
const nextTask = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('what several parts of a page ask', () => {
  it('in one task is one request, and each gets its answer', async () => {
    const [a, b] = [askOnce('/api/facets?tag=oil', waiter().signal), askOnce('/api/facets?tag=oil', waiter().signal)];
    askOnce('/api/facets', waiter().signal).catch(() => undefined);
    expect(requests.map(({ url }) => url)).toEqual(['/api/facets?tag=oil', '/api/facets']);
    requests[0]!.answer(200, { total: 3 });
    expect(await Promise.all([a, b])).toEqual([
      { answer: { total: 3 }, problem: null },
      { answer: { total: 3 }, problem: null },
    ]);
  });

  it('later is asked anew: the news may have moved', async () => {
    void askOnce('/api/facets', waiter().signal);
    await nextTask();
    void askOnce('/api/facets', waiter().signal);
    expect(requests).toHaveLength(2);
  });

  it('goes on until none of them waits', async () => {
    const [first, second] = [waiter(), waiter()];
    const [a, b] = [askOnce('/api/facets', first.signal), askOnce('/api/facets', second.signal)];
    first.abort();
    expect(requests[0]!.signal.aborted).toBe(false);
    second.abort();
    expect(requests[0]!.signal.aborted).toBe(true);
    await expect(a).rejects.toThrow('given up');
    await expect(b).rejects.toThrow('given up');
  });

  it('is asked anew after it was given up', async () => {
    const first = waiter();
    const given = askOnce('/api/facets', first.signal);
    first.abort();
    const again = askOnce('/api/facets', waiter().signal);
    requests[1]!.answer(200, { total: 1 });
    expect(await again).toEqual({ answer: { total: 1 }, problem: null });
    await expect(given).rejects.toThrow('given up');
  });

  it('says by its code what went wrong', async () => {
    const asked = askOnce('/api/facets', waiter().signal);
    requests[0]!.answer(429, { error: { code: 'too-many-requests', message: '' } });
    expect(await asked).toEqual({ answer: null, problem: 'too-many-requests' });
  });
});
