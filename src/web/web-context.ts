import type { Context, MiddlewareHandler } from 'hono'
import type { DraftChoice } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import type { Decision } from '#app/decision.ts'
import type { HandOutMade, HandOutWanted } from '#app/hand-out.ts'
import type { PlanSearch } from '#app/plan-index.ts'
import type { PrintEnd, PrintWork } from '#app/print-work.ts'
import { openPublicHome } from '#app/read-publication.ts'
import type { ImportRunner } from '#app/run-import-jobs.ts'
import type { Runs } from '#app/runs.ts'
import type { Assets } from './assets.ts'
import type { Frame } from './parts/page.tsx'
import type { RenderCache } from './render-cache.ts'

/** Drafts of a document that are accepted together (まとめて確定). */
export interface ManyDrafts {
  document: string
  choice: Exclude<DraftChoice, { ids: string[] }>
}

/** Work that goes on apart from the requests that began it (進行中の作業), by kind. */
export interface LongWork {
  /** Accepts many drafts: one such run a document. */
  accepts: Runs<ManyDrafts, Decision>
  /** Prints hand-outs. */
  handOuts: Runs<HandOutWanted, HandOutMade>
  /** Prints packs and papers. */
  prints: Runs<PrintWork, PrintEnd>
}

/** What every route of this server is given. */
export interface Web extends LongWork {
  app: App
  assets: Assets
  /** Pages and facts that change only when staff change something. */
  cache: RenderCache
  /** Reads what was handed in, apart from the requests. */
  jobs: ImportRunner
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
