import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { acceptDrafts, type DraftChoice } from '#app/accept-drafts.ts'
import { decideChanges } from '#app/accept-identity-changes.ts'
import { correctDraft } from '#app/correct-draft.ts'
import type { Decision } from '#app/decision.ts'
import { readDocumentTitle } from '#app/document-title.ts'
import { downloadDocument } from '#app/download.ts'
import { keepFormer } from '#app/keep-former.ts'
import { returnDrafts } from '#app/return-draft.ts'
import { openReview } from '#app/review.ts'
import { tellFillers } from '#app/tell-filler.ts'
import { undoDecision } from '#app/undo-decision.ts'
import { refuse } from './errors.tsx'
import { fileResponse } from './file-response.ts'
import { ReviewPage } from './pages/review-page.tsx'
import type { RunWords } from './pages/run-page.tsx'
import { formatCount } from './parts/count-words.ts'
import { renderPage } from './parts/page.tsx'
import { parseFrom, parseShow } from './parts/review-stretch.ts'
import { showRun } from './show-run.tsx'
import { frameOf, type ManyDrafts, nameIn, type Web } from './web-context.ts'

/** What was done, as the address carries it to the page that follows. */
const notices: Record<string, (count: string) => string> = {
  accept: (count) => `${count} 件を確定しました。`,
  correct: () => '訂正して確定しました。読み取った値は履歴に残っています。',
  return: (count) => `${count} 件を差し戻しました。`,
  undo: () => '元に戻しました。',
  keep: () => '前からの内容を残しました。',
  changed: (count) => `項目・指標の変更 ${count} 件を反映しました。`,
  filler: () => '記入者を確かめました。',
  unchanged: () => '項目・指標の変更を反映しないことにしました。',
}

function noticeOf(c: Context): string | undefined {
  const count = (c.req.query('n') ?? '').replace(/\D/g, '').slice(0, 9)
  return notices[c.req.query('done') ?? '']?.(count === '' ? '' : formatCount(Number(count)))
}

async function showReview(
  c: Context,
  web: Web,
  id: string,
  { notice, problem }: { notice?: string | undefined; problem?: string } = {},
): Promise<Response> {
  const view = await openReview(web.app, id)
  if (!view) return refuse(c, 404)
  const show = parseShow(c.req.query('show'))
  const page = (
    <ReviewPage
      frame={await frameOf(web, `/documents/${id}`, 'staff')}
      view={view}
      show={show}
      from={parseFrom(c.req.query('after'))}
      notice={problem ? undefined : (notice ?? noticeOf(c))}
      problem={problem}
    />
  )
  return c.html(renderPage(page), problem ? 409 : 200)
}

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** How long a reader waits for many drafts to be accepted before the page tells how far it is. */
const patienceMs = 3_000

/** Accepts many drafts. Where that takes long, it goes on by itself and the page tells how far it is. */
async function acceptMany(c: Context, web: Web, choice: ManyDrafts['choice'], show: string): Promise<Response> {
  const document = c.req.param('id') ?? ''
  await web.accepts.begin({ document, choice }, patienceMs)
  const query = new URLSearchParams({ ...(parseShow(show) === 'all' ? {} : { show }) })
  return c.redirect(`/documents/${encodeURIComponent(document)}?${query}`, 303)
}

/** The review, or how far the acceptance of its drafts is; what came of that is told on the first page after it. */
async function openDocument(c: Context, web: Web, id: string): Promise<Response> {
  const run = web.accepts.look(id)
  if (!run) return showReview(c, web, id)
  if (run.outcome === undefined) return showRun(c, web, run, wordsOf(id, await readDocumentTitle(web.app, id)))
  web.accepts.forget(id)
  if ('refused' in run.outcome) return showReview(c, web, id, { problem: run.outcome.refused.message })
  if ('failed' in run.outcome) return showReview(c, web, id, { problem: failed })
  const accepted = notices.accept?.(formatCount(run.outcome.decided.length))
  return showReview(c, web, id, { notice: run.stopAsked ? `止めました。${accepted}残りは下書きのままです。` : accepted })
}

/** What the acceptance of many drafts is called on its page (まとめて確定の進み). */
const wordsOf = (document: string, title = '確認'): RunWords => ({
  title: '確定しています',
  steps: [{ title: '取込', href: '/import' }, { title }],
  say: (done, total) =>
    total === undefined ? '下書きを数えています。' : `${formatCount(total)} 件のうち ${formatCount(done)} 件まで進みました。`,
  stop: {
    action: `/documents/${encodeURIComponent(document)}/accept/stop`,
    leaves: '止めると、確定できた分は残り、残りは下書きのまま待ちます。',
  },
})

