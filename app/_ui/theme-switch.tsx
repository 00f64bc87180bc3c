'use client';

import { useEffect, useState } from 'react';

const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The choice is a cookie, so that the server draws the right one and nothing flashes. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  useEffect(() => {
    // A page that was kept for the time without a network was drawn for nobody in particular.
    const [, chosen] = /(?:^|; )readyz_theme=(light|dark)(?:;|$)/.exec(document.cookie) ?? [];
    if (chosen !== 'light' && chosen !== 'dark') return;
    setTheme(chosen);
    document.documentElement.dataset.theme = chosen;
  }, []);
  const choose = (next: Theme) => {
    setTheme(next);
    document.documentElement.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support
    document.cookie = `readyz_theme=${next}; path=/; max-age=34560000; samesite=lax`;
  };
  return (
    <fieldset className="flex rounded border border-line">
      <legend className="sr-only">Colours</legend>
      {themes.map((name) => (
        <label
          key={name}
          className="flex min-h-11 cursor-pointer items-center px-3 text-small text-muted capitalize has-checked:font-semibold has-checked:text-ink has-checked:underline has-checked:decoration-accent has-checked:decoration-2 has-checked:underline-offset-4 has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="theme"
            value={name}
            checked={theme === name}
            onChange={() => choose(name)}
            className="sr-only"
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
