/**
 * What browsers are told about the built page: the Content-Security-Policy, in `index.html` and as a header, and the headers beside it.
 * `hosting/nginx.conf` says the same for the container; a test compares the two.
 */
import type { Plugin } from 'vite';

/**
 * Nothing is allowed but what the app does. Scripts, workers and data come from its own folder; WebAssembly is compiled; React and D3 set
 * `style` attributes; saved pictures are drawn from `blob:` addresses with their fonts inside, as `data:`.
 */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** The policy, as a header or in the page. No `frame-ancestors`: a trace may be embedded in pages of others (`?embed=1`). */
export const POLICY = DIRECTIVES.join('; ');

/** The headers of every file. Workers have the policy of their own file's headers, so it is on scripts, too. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** Writes the policy into the built page, for hosts that set no headers. The development server's page has scripts of its own inside. */
export function securityPolicy(): Plugin {
  return {
    name: 'security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
      ],
    },
  };
}
