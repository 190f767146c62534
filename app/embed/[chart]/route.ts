import { embedOf } from '@/server/queries/embed';
import { deskAddress } from '../../api/deskAddress';
import { readerLocale } from '../../api/readerLocale';
import { parametersOf, respond } from '../../api/respond';

export const dynamic = 'force-dynamic';

/** A chart for a frame in an article: a document of its own, outside the desk's pages. Who may frame it is for the headers to say. */
export async function GET(request: Request, { params }: { params: Promise<{ chart: string }> }): Promise<Response> {
  const { hl, ...parameters } = parametersOf(request);
  const page = await embedOf((await params).chart, parameters, readerLocale(request, hl), deskAddress(request));
  if (!page.ok) return respond(page);
  return new Response(page.value, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } });
}
