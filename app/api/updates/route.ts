import { updatesPage } from '@/server/queries/updates';
import { respond } from '../respond';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  const given = new URL(request.url).searchParams;
  // `group=wire&group=us-media` means the same as `group=wire,us-media`.
  const parameters = Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name).join(',')]));
  return respond(await updatesPage(parameters));
}
