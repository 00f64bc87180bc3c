'use client';

import { useEffect, useRef } from 'react';
import { keep, readKept } from './browser-storage';

/** What each key does, by KeyboardEvent.key; letters in lower case, `ctrl+z` with Ctrl or ⌘ held. */
export type KeyMap = Record<string, () => void>;

const SWITCH = 'readyz.keys';

/** Whether single keys act. People who dictate switch them off (WCAG 2.1.4). */
export function areKeysOn(): boolean {
  return readKept(SWITCH) !== 'off';
}

export function switchKeys(on: boolean): void {
  keep(SWITCH, on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();

/** Calls back whenever they were switched on this page; returns what ends that. */
export function onKeysSwitched(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Binds single keys to acts for as long as the component is shown. A key never acts while someone
 * types, while a dialog is open, with a modifier held, or on a control that uses the key itself; and
 * a key that is held down acts once, or a long press would grade card after card.
 */
export function useKeys(map: KeyMap): void {
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = latest.current[nameOf(event)];
      if (!act || isTaken(event) || !areKeysOn()) return;
      event.preventDefault();
      if (!event.repeat) act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function nameOf({ key, ctrlKey, metaKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toLowerCase() : key;
  return ctrlKey || metaKey ? `ctrl+${name}` : name;
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey) return true;
  if (document.querySelector('dialog[open]')) return true;
  const target = event.target;
  if (!(target instanceof Element)) return false;
  if (
    target.closest('input:not([type=radio],[type=checkbox]), textarea, select, [contenteditable]')
  )
    return true;
  const presses = event.key === ' ' || event.key === 'Enter';
  return presses && target.closest('a, button, summary, input') !== null;
}
