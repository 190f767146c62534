import type { ChangeBody } from '@/lib/domain/change';
import { itemId, personId, type PersonId, type StoryId } from '@/lib/domain/ids';
import type { Judgement, JudgedStance, Verdict } from '@/lib/domain/judgement';
import { err, ok, type Result } from '@/lib/domain/result';
import { isSameValue } from '@/lib/judgement/standing';
import { sql } from 'kysely';
import type { Db, Dialect } from '../../dialect';
import type { JudgementRow, PlacingRow } from '../../judgementRows';
import type { DoneBy, JudgementAct, JudgementMade, JudgementRefusal } from '../../judgementStore';
import { decidedIn, marksByRule, toStory } from '../../rows';
import { standingByRules } from '../decided';
import { raiseAlert } from '../alerts';
import { recordDecision } from '../audit';
import { announce } from './announce';
import { applyToItems } from './applyToItems';
import { applyPlacings, placingsOf, undoPlacings } from './placing';
import { targetOf, toJudgement } from './rows';
import { claimByRule, restateClaims } from './statuses';
import { isByPerson } from './stances';

/** See `JudgementStore.judge`. */
export async function judge(db: Db, dialect: Dialect, act: JudgementAct): Promise<Result<JudgementMade, JudgementRefusal>> {
  return refusing(() =>
    dialect.write(db, async (trx) => {
      const { newest } = await trx.selectFrom('judgements').select(sql<number>`COALESCE(MAX(n), 0)`.as('newest')).executeTakeFirstOrThrow();
      const made: Judgement[] = [];
      const changes: ChangeBody[] = [];
      const overtaken = new Map<number, PersonId>();
      for (const [at, verdict] of act.verdicts.entries()) {
        const one = await enter(trx, dialect, act, verdict, { n: newest + 1 + at, act: newest + 1 });
        made.push(one.judgement);
        changes.push(...one.changes, { kind: 'judged', judgement: one.judgement, stories: one.stories });
        for (const { n, person_id } of one.overtaken) {
          if (!overtaken.has(n)) await tellAuthor(trx, dialect, act, one.judgement, personId(person_id));
          overtaken.set(n, personId(person_id));
        }
      }
      const items = act.verdicts.flatMap((verdict) => (isOnMarks(verdict) ? [verdict.itemId] : []));
      const judged = await trx.selectFrom('items').select('n').where(dialect.anyOf('id', [...new Set(items)])).execute();
      const followed = await applyToItems(trx, dialect, judged.map(({ n }) => n), act.at, act.reading);
      return { judgements: made, overtaken: [...overtaken].map(([n, id]) => ({ n, personId: id })), head: await announce(trx, dialect, act.at, [...followed, ...changes]) };
    }),
  );
}

const isOnMarks = (verdict: Verdict) => verdict.field === 'relevance' || verdict.field === 'tags' || verdict.field === 'direction' || verdict.field === 'stance';

interface Entered {
  readonly judgement: Judgement;
  readonly changes: readonly ChangeBody[];
  readonly stories: readonly StoryId[];
  readonly overtaken: readonly Pick<JudgementRow, 'n' | 'person_id'>[];
}

