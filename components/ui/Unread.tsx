/** So many are told apart; what is beyond is many. */
const MOST_SHOWN = 99;

/** How much is unread, behind the word for it; nothing where nothing is. */
export function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <>
      {' '}
      <b className="font-strong text-ink">{count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}</b>
    </>
  );
}
