import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin({
  requestConfig: './app/i18n/request.ts',
  experimental: {
    // Messages are parsed at build time, so that no page carries the code that parses them.
    messages: { path: './lib/i18n', format: 'json', locales: 'infer', precompile: true },
  },
});

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` and `npm test` check them, tests included; a newcomer's first start need not do it again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  // Native or worker-using packages stay outside the page bundles: the server process has them already.
  serverExternalPackages: ['libsql', 'pg', 'pino', 'kysely', 'undici', 'rss-parser', 'iconv-lite', 'socket.io', 'prom-client', '@node-rs/argon2', 'nodemailer'],
  // Reached in development by number as well as by name.
  allowedDevOrigins: ['127.0.0.1', '[::1]'],
};

export default withNextIntl(nextConfig);