async function enter(trx: Db, dialect: Dialect, act: JudgementAct, verdict: Verdict, { n, act: first }: { n: number; act: number }): Promise<Entered> {
  const known = await look(trx, verdict, act);
  const placed = verdict.field === 'story' ? await placingsOf(trx, dialect, verdict.storyId, verdict.value, n) : undefined;
  if (verdict.field === 'story' && placed === undefined) throw new Refused({ kind: 'not-found', verdict });
  if (placed === null) throw new Refused({ kind: 'nothing', verdict });
  const target = targetOf(verdict);
  const before = await standing(trx, target);
  const row: JudgementRow = {
    n,
    act: first,
    at: act.at,
    person_id: act.person.id,
    person_name: act.person.name,
    ...target,
    value: JSON.stringify(placed?.value ?? verdict.value),
    rules: JSON.stringify(known.rules),
    reason: act.reason,
    title: known.title,
    undone_at: null,
    undone_by: null,
  };
  await dialect.insertMany(trx, 'judgements', [row]);
  const judgement = toJudgement(row);
  await recordDecision(trx, dialect, {
    at: act.at,
    actor: act.actor,
    action: 'judged',
    subject: subjectOf(verdict),
    before: { field: verdict.field, value: before ? (JSON.parse(before.value) as unknown) : known.rules },
    after: { field: verdict.field, value: judgement.verdict.value, ...(target.about !== '' && { claim: target.about }), reason: act.reason, judgement: n },
  });
  const isOther = before && before.person_id !== act.person.id && !isSameValue(JSON.parse(before.value) as Verdict['value'], judgement.verdict.value);
  if (!placed) {
    const changes = verdict.field === 'status' ? await restateClaims(trx, dialect, [verdict.claimId], act.at) : [];
    return { judgement, changes, stories: [], overtaken: isOther ? [before] : [] };
  }
  const moved = await overtakenBy(trx, dialect, placed.placings, act);
  return { judgement, changes: await applyPlacings(trx, dialect, placed, act.at), stories: placed.stories, overtaken: moved };
}

/** Whoever said otherwise before learns that a later word stands in its place, by whom and why. */
async function tellAuthor(trx: Db, dialect: Dialect, { person, at, reason }: JudgementAct, { n, title, verdict }: Judgement, author: PersonId): Promise<void> {
  const [kind, id] = subjectOf(verdict).split(':') as [string, string];
  const path = `/${{ update: 'updates', story: 'stories', claim: 'claims' }[kind]}/${encodeURIComponent(id)}`;
  await raiseAlert(trx, dialect, at, { personId: author, source: 'mention', subject: `judgement/${n}`, story: null, evidence: { kind: 'mention', by: person.name, text: reason, title, path } });
}

const subjectOf = (verdict: Verdict): `${string}:${string}` => {
  if (verdict.field === 'story') return `story:${verdict.storyId}`;
  return verdict.field === 'status' ? `claim:${verdict.claimId}` : `update:${verdict.itemId}`;
};

/** What the rules say of it now, and what it is called. Errors: `Refused`. */
async function look(trx: Db, verdict: Verdict, { reading }: JudgementAct): Promise<{ rules: Verdict['value'] | null; title: string }> {
  if (verdict.field === 'status') return { rules: (await claimByRule(trx, verdict.claimId)).status, title: verdict.claimId };
  if (verdict.field === 'story') {
    const row = await trx.selectFrom('stories').select('body').where('id', '=', verdict.storyId).executeTakeFirst();
    if (!row) throw new Refused({ kind: 'not-found', verdict });
    return { rules: null, title: toStory(row).headline.title };
  }
  const item = await trx.selectFrom('items').select(['n', 'title', 'standing']).where('id', '=', verdict.itemId).executeTakeFirst();
  if (!item || item.standing === 'duplicate') throw new Refused({ kind: 'not-found', verdict });
  const marks = await trx.selectFrom('marks').selectAll().where('item_n', '=', item.n).executeTakeFirst();
  const rules = marks ? marksByRule(marks) : reading?.marks;
  if (!rules) throw new Refused({ kind: 'unread', verdict });
  const { title } = item;
  switch (verdict.field) {
    case 'relevance':
      return { rules: standingByRules(item, marks ? decidedIn(marks) : {}) === 'kept', title };
    case 'tags':
      return { rules: rules.tags.map(({ tag }) => tag), title };
    case 'direction':
      return { rules: rules.direction.value, title };
    case 'stance': {
      const held = await trx
        .selectFrom('evidence')
        .select(['id', 'stance'])
        .where('item_n', '=', item.n)
        .where('claim_id', '=', verdict.claimId)
        .where((eb) => eb.or([eb('withdrawn_at', 'is', null), eb('held_back', '=', 1)]))
        .execute();
      return { rules: (held.find(({ id }) => !isByPerson(id))?.stance ?? 'none') as JudgedStance, title };
    }
  }
}

