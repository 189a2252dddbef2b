import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { readSourceAssets } from '#web/assets.ts'
import { RunEndPage, RunPage, type RunWords } from '#web/pages/run-page.tsx'

const frame = { body: '試験市', side: 'staff', path: '/prints/x', assets: readSourceAssets() } as const
const words: RunWords = {
  title: '資料をつくっています',
  steps: [{ title: '試験計画', href: '/plans/p?year=2013' }],
  say: (done, total) => (total === undefined ? '数えています。' : `${total} 件のうち ${done} 件`),
  stop: { action: '/prints/x/stop', leaves: '止めると、何も残りません。' },
}
const show = (run: { done: number; total?: number; stopAsked: boolean }, isStill = false) =>
  renderToStaticMarkup(<RunPage frame={frame} run={run} words={words} refreshSeconds={2} isStill={isStill} />)

describe('the page of long work', () => {
  it('says how far it is in words, as a bar and in its title, and where it was begun', () => {
    const page = show({ done: 1234, total: 5000, stopAsked: false })
    expect(page).toContain('<title>24%　資料をつくっています｜試験市')
    expect(page).toContain('<p id="job-state" class="job-state" role="status">5000 件のうち 1234 件</p>')
    expect(page).toContain('<progress value="1234" max="5000" aria-labelledby="job-state">')
    expect(page).toContain('<span>1,234／5,000</span>')
    expect(page).toContain('<a href="/plans/p?year=2013">試験計画</a>')
  })

  it('has a bar without an end while it is counted', () => {
    const page = show({ done: 0, stopAsked: false })
    expect(page).toContain('<title>資料をつくっています｜試験市')
    expect(page).toContain('数えています。</p><progress aria-labelledby="job-state">')
    expect(page).not.toContain('job-count')
  })

  it('is never all done before nothing is left', () => {
    expect(show({ done: 999, total: 1000, stopAsked: false })).toContain('<title>99%')
    expect(show({ done: 1000, total: 1000, stopAsked: false })).toContain('<title>100%')
  })

  it('can be stopped, and says what that leaves behind; only once', () => {
    const page = show({ done: 1, total: 2, stopAsked: false })
    expect(page).toMatch(/<form [^>]*action="\/prints\/x\/stop" method="post"/)
    expect(page).toMatch(/aria-describedby="stop-leaves">止める<\/button><span id="stop-leaves"[^>]*>止めると、何も残りません。/)
    const stopping = show({ done: 1, total: 2, stopAsked: true })
    expect(stopping).toContain('切りのよいところで止めます。')
    expect(stopping).not.toContain('/prints/x/stop')
  })

  it('tells that it is fetched anew, and how to have it still', () => {
    expect(show({ done: 1, stopAsked: false })).toMatch(/2秒ごとに新しくなります。<a href="\?still">/)
    const still = show({ done: 1, stopAsked: false }, true)
    expect(still).toContain('<a href="?still">いまの様子を見る</a><a href="?">自動で新しくする</a>')
    expect(still).not.toContain('秒ごとに')
  })

  it('ends with what came of it and the way back', () => {
    const page = renderToStaticMarkup(
      <RunEndPage
        frame={frame}
        title="資料はできていません"
        steps={words.steps}
        notice={{ text: '途中で止まりました。', isProblem: true }}
        back={{ title: 'つくり直す', href: '/plans/p/pack' }}
      />,
    )
    expect(page).toContain('<h1>資料はできていません</h1>')
    expect(page).toContain('<p class="notice is-problem">途中で止まりました。</p>')
    expect(page).toContain('<a class="button" href="/plans/p/pack">つくり直す</a>')
    expect(page).toContain('<a href="/plans/p?year=2013">試験計画</a>')
  })
})
