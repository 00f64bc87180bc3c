'use client';

import { BookOpen, Boxes, CalendarCheck, ListChecks, RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

const places: { href: string; name: string; Icon: typeof BookOpen; also?: string }[] = [
  { href: '/', name: 'Today', Icon: CalendarCheck },
  { href: '/review', name: 'Review', Icon: RotateCcw },
  { href: '/quiz', name: 'Quiz', Icon: ListChecks },
  { href: '/banks', name: 'Banks', Icon: BookOpen, also: '/import' },
  { href: '/clusters', name: 'Clusters', Icon: Boxes },
];

/** In the head of the page on a wide screen, under the thumb on a phone. */
export function SiteNav() {
  const path = usePathname();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] md:static md:border-0 md:pb-0"
    >
      <ul className="grid grid-cols-5 md:-me-3 md:flex md:gap-1">
        {places.map(({ href, name, Icon, also }) => {
          const isHere = href === '/' ? path === '/' : isUnder(path, href) || isUnder(path, also);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isHere ? 'page' : undefined}
                className="flex min-h-13 flex-col items-center justify-center gap-0.5 rounded text-small text-muted hover:text-ink aria-[current]:font-semibold aria-[current]:text-accent md:min-h-11 md:flex-row md:px-3 md:text-base"
              >
                <Icon aria-hidden="true" size={20} strokeWidth={1.75} className="md:hidden" />
                {name}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function isUnder(path: string, place: string | undefined): boolean {
  return place !== undefined && (path === place || path.startsWith(`${place}/`));
}
