import type { Context, MiddlewareHandler } from 'hono'
import type { AcceptRuns } from '#app/accept-runs.ts'
import type { App } from '#app/app.ts'
import type { HandOutRuns } from '#app/hand-out-runs.ts'
import type { PlanSearch } from '#app/plan-index.ts'
import type { PrintRuns } from '#app/print-runs.ts'
import { openPublicHome } from '#app/read-publication.ts'
import type { ImportRunner } from '#app/run-import-jobs.ts'
import type { Assets } from './assets.ts'
import type { Frame } from './parts/page.tsx'
import type { RenderCache } from './render-cache.ts'

/** What every route of this server is given. */
export interface Web {
  app: App
  assets: Assets
  /** Pages and facts that change only when staff change something. */
  cache: RenderCache
  /** Reads what was handed in, apart from the requests. */
  jobs: ImportRunner
  /** Accepts many drafts, apart from the requests. */
  accepts: AcceptRuns
  /** Prints hand-outs, apart from the requests. */
  handOuts: HandOutRuns
  /** Prints packs, apart from the requests. */
  prints: PrintRuns
}

/** The frame of a page for this request. */
export async function frameOf({ app, assets, cache }: Web, path: string, side: Frame['side']): Promise<Frame> {
  const body = await cache.of('body', async () => (await openPublicHome(app)).body.name)
  return { body, side, path, assets }
}

/** Gives every request its server's `Web`, for whoever must draw a page without being handed it. */
export const giveWeb =
  (web: Web): MiddlewareHandler =>
  async (c, next) => {
    c.set('web', web)
    await next()
  }

/** What `giveWeb` gave. */
export const webOf = (c: Context): Web => c.get('web')

/** A whole number in the query, or `undefined`. */
export function numberIn(c: Context, name: string): number | undefined {
  const text = c.req.query(name)
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined
}

/** What a list is to be narrowed by, as the query asks. */
export function searchIn(c: Context): PlanSearch {
  const asked = (name: string) => c.req.query(name)?.trim().slice(0, 200) || undefined
  const [words, branch, section] = [asked('q'), asked('branch'), asked('section')]
  return { ...(words ? { words } : {}), ...(branch ? { branch } : {}), ...(section ? { section } : {}) }
}

/** A person's name as it was typed into a form, or `undefined` where there is none. */
export function nameIn(typed: string): string | undefined {
  return (
    typed
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 100) || undefined
  )
}
