'use client';

import { useSyncExternalStore } from 'react';
import { areKeysOn, onKeysSwitched, switchKeys } from '#app/_ui/keys';

/** For this browser alone: who dictates on one machine may type on another. */
export function KeySwitch() {
  const isOn = useSyncExternalStore(onKeysSwitched, areKeysOn, () => true);
  return (
    <section aria-labelledby="keys">
      <h2 id="keys" className="text-large font-semibold">
        Keys of this browser
      </h2>
      <label className="mt-1 flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          checked={isOn}
          onChange={(event) => switchKeys(event.target.checked)}
        />
        Single keys act, as 1 to 4 for grades (switch off if you dictate)
      </label>
    </section>
  );
}
