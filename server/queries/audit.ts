import { z } from 'zod';
import { AUDIT_ACTIONS, type AuditEntry } from '@/lib/domain/audit';
import { watchlistId } from '@/lib/domain/ids';
import { NOTED_KINDS } from '@/lib/domain/judgement';
import { err, ok, type Result } from '@/lib/domain/result';
import type { AuditAnswer } from '@/lib/protocol/accounts';
import type { Problem } from '@/lib/protocol/problem';
import { DAY, instant } from '@/lib/time/instant';
import { requireServices } from '../services';
import type { AuditAsked } from '../store/peopleStore';
import { answering } from './answering';
import { invalidInput } from './invalid';
import { placeOf } from './placeOf';

const day = () =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day: YYYY-MM-DD')
    .transform((text) => Date.parse(`${text}T00:00:00Z`))
    .refine((at) => !Number.isNaN(at), 'is no day');

const askedSchema = z.object({
  actor: z.string().max(64).optional(),
  subject: z.string().max(200).optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  from: day().optional(),
  /** the last day, whole */
  to: day().optional(),
  before: z.string().regex(/^\d{1,15}$/, 'must be a number').transform(Number).optional(),
  limit: z.string().regex(/^\d{1,3}$/, 'must be a number').transform(Number).refine((n) => n >= 1 && n <= 200, 'must be between 1 and 200').optional(),
});

const PAGE = 50;

function readAsked(parameters: Record<string, string>): Result<AuditAsked, Problem> {
  const read = askedSchema.safeParse(Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== '')));
  if (!read.success) return err(invalidInput(read.error));
  const { actor, subject, action, from, to, before, limit } = read.data;
  return ok({
    ...(actor === undefined ? {} : { actorId: actor }),
    ...(subject === undefined ? {} : { subject }),
    ...(action === undefined ? {} : { action }),
    ...(from === undefined ? {} : { from: instant(from) }),
    ...(to === undefined ? {} : { to: instant(to + DAY) }),
    ...(before === undefined ? {} : { before }),
    limit: limit ?? PAGE,
  });
}

/** A page of the audit. Errors: `invalid` naming the parameter, `store-unavailable`. */
export function auditPage(parameters: Record<string, string>): Promise<Result<AuditAnswer, Problem>> {
  return answering(async () => {
    const asked = readAsked(parameters);
    if (!asked.ok) return asked;
    const { audit, people, wallLinks, feeds } = requireServices().store;
    const [entries, actors, everyone, links, feedList] = await Promise.all([audit.page(asked.value), audit.actors(), people.list(), wallLinks.list(), feeds.list()]);
    const wanted = [...new Set<string>(entries.flatMap(({ subject, after }) => [subject, ...claimIn(after)]))];
    const listed = new Map([
      ...everyone.map(({ id, name }): [string, string] => [`person:${id}`, name]),
      ...links.map(({ id, name }): [string, string] => [`wall-link:${id}`, name]),
      ...feedList.map(({ id, name }): [string, string] => [`feed:${id}`, name]),
    ]);
    const named = await Promise.all(wanted.map(async (subject): Promise<[string, string | undefined]> => [subject, listed.get(subject) ?? (await nameOf(subject))]));
    const names = Object.fromEntries(named.filter((one): one is [string, string] => one[1] !== undefined));
    return ok({ entries, actors, names, before: entries.length === asked.value.limit ? (entries.at(-1)?.n ?? null) : null });
  });
}

/** The claim that an update was judged to bear on, as a subject. */
function claimIn(after: unknown): string[] {
  const claim = (after as { claim?: unknown } | null)?.claim;
  return typeof claim === 'string' ? [`claim:${claim}`] : [];
}

/** What something with a page of its own is called; undefined for what has none, or is gone. */
async function nameOf(subject: string): Promise<string | undefined> {
  const [kind = '', id = ''] = subject.split(/:(.*)/s);
  if (kind === 'watchlist') return (await requireServices().store.watchlists.get(watchlistId(id)))?.watchlist.name;
  const noted = NOTED_KINDS.find((one) => one === kind);
  return noted && (await placeOf({ kind: noted, id }))?.title;
}

const EXPORT_PAGE = 500;

/** All of it that a filter leaves, newest first, some at a time: it may be long. Errors: `invalid`; later ones end the sequence. */
export async function auditEntries(parameters: Record<string, string>): Promise<Result<AsyncIterable<readonly AuditEntry[]>, Problem>> {
  const asked = readAsked(parameters);
  if (!asked.ok) return asked;
  const { audit } = requireServices().store;
  async function* pages() {
    let before = asked.ok ? asked.value.before : undefined;
    for (;;) {
      const page = await audit.page({ ...(asked.ok ? asked.value : {}), ...(before === undefined ? {} : { before }), limit: EXPORT_PAGE });
      if (page.length > 0) yield page;
      if (page.length < EXPORT_PAGE) return;
      before = page.at(-1)?.n;
    }
  }
  return ok(pages());
}
