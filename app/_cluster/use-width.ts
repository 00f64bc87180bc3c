'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * An element's width in units of a sixteenth of the text size, so that a drawing laid out in them grows with
 * the text. Null until it is measured, and as it was while it is hidden, when it has none.
 */
export function useWidth(element: RefObject<Element | null>): {
  width: number | null;
  unit: number;
} {
  const [measured, setMeasured] = useState<{ width: number | null; unit: number }>({
    width: null,
    unit: 1,
  });
  // Before the first paint, so that what stands below never moves.
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const measure = () => {
      const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
      const width = Math.floor(measured.getBoundingClientRect().width / unit);
      if (width > 0) setMeasured({ width, unit });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return measured;
}
