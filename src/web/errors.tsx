import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Heading } from './parts/heading.tsx'
import { type Frame, Page, renderPage } from './parts/page.tsx'
import { frameOf, webOf } from './web-context.ts'

/** Statuses that a reader may meet, in plain words. */
const titles: Record<number, string> = {
  400: '送られた内容を読み取れませんでした',
  403: 'この操作はできません',
  404: 'ページが見つかりません',
  405: 'この操作はできません',
  409: 'ほかの人が先に変更しました',
  413: 'ファイルが大きすぎます',
  422: '入力を読み取れませんでした',
  500: '処理中に問題が起きました',
}

const sentences: Record<number, string> = {
  404: '住所（URL）が変わったか、もともとないページです。下のリンクから探し直してください。',
  413: '一度に取り込めるのは、1つのファイルにつき 64 MB、合わせて 200 MB までです。ファイルを分けてから、もう一度取り込んでください。',
  500: '入力中だったものは保存されていません。もう一度試しても同じであれば、時刻とこのページの住所（URL）を添えて管理者に伝えてください。',
}

function ErrorPage({ frame, status, sentence }: { frame: Frame; status: number; sentence: string }) {
  const title = titles[status] ?? titles[500] ?? ''
  return (
    <Page frame={frame} title={title}>
      <Heading eyebrow={`エラー ${status}`} title={title} lead={sentence} />
      <p className="actions">
        <a className="button" href={frame.side === 'public' ? '/public' : '/'}>
          {frame.side === 'public' ? '評価の結果へ' : 'ホームへ'}
        </a>
      </p>
    </Page>
  )
}

/** The frame of an error page, also where the body's name cannot be told. */
async function frameFor(c: Context): Promise<Frame> {
  const web = webOf(c)
  const side = c.req.path.startsWith('/public') ? 'public' : 'staff'
  return frameOf(web, c.req.path, side).catch(() => ({ body: 'しるべ', side, path: c.req.path, assets: web.assets }))
}

/** A failure as its page, or as JSON under `/api`: one Japanese sentence, never the inside of the program. */
export async function refuse(c: Context, status: ContentfulStatusCode, sentence?: string): Promise<Response> {
  const said = sentence ?? sentences[status] ?? sentences[500] ?? ''
  if (c.req.path.startsWith('/api/')) return c.json({ error: { status, title: titles[status] ?? '', message: said } }, status)
  return c.html(renderPage(<ErrorPage frame={await frameFor(c)} status={status} sentence={said} />), status)
}
