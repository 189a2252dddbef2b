import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { refuse } from './errors.tsx'

/** From where staff pages may be asked for, until there are accounts. */
export type StaffFrom = 'loopback' | 'anywhere'

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i
const loopbackAddress = /^(127\.|::1$|::ffff:127\.)/

/**
 * The asker sits at this machine: its address is a loopback one, it names the server by a loopback name (a foreign name would be
 * DNS rebinding), and no proxy speaks for somebody else.
 */
function isLocal(c: Context): boolean {
  if (c.req.header('x-forwarded-for') ?? c.req.header('forwarded')) return false
  if (!loopbackHost.test(c.req.header('host') ?? new URL(c.req.url).host)) return false
  const incoming = (c.env as { incoming?: unknown } | undefined)?.incoming
  if (!incoming) return true // asked within this process
  return loopbackAddress.test(getConnInfo(c).remote.address ?? '')
}

/** Staff pages answer only at this machine, unless the server was started otherwise. */
export const staffOnly =
  (from: StaffFrom): MiddlewareHandler =>
  async (c, next) => {
    if (from === 'loopback' && !isLocal(c)) {
      return refuse(c, 403, '職員の画面は、このサーバーを動かしているコンピューターからだけ開けます。公開ページは /public です。')
    }
    await next()
  }

/** The request was sent by a page of ours: browsers tell by `Sec-Fetch-Site`, older ones by `Origin`. */
function isSameOrigin(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  if (origin === undefined) return false
  return URL.canParse(origin) && new URL(origin).host === (c.req.header('host') ?? new URL(c.req.url).host)
}

/** Nothing is changed on behalf of a page of somebody else. There is no cookie to steal; this keeps forms elsewhere from posting here. */
export const sameOriginOnly: MiddlewareHandler = async (c, next) => {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) && !isSameOrigin(c)) {
    return refuse(c, 403, 'ほかのサイトからの操作は受け付けません。この画面を開き直してから、もう一度操作してください。')
  }
  await next()
}
