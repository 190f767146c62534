import { claimId } from '@/lib/domain/claim';
import { EMPTY_SELECTION, isEmptySelection, readSelection, writeSelection, type Selection } from '@/lib/selection/selection';

const chosen: Selection = {
  ...EMPTY_SELECTION,
  query: '"general license" OR licencia -oro',
  tags: ['sanctions', 'oil-economy'],
  directions: ['thaw'],
  outlets: ['Salón, the paper', '100% Radio'],
  claims: [claimId('embassy-reopens')],
  from: '2026-01-03',
};

test('an address gives back the selection it was made from', () => {
  const read = readSelection(new URLSearchParams(writeSelection(chosen)));
  expect({ ...read, tags: [...read.tags].sort(), outlets: [...read.outlets].sort() }).toEqual({
    ...chosen,
    tags: [...chosen.tags].sort(),
    outlets: [...chosen.outlets].sort(),
  });
});

test('the same selection always has the same address, whatever the order it was chosen in', () => {
  expect(writeSelection({ ...chosen, tags: [...chosen.tags].reverse() })).toBe(writeSelection(chosen));
});

test('what means nothing is passed over', () => {
  expect(readSelection(new URLSearchParams('tag=sanctions,nonsense,&direction=up&unknown=1')).tags).toEqual(['sanctions']);
  expect(readSelection(new URLSearchParams('direction=up')).directions).toEqual([]);
});

test('nothing chosen leaves no trace in the address', () => {
  expect(writeSelection(EMPTY_SELECTION)).toBe('');
  expect(isEmptySelection(readSelection(new URLSearchParams('q=%20')))).toBe(true);
});
