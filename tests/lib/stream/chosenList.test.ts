import { listFrom, withFirstPage, withOlderPage } from '@/lib/stream/chosenList';
import { withHeard } from '@/lib/stream/withHeard';
import type { UpdatesPage } from '@/lib/protocol/requests';
import { makeStory, makeUpdate } from '../../fixtures/made/records';

const page = (ns: readonly number[], next: string | null, stories: UpdatesPage['stories'] = []): UpdatesPage => ({ updates: ns.map((n) => makeUpdate(n)), stories, next, total: 99 });
const numbers = (updates: readonly { id: string }[]) => updates.map(({ id }) => Number(id.slice('update-'.length)));

describe('a selection’s list', () => {
  it('goes on with older pages', () => {
    const list = withOlderPage(listFrom(page([1, 2], 'a', [makeStory('x')])), page([3, 4], null, [makeStory('y')]));
    expect(numbers(list.updates)).toEqual([1, 2, 3, 4]);
    expect([...list.stories.keys()]).toEqual(['x', 'y']);
    expect(list.next).toBeNull();
  });

  it('keeps its older pages when the first is read anew, and loses what has gone from it', () => {
    const list = withOlderPage(listFrom(page([2, 3, 4], 'a')), page([5, 6], 'b'));
    const anew = withFirstPage(list, page([1, 2, 4], 'c'));
    expect(numbers(anew.updates)).toEqual([1, 2, 4, 5, 6]);
    expect(anew.next).toBe('b');
  });

  it('begins anew when so much has come that the first page does not reach down to it', () => {
    const anew = withFirstPage(listFrom(page([7, 8], 'a')), page([1, 2], 'b'));
    expect(numbers(anew.updates)).toEqual([1, 2]);
    expect(anew.next).toBe('b');
  });
});

describe('what the line brings', () => {
  const list = listFrom(page([2, 4], 'a'));
  const heard = (...ns: number[]) => ns.map((n) => makeUpdate(n, { title: `as heard ${n}` }));

  it('joins when it matches, above the end of what was read', () => {
    const { updates, added } = withHeard(list, heard(1, 3, 5), ({ id }) => !id.endsWith('3'));
    expect(numbers(updates)).toEqual([1, 2, 4]);
    expect(added).toBe(1);
  });

  it('rewords, and takes out what matches no longer', () => {
    const { updates, added } = withHeard(list, heard(2, 4), ({ id }) => !id.endsWith('4'));
    expect(updates.map(({ title }) => title)).toEqual(['as heard 2']);
    expect(added).toBe(-1);
  });

  it('waits for the store where only that can say, and keeps what the store said', () => {
    const { updates, added } = withHeard(list, heard(1, 2), () => undefined);
    expect(numbers(updates)).toEqual([2, 4]);
    expect(added).toBe(0);
  });

  it('joins anywhere in a list that was read to its end', () => {
    expect(numbers(withHeard(listFrom(page([2], null)), heard(5), () => true).updates)).toEqual([2, 5]);
  });
});
