import fc from 'fast-check';
import { TAGS } from '@/lib/domain/tag';
import { countByHour, keysOf, layOutVolume, VOLUME_DIMENSIONS } from '@/lib/series/volumeBy';
import { DAY, HOUR, shift } from '@/lib/time/instant';
import { DAY_ONE, row, someRows } from './madeRows';

const fortnight = { from: DAY_ONE, to: shift(DAY_ONE, 14 * DAY), barHours: 24 };

describe('layOutVolume', () => {
  it('counts an update under each of its tags, and once as an update', () => {
    const volume = layOutVolume(countByHour([row({ tags: ['diplomacy', 'sanctions'] })], 'tag'), 'tag', fortnight);
    expect(volume.keys).toEqual(TAGS);
    expect(volume.totals.reduce((sum, total) => sum + total, 0)).toBe(2);
    expect([volume.updates, volume.bars[0]?.updates]).toEqual([1, 1]);
  });

  it('shows languages by how often they come', () => {
    const volume = layOutVolume(countByHour([row({ language: 'en' }), row({ language: 'es' }), row({ language: 'es' })], 'language'), 'language', fortnight);
    expect([volume.keys, volume.totals]).toEqual([['es', 'en'], [2, 1]]);
  });

  it('leaves out what stands before or after the range', () => {
    const rows = [row({ at: shift(DAY_ONE, -1) }), row({ at: DAY_ONE }), row({ at: fortnight.to })];
    expect(layOutVolume(countByHour(rows, 'direction'), 'direction', fortnight).updates).toBe(1);
  });

  it('counts in every bar exactly the updates that a click on it would open', () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom(...VOLUME_DIMENSIONS), (rows, dimension) => {
        const volume = layOutVolume(countByHour(rows, dimension), dimension, fortnight);
        for (const { at, counts, updates } of volume.bars) {
          const own = rows.filter((one) => one.at >= at && one.at < at + volume.barHours * HOUR);
          expect(updates).toBe(own.length);
          expect(counts).toEqual(volume.keys.map((key) => own.filter((one) => keysOf(one, dimension).includes(key)).length));
        }
      }),
    );
  });
});
