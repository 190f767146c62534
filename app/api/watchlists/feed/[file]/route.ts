import { err } from '@/lib/domain/result';
import { watchlistFeed } from '@/server/queries/watchlists';
import { conditional } from '../../../conditional';
import { deskAddress } from '../../../deskAddress';
import { readerLocale } from '../../../readerLocale';
import { parametersOf, respond } from '../../../respond';

export const dynamic = 'force-dynamic';

/** `SECRET.xml` or `SECRET.json`. A feed reader signs in nowhere: whoever has the secret may read. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const [, secret, ending] = /^([\w-]{43})\.(xml|json)$/.exec((await params).file) ?? [];
  if (!secret) return respond(err({ code: 'not-found', message: 'this link opens no feed (any more)' }));
  const desk = deskAddress(request);
  const feed = await watchlistFeed(secret, ending === 'json' ? 'json' : 'rss', readerLocale(request, parametersOf(request).hl), desk, `${desk}${new URL(request.url).pathname}`);
  if (!feed.ok) return respond(feed);
  return conditional(request, feed.value.body, { 'Content-Type': feed.value.type, 'X-Robots-Tag': 'noindex' });
}
