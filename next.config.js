const isDevelopment = process.env.NODE_ENV === 'development';

// Next writes inline scripts into each page; development also evaluates code.
const scripts = `'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`;

const headers = [
  {
    key: 'Content-Security-Policy',
    value: [
      "default-src 'self'",
      `script-src ${scripts}`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
  },
  // The development server sends one of its scripts as JSON.
  ...(isDevelopment ? [] : [{ key: 'X-Content-Type-Options', value: 'nosniff' }]),
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
];

// What is said here for a path wins over what its handler says.
const pictureHeaders = [{ key: 'Content-Security-Policy', value: "default-src 'none'; sandbox" }];

// The hash of what is built, so that every machine that builds the same gives it the same name.
const build = process.env.READYZ_BUILD;

/** @type {import('next').NextConfig} */
const config = {
  generateBuildId: () => build ?? null,
  env: { READYZ_BUILD: build ?? '' },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['pg', 'pino', 'sql.js', '@prisma/adapter-pg'],
  // `npm test` checks the types; a person who starts Readyz need not wait for it.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  headers: async () => [
    { source: '/:path*', headers },
    { source: '/api/banks/:bank/media/:name', headers: pictureHeaders },
  ],
};

export default config;
