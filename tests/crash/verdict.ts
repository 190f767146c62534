import type { Change } from '@/lib/domain/change';
import type { Update } from '@/lib/domain/update';
import type { UpdatesPage } from '@/lib/protocol/requests';

/** Every update the server has, read page by page as a browser would. */
export async function readAllUpdates(url: string): Promise<Update[]> {
  const updates: Update[] = [];
  let before: string | null = null;
  do {
    const answer = await fetch(`${url}/api/updates?limit=100${before ? `&before=${encodeURIComponent(before)}` : ''}`);
    if (!answer.ok) throw new Error(`/api/updates: HTTP ${answer.status}: ${await answer.text()}`);
    const page = (await answer.json()) as UpdatesPage;
    updates.push(...page.updates);
    before = page.next;
  } while (before !== null);
  return updates;
}

/** How many of the published items a page has been told of; what the feeds held from the start does not count. */
export const seenCount = (changes: readonly Change[]): number =>
  changes.filter((change) => change.kind === 'update-added' && change.update.link?.includes('/crash-')).length;

/** Holds what was published, what is stored and what a page saw against each other. @returns one line for each fault */
export function judge(parts: { name: string; published: ReadonlySet<string>; stored: readonly Update[]; seen: readonly Change[]; faults: readonly string[] }): string[] {
  const problems = parts.faults.map((fault) => `${parts.name}: ${fault}`);
  const storedLinks = parts.stored.map((update) => update.link ?? '');
  const storedGuids = storedLinks.map((link) => link.split('/').pop()!).filter((last) => last.startsWith('crash-'));
  const storedOnce = new Set(storedGuids);
  const lost = [...parts.published].filter((guid) => !storedOnce.has(guid));
  if (lost.length > 0) problems.push(`${parts.name}: ${lost.length} published items are not stored, e.g. ${lost[0]}`);
  if (storedGuids.length !== storedOnce.size) problems.push(`${parts.name}: ${storedGuids.length - storedOnce.size} published items are stored twice`);
  const storedIds = new Set<string>(parts.stored.map((update) => update.id));
  const announced = parts.seen.flatMap((change) => (change.kind === 'update-added' ? [change.update.id as string] : []));
  const announcedOnce = new Set(announced);
  if (announced.length !== announcedOnce.size) problems.push(`${parts.name}: a page saw ${announced.length - announcedOnce.size} updates twice`);
  const unstored = announced.filter((id) => !storedIds.has(id));
  if (unstored.length > 0) problems.push(`${parts.name}: ${unstored.length} announced updates are not stored`);
  const unseen = [...storedIds].filter((id) => !announcedOnce.has(id));
  if (unseen.length > 0) problems.push(`${parts.name}: a page never saw ${unseen.length} stored updates`);
  return problems;
}

/** Waits until a condition holds. Errors: rejects by name when it does not within the time. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`gave up after ${withinMs / 1_000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
