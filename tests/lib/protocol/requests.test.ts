import { itemId } from '@/lib/domain/ids';
import { readCursor, writeCursor } from '@/lib/protocol/requests';
import { instant } from '@/lib/time/instant';

describe('the cursor in an address', () => {
  it('comes back as it went, also with an id that looks like more of it', () => {
    const place = { orderedAt: instant(1_767_964_800_000), id: itemId('-a_b-123456789012345-_') };
    expect(readCursor(writeCursor(place))).toEqual(place);
  });

  it.each(['', 'x', '12', '12.', '.abc', '1e9.abc', '99999999999999999.abc', '9999999999999999.abc', '12.a b', '12.a.b', `12.${'a'.repeat(81)}`])('refuses %j', (text) => {
    expect(readCursor(text)).toBeUndefined();
  });
});
