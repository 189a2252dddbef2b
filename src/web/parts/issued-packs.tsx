import type { IssuedPackView } from '#app/issue-pack.ts'
import { formatInstant } from '#core/date-words.ts'
import { formatNames } from './format-names.ts'
import { Scroll } from './scroll.tsx'

/** Address of the file of a pack that was handed out. */
export const issueAddress = (id: string) => `/packs/${encodeURIComponent(id)}/file`

/** 案 or 確定, as a pack says it. */
export const sayState = ({ draft }: Pick<IssuedPackView, 'draft'>) => (draft ? '案' : '確定')

/** Packs that were handed out (配布した会議資料), newest first. */
export function IssuedPacks({ issued }: { issued: IssuedPackView[] }) {
  return (
    <section className="block" id="issued">
      <h2>配布した会議資料</h2>
      {issued.length === 0 ? (
        <p className="block-note">
          まだありません。会議資料ができた画面で「配布した版として記録する」を押すと、その版がここに残り、次の資料に、その版からの正誤表をつけられます。
        </p>
      ) : (
        <Scroll held label="配布した会議資料">
          <table className="ruled">
            <caption className="hidden-text">配布した会議資料</caption>
            <thead>
              <tr>
                <th scope="col">配布</th>
                <th scope="col">会議</th>
                <th scope="col">状態</th>
                <th scope="col">記録した人</th>
                <th scope="col">ファイル</th>
              </tr>
            </thead>
            <tbody>
              {issued.map((pack) => (
                <tr key={pack.id}>
                  <th scope="row">{formatInstant(pack.issuedAt)}</th>
                  <td>
                    {pack.meeting.name}
                    <p className="soft small">{pack.parts.join('、')}</p>
                  </td>
                  <td>{sayState(pack)}</td>
                  <td>{pack.by}</td>
                  <td>
                    <a href={issueAddress(pack.id)} aria-label={`${formatNames[pack.format]}：${pack.name}`}>
                      {formatNames[pack.format]}
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  )
}

/** Whether the pack has an errata, and since when (正誤表): a version that was handed out, or a time. */
export function SinceChoice({ issued }: { issued: IssuedPackView[] }) {
  return (
    <fieldset className="entry">
      <legend>正誤表</legend>
      <p className="entry-help">前に配布した版から変わったところの表です。空けておけば、つきません。</p>
      {issued.length > 0 && (
        <div className="entry">
          <label htmlFor="issue">配布した版</label>
          <select id="issue" name="issue" defaultValue="">
            <option value="">選ばない</option>
            {issued.map((pack) => (
              <option key={pack.id} value={pack.id}>
                {`${formatInstant(pack.issuedAt)}配布　${pack.meeting.name}（${sayState(pack)}）の版から`}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="entry">
        <label htmlFor="since">{issued.length > 0 ? 'または、配布した日時' : '配布した日時'}</label>
        <input id="since" name="since" type="datetime-local" />
      </div>
    </fieldset>
  )
}