const failed =
  '思わぬ問題が起きて途中で止まりました。確定できた分は残っています。残りは、もう一度「すべて確定」を押してください。'

/** Goes back to the review, to the draft that follows the one decided; a refusal is shown on the page itself. */
async function conclude(c: Context, web: Web, form: FormData, done: string, decide: () => Promise<Decision>): Promise<Response> {
  const document = c.req.param('id') ?? ''
  const decision = await decide()
  web.cache.changed()
  if ('refused' in decision) return showReview(c, web, document, { problem: decision.refused.message })
  const next = done === 'undo' ? decision.decided[0] : text(form, 'next')
  const show = parseShow(text(form, 'show'))
  const after = parseFrom(text(form, 'after'))
  const query = new URLSearchParams({
    ...(show === 'all' ? {} : { show }),
    ...(after > 0 ? { after: `${after}` } : {}),
    done,
    n: `${decision.decided.length}`,
  })
  return c.redirect(`/documents/${encodeURIComponent(document)}?${query}${next ? `#draft-${next}` : ''}`, 303)
}

function choiceOf(form: FormData): DraftChoice {
  if (form.has('exact')) return { exact: true }
  if (form.has('all')) return { all: true }
  if (form.has('suggested')) return { suggested: true }
  const ids = form.getAll('draft').filter((id) => typeof id === 'string')
  return form.has('over') ? { ids, over: text(form, 'over') } : { ids }
}

/** Review of an import (確認): the page, and what may be decided on it. */
export function addReviewRoutes(server: OpenAPIHono, web: Web): void {
  const { app } = web
  server.get('/documents/:id', (c) => openDocument(c, web, c.req.param('id')))

  server.get('/documents/:id/file', async (c) => {
    const file = await downloadDocument(app, c.req.param('id'))
    return file ? fileResponse(c, file) : refuse(c, 404)
  })

  server.post('/documents/:id/accept', async (c) => {
    const form = await c.req.formData()
    const choice = choiceOf(form)
    if (!('ids' in choice)) return acceptMany(c, web, choice, text(form, 'show'))
    return conclude(c, web, form, 'accept', () => acceptDrafts(app, c.req.param('id'), choice))
  })

  server.post('/documents/:id/accept/stop', (c) => {
    const id = c.req.param('id')
    web.accepts.stop(id)
    return c.redirect(`/documents/${encodeURIComponent(id)}`, 303)
  })

  server.post('/documents/:id/correct', async (c) => {
    const form = await c.req.formData()
    const reason = text(form, 'reason')
    return conclude(c, web, form, 'correct', () =>
      correctDraft(app, {
        draft: text(form, 'draft'),
        text: text(form, 'text').replaceAll('\r\n', '\n'),
        ...(reason ? { reason } : {}),
      }),
    )
  })

  server.post('/documents/:id/return', async (c) => {
    const form = await c.req.formData()
    const reason = text(form, 'reason')
    return conclude(c, web, form, 'return', () =>
      returnDrafts(app, c.req.param('id'), form.has('all') ? { all: true } : { ids: [text(form, 'draft')] }, reason),
    )
  })

  server.post('/documents/:id/keep', async (c) => {
    const form = await c.req.formData()
    return conclude(c, web, form, 'keep', () => keepFormer(app, text(form, 'draft')))
  })

  server.post('/documents/:id/filler', async (c) => {
    const id = c.req.param('id')
    const name = nameIn(text(await c.req.formData(), 'by'))
    if (name === undefined) return refuse(c, 422, '記入者の名前が空欄です。名前を入力してください。')
    if ((await tellFillers(app, [{ document: id, filledBy: name }])) !== 1) return refuse(c, 404)
    web.cache.changed()
    return c.redirect(`/documents/${encodeURIComponent(id)}?done=filler`, 303)
  })

  server.post('/documents/:id/changes', async (c) => {
    const form = await c.req.formData()
    const id = c.req.param('id')
    const status = text(form, 'decision') === 'accepted' ? 'accepted' : 'rejected'
    const choice = form.has('all') ? 'all' : { subject: text(form, 'subject'), field: text(form, 'field') }
    const count = await decideChanges(app, id, choice, status)
    web.cache.changed()
    const query = new URLSearchParams({ done: status === 'accepted' ? 'changed' : 'unchanged', n: `${count}` })
    return c.redirect(`/documents/${encodeURIComponent(id)}?${query}#changes`, 303)
  })

  server.post('/documents/:id/undo', async (c) => {
    const form = await c.req.formData()
    return conclude(c, web, form, 'undo', () => undoDecision(app, text(form, 'draft')))
  })
}
