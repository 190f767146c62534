import { auditHead, auditLine } from '@/lib/accounts/auditTable';
import type { AuditEntry } from '@/lib/domain/audit';
import { err } from '@/lib/domain/result';
import { auditEntries } from '@/server/queries/audit';
import { parametersOf, respond } from '../../respond';

export const dynamic = 'force-dynamic';

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** All that the filter leaves, as a file, written while it is read. */
export async function GET(request: Request): Promise<Response> {
  const { format = 'csv', ...filter } = parametersOf(request);
  if (format !== 'csv' && format !== 'json') return respond(err({ code: 'invalid', field: 'format', message: 'format: must be csv or json' }));
  const entries = await auditEntries(filter);
  if (!entries.ok) return respond(entries);
  const text = format === 'csv' ? asCsv(entries.value) : asJson(entries.value);
  return new Response(asStream(text), {
    headers: { 'Content-Type': TYPES[format], 'Content-Disposition': `attachment; filename="entente-audit.${format}"`, 'Cache-Control': 'no-store' },
  });
}

async function* asCsv(pages: AsyncIterable<readonly AuditEntry[]>): AsyncGenerator<string> {
  // The byte-order mark keeps accents whole in spreadsheets.
  yield `\u{feff}${auditHead()}`;
  for await (const page of pages) yield page.map(auditLine).join('');
}

async function* asJson(pages: AsyncIterable<readonly AuditEntry[]>): AsyncGenerator<string> {
  yield '[';
  let isFirst = true;
  for await (const page of pages) {
    yield page.map((entry, i) => `${isFirst && i === 0 ? '' : ','}\n${JSON.stringify({ ...entry, at: new Date(entry.at).toISOString() })}`).join('');
    isFirst = false;
  }
  yield '\n]\n';
}

/** Read only as fast as it is taken; a reader who leaves ends it. */
function asStream(text: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await text.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => void text.return(undefined),
  });
}
