'use client';

import { BookOpen, CalendarCheck, Ellipsis, ListChecks, RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useRef } from 'react';

type Place = { href: string; name: string; also?: string };

/** Under the thumb on a phone. */
const places: (Place & { Icon: typeof BookOpen })[] = [
  { href: '/', name: 'Today', Icon: CalendarCheck },
  { href: '/review', name: 'Review', Icon: RotateCcw },
  { href: '/quiz', name: 'Quiz', Icon: ListChecks },
  { href: '/banks', name: 'Banks', Icon: BookOpen, also: '/import' },
];

/** Behind “More” on a phone, beside the others where there is room. */
const morePlaces: Place[] = [
  { href: '/statistics', name: 'Statistics' },
  { href: '/cards', name: 'Cards' },
  { href: '/clusters', name: 'Clusters' },
  { href: '/settings', name: 'Settings' },
];

/** In the head of the page on a wide screen, at the foot of a phone's. */
export function SiteNav() {
  const path = usePathname();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] md:static md:border-0 md:pb-0"
    >
      <ul className="grid grid-cols-5 md:-me-3 md:flex">
        {places.map(({ Icon, ...place }) => (
          <li key={place.href}>
            <Link
              href={place.href}
              aria-current={isAt(path, place) ? 'page' : undefined}
              className={`${tab} flex-col md:flex-row`}
            >
              <Icon aria-hidden="true" size={20} strokeWidth={1.75} className="md:hidden" />
              {place.name}
            </Link>
          </li>
        ))}
        {morePlaces.map((place) => (
          <li key={place.href} className="hidden md:block">
            <Link
              href={place.href}
              aria-current={isAt(path, place) ? 'page' : undefined}
              className={tab}
            >
              {place.name}
            </Link>
          </li>
        ))}
        <li className="md:hidden">
          <More path={path} />
        </li>
      </ul>
    </nav>
  );
}

const tab =
  'flex min-h-13 w-full items-center justify-center gap-0.5 rounded text-small text-muted hover:text-ink aria-[current]:font-semibold aria-[current]:text-accent md:min-h-11 md:px-3 md:text-base';

/** A popover, so that Escape and a tap beside it close it. */
function More({ path }: { path: string }) {
  const list = useRef<HTMLUListElement>(null);
  return (
    <>
      <button
        type="button"
        popoverTarget="more-places"
        aria-current={morePlaces.some((place) => isAt(path, place)) ? 'true' : undefined}
        className={`${tab} flex-col`}
      >
        <Ellipsis aria-hidden="true" size={20} strokeWidth={1.75} />
        More
      </button>
      <ul
        ref={list}
        id="more-places"
        popover="auto"
        className="fixed inset-auto end-2 bottom-[calc(3.75rem+env(safe-area-inset-bottom))] m-0 min-w-44 rounded border border-edge bg-raised p-1 text-ink shadow-float"
      >
        {morePlaces.map((place) => (
          <li key={place.href}>
            <Link
              href={place.href}
              aria-current={isAt(path, place) ? 'page' : undefined}
              onClick={() => list.current?.hidePopover()}
              className="flex min-h-11 items-center rounded px-3 hover:bg-sunken aria-[current]:font-semibold aria-[current]:text-accent"
            >
              {place.name}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function isAt(path: string, { href, also }: Place): boolean {
  return href === '/' ? path === '/' : isUnder(path, href) || isUnder(path, also);
}

function isUnder(path: string, place: string | undefined): boolean {
  return place !== undefined && (path === place || path.startsWith(`${place}/`));
}
