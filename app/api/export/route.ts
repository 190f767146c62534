import { exportUpdates } from '@/server/queries/exportUpdates';
import { deskAddress } from '../deskAddress';
import { readerLocale } from '../readerLocale';
import { parametersOf, respond } from '../respond';

export const dynamic = 'force-dynamic';

/** A selection as a file, sent as it is read. */
export async function GET(request: Request): Promise<Response> {
  const { hl, ...parameters } = parametersOf(request);
  const file = await exportUpdates(parameters, readerLocale(request, hl), deskAddress(request));
  if (!file.ok) return respond(file);
  const { type, fileName, pieces } = file.value;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, { headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${fileName}"`, 'Cache-Control': 'no-store' } });
}
