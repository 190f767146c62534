import { send } from '@/components/ui/send';

const answers = (response: () => Promise<Response>) => {
  const asked = jest.fn<Promise<Response>, [string, RequestInit]>(response);
  globalThis.fetch = asked as unknown as typeof fetch;
  return asked;
};
/** jsdom has no `Response`; what is read of one is this. */
const response = (status: number, body: unknown) => ({ status, ok: status < 400, json: async () => (body === undefined ? Promise.reject(new SyntaxError('no JSON')) : body) }) as Response;

describe('send', () => {
  // Nor this, in jsdom.
  beforeAll(() => {
    AbortSignal.timeout ??= () => new AbortController().signal;
  });

  it('sends an object as JSON and gives back what the server answered', async () => {
    const asked = answers(async () => response(200, { id: 'a' }));
    expect(await send('POST', '/api/notes', { text: 'x' })).toEqual({ ok: true, value: { id: 'a' } });
    expect(asked.mock.calls[0]).toMatchObject(['/api/notes', { method: 'POST', body: '{"text":"x"}', headers: { 'Content-Type': 'application/json' } }]);
  });

  it('sends text as OPML, and nothing where there is nothing to send', async () => {
    const asked = answers(async () => response(204, undefined));
    expect(await send('POST', '/api/feeds/opml', '<opml/>')).toEqual({ ok: true, value: null });
    expect(asked.mock.calls[0]![1]).toMatchObject({ body: '<opml/>', headers: { 'Content-Type': 'text/x-opml' } });
    await send('DELETE', '/api/feeds/a');
    expect(asked.mock.calls[1]![1]).not.toHaveProperty('headers');
  });

  it.each([
    ['a refusal with its field', async () => response(400, { error: { code: 'invalid', message: 'name: too long', field: 'name' } }), { code: 'invalid', message: 'name: too long', field: 'name' }],
    ['a code that this page does not know', async () => response(418, { error: { code: 'teapot', message: '' } }), { code: 'unexpected', message: 'answered 418' }],
    ['an answer that is no JSON', async () => response(200, undefined), { code: 'unexpected', message: 'answered 200' }],
    ['no answer', async () => Promise.reject(new TypeError('failed')), { code: 'unreachable', message: 'no answer' }],
  ])('says why nothing came of it: %s', async (_case, answer, error) => {
    answers(answer);
    expect(await send('PUT', '/api/stars', {})).toEqual({ ok: false, error });
  });
});
