import type { HandOutCard, HandOutFileView } from '#app/open-hand-out.ts'
import { formatInstant } from '#core/date-words.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { formatCount } from '../parts/count-words.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Trail } from '../parts/trail.tsx'

const mostRows = 300

/** What came back of a file; who filled it in is asked for, with who saved it last as a suggestion. */
function Back({ back, name }: Pick<HandOutFileView, 'back' | 'name'>) {
  if (back.length === 0) return <span className="soft">まだ</span>
  return back.map(({ document, filledBy, lastSavedBy }, n) => (
    <p key={document}>
      <a href={`/documents/${encodeURIComponent(document)}`}>回収{back.length > 1 ? ` ${n + 1}` : ''}</a>
      {filledBy === undefined ? (
        <input
          type="text"
          name={`by ${document}`}
          defaultValue={lastSavedBy}
          aria-label={`記入者：${name}`}
          placeholder="記入者"
          autoComplete="off"
        />
      ) : (
        `　${filledBy}`
      )}
    </p>
  ))
}

const isUnnamed = ({ back }: HandOutFileView) => back.some(({ filledBy }) => filledBy === undefined)

function Files({ files, to }: { files: HandOutFileView[]; to: string }) {
  // a form of one item is a file a sheet: how many a file holds is worth a column only where that differs
  const isEach = files.every(({ items }) => items.length === 1)
  const table = (
    <Scroll held label="配布したファイル">
      <table className="ruled">
        <caption className="hidden-text">配布したファイルと回収の様子</caption>
        <thead>
          <tr>
            <th scope="col">ファイル</th>
            {!isEach && <th scope="col">評価票</th>}
            <th scope="col">回収</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ order, name, items, back, problems }) => (
            <tr key={order}>
              <th scope="row">
                <a href={`${to}/files/${order}`}>{name}</a>
                {problems.map((problem) => (
                  <p key={problem} className="soft small">
                    {problem}
                  </p>
                ))}
              </th>
              {!isEach && <td className="figure">{formatCount(items.length)}</td>}
              <td>
                <Back back={back} name={name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
  if (!files.some(isUnnamed)) return table
  return (
    <form method="post" action={`${to}/fillers`}>
      {table}
      <div className="actions">
        <button type="submit">記入者を確かめる</button>
        <span className="soft small">ファイルを最後に保存した人が分かるものは、入れてあります。</span>
      </div>
    </form>
  )
}

/** One hand-out (配布の記録): its files, and which of them have come back. */
export function HandOutPage(props: { frame: Frame; card: HandOutCard; files: HandOutFileView[]; open: boolean }) {
  const { frame, card, files, open } = props
  const to = `/hand-outs/${encodeURIComponent(card.id)}`
  const shown = open ? files.filter(({ back }) => back.length === 0) : files
  const year = formatFiscalYear(card.fiscalYear, 'era')
  return (
    <Page frame={frame} title={`配布 ${card.plan.title} ${year} ${formatInstant(card.at)}`}>
      <Trail steps={[{ title: '配布', href: '/hand-outs' }, { title: `${card.plan.title} ${year}` }]} />
      <Heading
        eyebrow={[`${formatInstant(card.at)} 配布`, card.by, card.sections.join('、')].filter(Boolean).join('　')}
        title={`${card.plan.title} ${year}`}
        lead={`${formatCount(card.files)} 個のファイルのうち ${formatCount(card.back)} 個が戻っています。`}
        actions={
          <>
            <a className="button is-main" href={`${to}/files.zip`}>
              まとめてダウンロード（ZIP）
            </a>
            <a className="button" href="/import">
              戻ったファイルを取り込む
            </a>
          </>
        }
      />
      <section className="block">
        <h2>{open ? 'まだ戻っていないファイル' : '配布したファイル'}</h2>
        {card.back > 0 && card.back < card.files && (
          <p className="block-note">
            {open ? <a href={to}>すべてのファイルを見る</a> : <a href={`${to}?open`}>まだ戻っていないファイルだけを見る</a>}
          </p>
        )}
        <Files files={shown.slice(0, mostRows)} to={to} />
        {shown.length > mostRows && <p className="block-note">ほか {formatCount(shown.length - mostRows)} 個</p>}
      </section>
    </Page>
  )
}
