import { err } from '@/lib/domain/result';
import { importOpml } from '@/server/commands/feeds';
import { feedsAsOpml } from '@/server/queries/feeds';
import { answered, readText, respond } from '../../respond';

export const dynamic = 'force-dynamic';

const OPML_LIMIT_BYTES = 5_000_000;
const OPML_TYPES = /^(text\/(x-opml|xml|plain)|application\/(xml|x-opml\+xml))\s*(;|$)/i;

export async function GET(): Promise<Response> {
  const opml = await feedsAsOpml();
  if (!opml.ok) return respond(opml);
  return new Response(opml.value, {
    headers: {
      'Content-Type': 'text/x-opml; charset=utf-8',
      'Content-Disposition': 'attachment; filename="entente-feeds.opml"',
      'Cache-Control': 'no-store',
    },
  });
}

export function POST(request: Request): Promise<Response> {
  return answered(request, async (actor) => {
    const mode = new URL(request.url).searchParams.get('mode') ?? 'preview';
    if (mode !== 'preview' && mode !== 'accept') return err({ code: 'invalid', field: 'mode', message: 'mode: must be preview or accept' });
    if (!OPML_TYPES.test(request.headers.get('content-type') ?? '')) {
      return err({ code: 'unsupported-type', message: 'the body must be OPML: text/x-opml, text/xml or text/plain', field: 'content-type' });
    }
    const body = await readText(request, OPML_LIMIT_BYTES);
    return body.ok ? importOpml(body.value, mode, actor) : body;
  });
}
