import { labelledLines } from '@/server/queries/judgements';
import { parametersOf, respond } from '../../respond';

export const dynamic = 'force-dynamic';

/** Labelled data, one JSON object a line, as it is read from the store. */
export function GET(request: Request): Response {
  const parameters = parametersOf(request);
  const lines = labelledLines(parameters);
  if (!lines.ok) return respond(lines);
  return new Response(toStream(lines.value), {
    headers: {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': `attachment; filename="${parameters['what'] === 'stories' ? 'stories' : 'items'}.jsonl"`,
      'Cache-Control': 'no-store',
    },
  });
}

function toStream(lines: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const source = lines[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await source.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await source.return?.();
    },
  });
}
