import { previewWatchlist } from '@/server/queries/watchlists';
import { parametersOf, respond } from '../../respond';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  return respond(await previewWatchlist(parametersOf(request)));
}
