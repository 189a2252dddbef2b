import type { MiddlewareHandler } from 'hono'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
]

/** Nothing but our own files: no inline script or style, no frames, no foreign addresses. Plain HTTP on loopback: a proxy adds its own HSTS. */
const headers: [string, string][] = [
  ['content-security-policy', policy.join('; ')],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['origin-agent-cluster', '?1'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
  ['referrer-policy', 'same-origin'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
]

/**
 * Gives every answer its safety headers, before it is made: to change the headers of a finished answer makes the server build it a
 * second time, which costs a public page half its speed. Hence every answer is made with `c.body`, `c.html`, `c.json` …
 */
export const safeHeaders: MiddlewareHandler = async (c, next) => {
  for (const [name, value] of headers) c.header(name, value)
  await next()
}