/** What stands of the same, before a new word is entered. Of stories nothing does: each act stands by itself. */
async function standing(trx: Db, { field, target, about }: ReturnType<typeof targetOf>): Promise<JudgementRow | undefined> {
  if (field === 'story') return undefined;
  return trx
    .selectFrom('judgements')
    .selectAll()
    .where('target', '=', target)
    .where('field', '=', field)
    .where('about', '=', about)
    .where('undone_at', 'is', null)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Acts of others that had put updates elsewhere than this one now does. */
async function overtakenBy(trx: Db, dialect: Dialect, placings: readonly PlacingRow[], { person }: JudgementAct): Promise<Pick<JudgementRow, 'n' | 'person_id'>[]> {
  const goals = new Map(placings.map(({ item_n, story_id }) => [item_n, story_id]));
  const rows = await trx
    .selectFrom('placings')
    .innerJoin('judgements', 'judgements.n', 'placings.judgement')
    .select(['placings.item_n', 'placings.story_id', 'judgements.n', 'judgements.person_id'])
    .where(dialect.anyOf('placings.item_n', [...goals.keys()]))
    .where('placings.is_meant', '=', 1)
    .where('judgements.person_id', '!=', person.id)
    .execute();
  return rows.filter(({ item_n, story_id }) => goals.get(item_n) !== story_id);
}

/** See `JudgementStore.undo`. */
export async function undoAct(db: Db, dialect: Dialect, act: number, by: DoneBy, ownOnly: boolean): Promise<Result<JudgementMade, 'not-found' | 'not-yours' | 'undone'>> {
  return dialect.write(db, async (trx) => {
    const rows = await trx.selectFrom('judgements').selectAll().where('act', '=', act).orderBy('n').execute();
    if (rows.length === 0) return err('not-found');
    if (ownOnly && rows.some(({ person_id }) => person_id !== by.person.id)) return err('not-yours');
    if (rows.every(({ undone_at }) => undone_at !== null)) return err('undone');
    await trx.updateTable('judgements').set({ undone_at: by.at, undone_by: by.person.name }).where('act', '=', act).execute();
    const judgements = rows.map((row) => toJudgement({ ...row, undone_at: by.at, undone_by: by.person.name }));
    const changes: ChangeBody[] = [];
    for (const judgement of judgements) {
      const { verdict, n } = judgement;
      let stories: readonly StoryId[] = [];
      if (verdict.field === 'status') changes.push(...(await restateClaims(trx, dialect, [verdict.claimId], by.at)));
      if (verdict.field === 'story') {
        const undone = await undoPlacings(trx, dialect, n, by.at);
        changes.push(...undone.changes);
        stories = undone.stories;
      }
      changes.push({ kind: 'judged', judgement, stories });
      await recordDecision(trx, dialect, { at: by.at, actor: by.actor, action: 'judgement-undone', subject: subjectOf(verdict), before: { field: verdict.field, value: verdict.value, by: judgement.by, judgement: n }, after: null });
    }
    const ids = judgements.flatMap(({ verdict }) => (isOnMarks(verdict) ? [itemId(verdict.itemId)] : []));
    const items = await trx.selectFrom('items').select('n').where(dialect.anyOf('id', [...new Set(ids)])).execute();
    const followed = await applyToItems(trx, dialect, items.map(({ n }) => n), by.at);
    return ok({ judgements, overtaken: [], head: await announce(trx, dialect, by.at, [...followed, ...changes]) });
  });
}

/** Ends a transaction that has begun to write: nothing of it stays. */
class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly refusal: JudgementRefusal) {
    super(refusal.kind);
  }
}

async function refusing(work: () => Promise<JudgementMade>): Promise<Result<JudgementMade, JudgementRefusal>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof Refused) return err(error.refusal);
    throw error;
  }
}
