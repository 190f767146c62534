'use client';

import { useState } from 'react';

/**
 * A checkbox whose state stands in the address. It shows at once what was pressed: the address is followed by React in its own time, and
 * until then a box would spring back.
 */
export function Check({ isChosen, onToggle }: { isChosen: boolean; onToggle: () => void }) {
  const [pressed, setPressed] = useState<boolean | null>(null);
  if (pressed !== null && pressed === isChosen) setPressed(null);
  return (
    <input
      type="checkbox"
      checked={pressed ?? isChosen}
      onChange={(event) => {
        setPressed(event.target.checked);
        onToggle();
      }}
      className="translate-y-px accent-(--ink)"
    />
  );
}
