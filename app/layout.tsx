import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { OfflineKeeper } from '#app/_offline/offline-keeper';
import { KeyHelp } from '#app/_ui/key-help';
import { SiteNav } from '#app/_ui/site-nav';
import { type Theme, ThemeSwitch } from '#app/_ui/theme-switch';
import { TimeZoneCookie } from '#app/_ui/time-zone-cookie';
import './globals.css';
import { themeColors } from './theme-colors';

export const metadata: Metadata = {
  title: {
    default: 'Readyz: interview practice in which every answer runs',
    template: '%s · Readyz',
  },
  description:
    'Questions about Docker and Kubernetes, a small cluster that does what each answer says, and reviews timed so that it stays.',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: themeColors.light },
    { media: '(prefers-color-scheme: dark)', color: themeColors.dark },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get('readyz_theme')?.value);
  return (
    <html lang="en" data-theme={theme}>
      <body className="flex flex-col pb-[calc(3.5rem+env(safe-area-inset-bottom))] md:pb-0">
        <a
          href="#main"
          className="sr-only rounded bg-raised px-4 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-20"
        >
          Skip to the content
        </a>
        <header className="border-b border-line">
          <div className="mx-auto flex max-w-[76rem] items-center justify-between gap-4 px-4 md:px-6">
            <Link href="/" className="flex min-h-13 items-center gap-2 font-mono font-semibold">
              <Mark />
              readyz
            </Link>
            <SiteNav />
          </div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[76rem] grow px-4 py-6 outline-none md:px-6 md:py-10"
        >
          {children}
        </main>
        <footer className="border-t border-line">
          <div className="mx-auto flex max-w-[76rem] flex-wrap items-center justify-between gap-3 px-4 py-3 md:px-6">
            <p className="eyebrow">Readyz is free software under Apache-2.0.</p>
            <div className="flex flex-wrap items-center gap-2">
              <Link
                href="/account"
                className="inline-flex min-h-11 items-center rounded px-4 font-medium text-muted hover:bg-sunken hover:text-ink"
              >
                Account
              </Link>
              <KeyHelp />
              <ThemeSwitch initial={theme} />
            </div>
          </div>
        </footer>
        <TimeZoneCookie />
        <OfflineKeeper />
      </body>
    </html>
  );
}

function Mark() {
  return (
    <svg aria-hidden="true" viewBox="-8 -8 16 16" width="18" height="18">
      <circle r="6.5" fill="none" stroke="var(--accent)" strokeWidth="2" />
      <circle r="3" fill="var(--accent)" />
    </svg>
  );
}

function readTheme(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}
