import fc from 'fast-check';
import { itemId, personId } from '@/lib/domain/ids';
import type { Judgement, Verdict } from '@/lib/domain/judgement';
import type { Marks } from '@/lib/domain/marks';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import { applyJudgements, decidedOf, isDecided, judgedUpdate, NOTHING_DECIDED, rulesSaid } from '@/lib/judgement/applyJudgements';
import { isSameValue, standingOf, verdictKey } from '@/lib/judgement/standing';
import { instant } from '@/lib/time/instant';

const ITEM = itemId('item');
const probability = fc.double({ min: 0, max: 1, noNaN: true });
const words = fc.array(fc.constantFrom('envoys', 'talks', 'sanctions'), { maxLength: 2 });
const rulesMarks: fc.Arbitrary<Marks> = fc.record({
  relevance: fc.record({ relevant: fc.boolean(), confidence: probability, words }),
  tags: fc.uniqueArray(fc.record({ tag: fc.constantFrom(...TAGS), confidence: probability, words }), { selector: ({ tag }) => tag, maxLength: 4 }),
  direction: fc.record({ value: fc.constantFrom(...DIRECTIONS), confidence: probability, words }),
  actors: fc.constant({ from: null, to: null }),
  kind: fc.constantFrom('act' as const, 'statement' as const),
  unsure: fc.boolean(),
  rulesVersion: fc.constantFrom('1', '2'),
});
const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  fc.boolean().map((value) => ({ field: 'relevance' as const, itemId: ITEM, value })),
  fc.subarray([...TAGS]).map((value) => ({ field: 'tags' as const, itemId: ITEM, value })),
  fc.constantFrom(...DIRECTIONS).map((value) => ({ field: 'direction' as const, itemId: ITEM, value })),
);
const made = (said: Verdict, at: number, isUndone: boolean): Judgement => ({
  n: at + 1,
  act: at + 1,
  at: instant(at),
  personId: personId(at % 2 === 0 ? 'ana' : 'ben'),
  by: at % 2 === 0 ? 'Ana' : 'Ben',
  verdict: said,
  rules: null,
  reason: 'because',
  title: '',
  undone: isUndone ? { at: instant(at), by: 'Ana' } : null,
  replacedBy: null,
});
const history = fc.array(fc.tuple(verdict, fc.boolean()), { maxLength: 12 }).map((all) => all.map(([said, isUndone], at) => made(said, at, isUndone)));

describe('what people have said of an item', () => {
  it('leaves the rules’ verdict when all of it is taken back', () => {
    fc.assert(
      fc.property(rulesMarks, history, fc.boolean(), (rules, judgements, byRules) => {
        const undone = judgements.map((one) => ({ ...one, undone: { at: one.at, by: 'Ana' } }));
        const decided = decidedOf(undone, byRules);
        expect(decided).toEqual(NOTHING_DECIDED);
        expect(isDecided(decided)).toBe(false);
        expect(applyJudgements(rules, decided)).toBe(rules);
        expect(judgedUpdate(rules, decided)).toBeUndefined();
      }),
    );
  });

  it('counts by the latest word of each kind, whoever said it, in whatever order it is read', () => {
    fc.assert(
      fc.property(rulesMarks, history, fc.infiniteStream(fc.nat()), (rules, judgements, chance) => {
        const decided = decidedOf(judgements, true);
        const shuffled = judgements.map((one) => [chance.next().value as number, one] as const).sort(([a], [b]) => a - b);
        expect(decidedOf(shuffled.map(([, one]) => one), true)).toEqual(decided);
        const marks = applyJudgements(rules, decided);
        const last = (field: Verdict['field']) => judgements.filter((one) => one.verdict.field === field && !one.undone).at(-1)?.verdict.value;
        expect(marks.relevance.relevant).toBe(last('relevance') ?? rules.relevance.relevant);
        expect(marks.direction.value).toBe(last('direction') ?? rules.direction.value);
        expect(isSameValue(marks.tags.map(({ tag }) => tag), last('tags') ?? rules.tags.map(({ tag }) => tag))).toBe(true);
      }),
    );
  });

  it('stands under other rules, which are told beside it', () => {
    fc.assert(
      fc.property(rulesMarks, rulesMarks, history, (before, after, judgements) => {
        const decided = decidedOf(judgements, true);
        const [old, now] = [applyJudgements(before, decided), applyJudgements(after, decided)];
        if (decided.direction) expect(now.direction.value).toBe(old.direction.value);
        if (decided.tags) expect(now.tags.map(({ tag }) => tag)).toEqual(old.tags.map(({ tag }) => tag));
        expect(now.rulesVersion).toBe(after.rulesVersion);
        expect(rulesSaid(now, judgedUpdate(after, decided))).toEqual({
          relevance: decided.relevance ? true : after.relevance.relevant,
          tags: after.tags.map(({ tag }) => tag),
          direction: after.direction.value,
        });
      }),
    );
  });

  it('keeps the rules’ words for what they found too, and is sure', () => {
    const rules: Marks = { relevance: { relevant: true, confidence: 0.6, words: ['envoys'] }, tags: [{ tag: 'sanctions', confidence: 0.5, words: ['licence'] }], direction: { value: 'thaw', confidence: 0.5, words: ['talks'] }, actors: { from: 'us', to: 've' }, kind: 'act', unsure: true, rulesVersion: '1' };
    const said: Verdict[] = [{ field: 'tags', itemId: ITEM, value: ['sanctions', 'embassies'] }, { field: 'direction', itemId: ITEM, value: 'thaw' }, { field: 'relevance', itemId: ITEM, value: true }];
    expect(applyJudgements(rules, decidedOf(said.map((one, at) => made(one, at, false)), true))).toEqual({
      ...rules,
      relevance: { relevant: true, confidence: 1, words: ['envoys'] },
      tags: [{ tag: 'embassies', confidence: 1, words: [] }, { tag: 'sanctions', confidence: 1, words: ['licence'] }],
      direction: { value: 'thaw', confidence: 1, words: ['talks'] },
      unsure: false,
    });
  });
});

it('of acts on stories each stands by itself', () => {
  const keep = { field: 'story', storyId: 's' as never, value: { kind: 'keep' } } as const;
  expect(verdictKey(keep)).toBeNull();
  expect(standingOf([made(keep, 0, false), made(keep, 1, false), made(keep, 2, true)]).map(({ n }) => n)).toEqual([1, 2]);
});
