import { selectionFeed } from '@/server/queries/selectionFeed';
import { conditional } from '../../conditional';
import { deskAddress } from '../../deskAddress';
import { readerLocale } from '../../readerLocale';
import { parametersOf, respond } from '../../respond';

export const dynamic = 'force-dynamic';

/** A selection as RSS, Atom or JSON Feed. */
export async function GET(request: Request): Promise<Response> {
  const { hl, ...parameters } = parametersOf(request);
  const desk = deskAddress(request);
  const { pathname, search } = new URL(request.url);
  const feed = await selectionFeed(parameters, readerLocale(request, hl), desk, `${desk}${pathname}${search}`);
  if (!feed.ok) return respond(feed);
  return conditional(request, feed.value.body, { 'Content-Type': feed.value.type });
}
