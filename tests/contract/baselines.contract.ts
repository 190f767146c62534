import { shippedDeskBaseline } from '@/lib/baseline/shippedDeskBaseline';
import { claimId, type Stance } from '@/lib/domain/claim';
import { DAY, HOUR, instant } from '@/lib/time/instant';
import type { AddedBaseline } from '@/server/store/store';
import { later, madeFeed, madeItem, madePoll, NOON, RELEVANT } from './made';
import { madeHolding } from './madeAnalysis';
import type { OpenPlace } from './place';

const { baseline, claims } = shippedDeskBaseline('es');
const made = (parts: Partial<AddedBaseline> = {}): AddedBaseline => ({ importedAt: NOON, importedBy: 'An editor', source: 'article.txt', baseline, claims, ...parts });

const holding = (id: string, stance: Stance) => madeHolding({ claimId: claimId(id), stance });

export function describeBaselines(place: OpenPlace): void {
  describe('imported baselines', () => {
    it('are none at first', async () => {
      expect(await place.store.baselines.current()).toBeUndefined();
      expect(await place.store.baselines.list()).toEqual([]);
    });

    it('are kept whole, the newest one on the desk', async () => {
      const { store } = place;
      expect(await store.baselines.add(made())).toBe(1);
      const second = made({ importedAt: later(HOUR), source: 'pasted', baseline: { ...baseline, title: 'Otro título' } });
      expect(await store.baselines.add(second)).toBe(2);
      await place.reopen();
      expect(await place.store.baselines.current()).toEqual({ n: 2, withdrawnAt: null, ...second });
      expect(await place.store.baselines.list()).toEqual([
        { n: 2, withdrawnAt: null, ...second },
        { n: 1, withdrawnAt: null, ...made() },
      ]);
    });

    it('leave the desk when they are withdrawn, once, and stay in the list', async () => {
      const { store } = place;
      await store.baselines.add(made());
      await store.baselines.add(made({ source: 'pasted' }));
      expect(await store.baselines.withdraw(2, later(HOUR))).toBe(true);
      expect(await store.baselines.withdraw(2, later(2 * HOUR))).toBe(false);
      expect(await store.baselines.withdraw(7, later(HOUR))).toBe(false);
      expect((await store.baselines.current())?.n).toBe(1);
      expect((await store.baselines.list()).map(({ n, withdrawnAt }) => [n, withdrawnAt])).toEqual([
        [2, later(HOUR)],
        [1, null],
      ]);
      // Numbers are not given twice.
      expect(await store.baselines.add(made())).toBe(3);
    });

    it('have their old place again when a withdrawal is taken back', async () => {
      const { store } = place;
      await store.baselines.add(made());
      await store.baselines.add(made({ source: 'pasted' }));
      await store.baselines.withdraw(1, later(HOUR));
      await store.baselines.withdraw(2, later(HOUR));
      expect(await store.baselines.current()).toBeUndefined();
      expect(await store.baselines.restore(2, later(2 * HOUR))).toBe(true);
      expect(await store.baselines.restore(2, later(2 * HOUR))).toBe(false);
      expect(await store.baselines.restore(7, later(2 * HOUR))).toBe(false);
      expect(await store.baselines.restore(1, later(2 * HOUR))).toBe(true);
      expect((await store.baselines.current())?.n).toBe(2);
      expect((await store.baselines.list()).map(({ withdrawnAt }) => withdrawnAt)).toEqual([null, null]);
    });

    it('[LU1] tell every open page which one stands on the desk now', async () => {
      const { store } = place;
      const { head } = await store.changes.head();
      await store.baselines.add(made());
      await store.baselines.add(made());
      await store.baselines.withdraw(2, later(HOUR));
      await store.baselines.withdraw(2, later(HOUR));
      await store.baselines.withdraw(1, later(HOUR));
      await store.baselines.restore(1, later(2 * HOUR));
      const told = await store.changes.after(head, 100);
      expect(told.map((change) => change.kind === 'baseline-changed' && change.n)).toEqual([1, 2, 1, null, 1]);
      expect(told.at(-1)?.at).toBe(later(2 * HOUR));
      expect((await store.view({ updates: 10, hours: 48, recorded: null, now: NOON })).baseline).toBe(1);
    });
  });

  describe('evidence by day', () => {
    it('counts what is in force, by claim and stance', async () => {
      const { store } = place;
      await store.feeds.add(madeFeed('days'), NOON);
      const item = (identity: string, at: number) => madeItem('days', identity, { orderedAt: instant(at), link: `https://days.example.org/${identity}` });
      await store.polls.record(
        madePoll('days', {
          added: [
            { item: item('one', NOON), marks: RELEVANT, holdings: [holding('talks', 'supports'), holding('oil', 'updates')] },
            { item: item('two', NOON + HOUR), marks: RELEVANT, holdings: [holding('talks', 'supports')] },
            { item: item('three', NOON - DAY), marks: RELEVANT, holdings: [holding('talks', 'contradicts')] },
          ],
        }),
      );
      const today = instant(Math.floor(NOON / DAY) * DAY);
      expect(await store.news.claimDays()).toEqual([
        { claimId: claimId('talks'), day: today - DAY, counts: { supports: 0, contradicts: 1, updates: 0 } },
        { claimId: claimId('oil'), day: today, counts: { supports: 0, contradicts: 0, updates: 1 } },
        { claimId: claimId('talks'), day: today, counts: { supports: 2, contradicts: 0, updates: 0 } },
      ]);
    });
  });
}
