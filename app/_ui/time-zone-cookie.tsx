'use client';

import { useEffect } from 'react';

/** Tells the server in which zone this person's days begin. Pages fall back to UTC until it is known. */
export function TimeZoneCookie() {
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support
    document.cookie = `readyz_tz=${encodeURIComponent(zone)}; path=/; max-age=34560000; samesite=lax`;
  }, []);
  return null;
}
