'use client';

import { useRef, useSyncExternalStore } from 'react';
import { Button } from '#app/_ui/button';
import { areKeysOn, onKeysSwitched, switchKeys, useKeys } from './keys';

const groups = [
  {
    where: 'Everywhere',
    keys: [
      ['?', 'this list'],
      ['Tab', 'the next control'],
    ],
  },
  { where: 'Today', keys: [['s', 'start']] },
  {
    where: 'Review',
    keys: [
      ['Space', 'show the answer; then the grade that stands out'],
      ['1 2 3 4', 'again, hard, good, easy'],
      ['1 … 9', 'choose an answer, before it shows'],
      ['u Ctrl Z', 'undo the last step'],
      ['h', 'show the hint'],
      ['t', 'type the answer'],
      ['f', 'flag: none, 1, 2, 3, 4'],
      ['*', 'mark'],
      ['n', 'note'],
      ['-', 'bury until tomorrow'],
      ['@', 'suspend'],
      ['i', 'about this card'],
      ['e', 'edit the bank, when it is yours'],
    ],
  },
  {
    where: 'Quiz',
    keys: [
      ['1 … 9', 'choose an answer'],
      ['Enter', 'answer and go on'],
    ],
  },
  { where: 'Editor', keys: [['Ctrl S', 'save a version; ⌘ S on a Mac']] },
  {
    where: 'Cluster',
    keys: [
      ['Space', 'play or pause, with the time line focused'],
      ['← →', 'one revision back or forth, with the time line focused'],
    ],
  },
];

export function KeyHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOn = useSyncExternalStore(onKeysSwitched, areKeysOn, () => true);
  const open = () => dialog.current?.showModal();
  useKeys({ '?': open });
  return (
    <>
      <Button tone="quiet" onClick={open}>
        Keys
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="key-help-title"
        className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded border border-line bg-raised p-6 text-ink shadow-float backdrop:bg-black/40"
      >
        <h2 id="key-help-title" className="text-title">
          Keys
        </h2>
        {groups.map(({ where, keys }) => (
          <section key={where} className="mt-4">
            <h3 className="eyebrow">{where}</h3>
            <dl className="grid grid-cols-[6rem_1fr] gap-x-4">
              {keys.map(([key, act]) => (
                <div key={key} className="contents">
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{act}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <label className="mt-5 flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            className="size-5 accent-accent"
            checked={isOn}
            onChange={(event) => switchKeys(event.target.checked)}
          />
          Single keys act (switch off if you dictate)
        </label>
        <form method="dialog" className="mt-3">
          <Button type="submit" tone="primary">
            Close
          </Button>
        </form>
      </dialog>
    </>
  );
}
