import { expect, it } from 'vitest'
import { matchDocument } from '#core/match/match.ts'
import { readDocument } from '#documents/read.ts'
import { loadScheme } from '../../schemes.ts'

it('an indicator above every item is not read, and said to be so', async () => {
  const page = `<p>進捗状況（令和3年3月末現在）</p><table><tr><th>項目<th>評価指標<th>単位<th>目標値<th>実績値
    <tr><td><td>見守り回数<td>回<td>30<td>28</table>`
  const reading = await readDocument(new TextEncoder().encode(page), '表.html')
  if ('problem' in reading) throw new Error(reading.problem.message)
  const { items, indicators, observations, findings } = matchDocument(loadScheme('ibaraki-2016'), reading.content)
  expect([items, indicators, observations]).toEqual([[], [], []])
  expect(findings.map(({ code }) => code)).toContain('indicator-without-item')
})
