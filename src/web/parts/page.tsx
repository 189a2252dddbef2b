import type { ReactElement, ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Assets } from '../assets.ts'

/** What surrounds every page of one request. */
export interface Frame {
  /** 団体名 */
  body: string
  /** Staff (職員) or public (公開) side. */
  side: 'staff' | 'public'
  /** Path of the request: marks the place in the navigation. */
  path: string
  assets: Assets
}

interface PageProps {
  frame: Frame
  /** Unique: stands in the tab before the body's name. */
  title: string
  /** Islands that make this page faster. */
  islands?: string[]
  /** Seconds after which the page is fetched anew where there are no scripts to do it better. */
  refreshWithoutScripts?: number
  /** Class on `body`, for pages that use the whole width. */
  kind?: string
  children: ReactNode
}

const staffNav = [
  ['/', '計画'],
  ['/hand-outs', '配布'],
  ['/import', '取込'],
  ['/publish', '公表'],
  ['/schemes', '様式'],
] as const

const publicNav = [
  ['/public', '評価の結果'],
  ['/public/downloads', 'データ'],
] as const

const isHere = (path: string, target: string) =>
  path === target || (target.length > 7 && path.startsWith(`${target}/`)) || path.startsWith(`${target}s/`)

function Wordmark({ frame }: { frame: Frame }) {
  return (
    <a className="wordmark" href={frame.side === 'staff' ? '/' : '/public'}>
      <svg viewBox="0 0 20 24" width="20" height="24" aria-hidden="true">
        <path className="mark-post" d="M9 3h2v21H9z" />
        <path className="mark-board" d="M2 5h12l4 4-4 4H2z" />
      </svg>
      {frame.side === 'staff' ? (
        <>
          <span className="wordmark-product">しるべ</span>
          <span className="wordmark-body">{frame.body}</span>
        </>
      ) : (
        <span>{frame.body}　施策・事業の評価</span>
      )}
    </a>
  )
}

function Head({ frame }: { frame: Frame }) {
  return (
    <header className="page-head">
      <div className="page-head-inner">
        <Wordmark frame={frame} />
        <nav className="page-nav" aria-label="主な場所">
          <ul>
            {(frame.side === 'staff' ? staffNav : publicNav).map(([target, word]) => (
              <li key={target}>
                <a href={target} aria-current={isHere(frame.path, target) ? 'page' : undefined}>
                  {word}
                </a>
              </li>
            ))}
            {frame.side === 'staff' && (
              <li>
                <a href="/public">公開ページ</a>
              </li>
            )}
          </ul>
        </nav>
      </div>
    </header>
  )
}

function Foot({ frame }: { frame: Frame }) {
  return (
    <footer className="page-foot">
      <div className="page-foot-inner">
        {frame.side === 'public' ? (
          <>
            <p>{frame.body}が公表した評価の記録です。数値を選ぶと、もとの資料の場所が分かります。</p>
            <p>
              <a href="/public/downloads">データの入手</a>
            </p>
          </>
        ) : (
          <>
            <p>しるべ — 計画・指標・評価の台帳</p>
            <p className="key-hint">
              <kbd>?</kbd> キー操作の一覧
            </p>
          </>
        )}
      </div>
    </footer>
  )
}

/** One HTML document: skip link, landmarks, one `h1` within its children. */
export function Page({ frame, title, islands = [], refreshWithoutScripts, kind, children }: PageProps) {
  const whole = `${title}｜${frame.body}${frame.side === 'staff' ? '　しるべ' : '　施策・事業の評価'}`
  return (
    <html lang="ja">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{whole}</title>
        {refreshWithoutScripts !== undefined && (
          <noscript>
            <meta httpEquiv="refresh" content={`${refreshWithoutScripts}`} />
          </noscript>
        )}
        <link rel="stylesheet" href={frame.assets.style} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {[...(frame.side === 'staff' ? ['keys'] : []), ...islands].map((name) => {
          const address = frame.assets.island(name)
          return address && <script key={name} type="module" src={address} />
        })}
      </head>
      <body className={[`is-${frame.side}`, kind].filter(Boolean).join(' ')}>
        <a className="skip" href="#main">
          本文へ
        </a>
        <Head frame={frame} />
        <main id="main" className="page-body" tabIndex={-1}>
          {children}
        </main>
        <Foot frame={frame} />
      </body>
    </html>
  )
}

/** A page as the text of an HTML document. */
export const renderPage = (page: ReactElement): string => `<!doctype html>${renderToStaticMarkup(page)}`
