import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compareFacts, contentOf, draftOf, expectedOf, factsBy, unseenFolder } from './unseen-facts.ts'

/**
 * Sheets that were written, with the facts that a person reads on them, before any was drafted. What their first proposal reads without a
 * correction: facts that are right of those expected, and facts that are not on the sheet.
 */
const held: [file: string, right: number, expected: number, wrong: number][] = [
  ['akane.csv', 32, 32, 0],
  ['amagiri.html', 29, 29, 0],
  ['aoba.html', 27, 27, 0],
  ['aoba.xlsx', 27, 27, 0],
  ['asagiri.pdf', 46, 46, 0],
  ['asagiri.xlsx', 46, 46, 0],
  ['hibari.csv', 30, 30, 0],
  ['hinata.html', 49, 49, 0],
  ['hinata.pdf', 49, 49, 0],
  ['kasumi.html', 32, 33, 0],
  ['kazeno.html', 37, 37, 0],
  ['kazeno.pdf', 37, 37, 0],
  ['kodama.xlsx', 32, 32, 0],
  ['komorebi.html', 49, 49, 0],
  ['kurogane.xlsx', 35, 35, 0],
  ['matsukaze.docx', 37, 37, 0],
  ['matsukaze.pdf', 37, 37, 0],
  ['minamo.docx', 32, 32, 0],
  ['minamo.xlsx', 32, 32, 0],
  ['minase.csv', 38, 38, 0],
  ['minori.docx', 19, 19, 0],
  ['minori.xlsx', 19, 19, 0],
  ['mizukoshi.pdf', 55, 55, 0],
  ['mizukoshi.xlsx', 55, 55, 0],
  ['nanakusa.pdf', 30, 30, 0],
  ['sazanami.pdf', 20, 20, 0],
  ['shiomi.docx', 43, 43, 0],
  ['shirahae.html', 14, 16, 0],
  ['suzukaze.html', 30, 30, 0],
  ['tanpopo.csv', 37, 37, 0],
  ['tsubaki.html', 28, 28, 0],
  ['tsukishima.docx', 29, 29, 0],
  ['tsukishima.html', 29, 29, 0],
  ['umikaze.html', 51, 51, 0],
  ['umikaze.xlsx', 51, 51, 0],
  ['wakaba.docx', 24, 24, 0],
  ['yuhi.html', 20, 20, 0],
  ['yukishiro.pdf', 47, 47, 0],
  ['yukishiro.xlsx', 47, 47, 0],
]

/** The title that each proposal gives its scheme, and the body; どこか市 where a sheet names none and the page has the office's own. */
const heads: [file: string, title: string, body: string][] = [
  ['akane.csv', '事業の評価票', 'どこか市'],
  ['amagiri.html', 'あまぎり市総合戦略 KPI進捗状況一覧', 'あまぎり市'],
  ['aoba.html', '事務事業評価調書', 'あおば町'],
  ['aoba.xlsx', '事務事業評価調書', 'あおば町'],
  ['asagiri.pdf', '事務事業評価シート(事後評価)', 'どこか市'],
  ['asagiri.xlsx', '事務事業評価シート(事後評価)', 'どこか市'],
  ['hibari.csv', 'ひばり町 第2期まち・ひと・しごと創生総合戦略 KPI検証シート', 'ひばり町'],
  ['hinata.html', '事務事業評価シート', 'ひなた市'],
  ['hinata.pdf', '事務事業の評価票', 'ひなた市'],
  ['kasumi.html', 'かすみ区 事務事業評価表', 'かすみ区'],
  ['kazeno.html', '事業評価票', 'かぜの村'],
  ['kazeno.pdf', '事業評価票', 'かぜの村'],
  ['kodama.xlsx', '事務事業評価シート', 'こだま町'],
  ['komorebi.html', '当初予算 事業評価シート', 'こもれび市'],
  ['kurogane.xlsx', 'くろがね県総合戦略 重要業績評価指標(KPI)進捗状況一覧', 'くろがね県'],
  ['matsukaze.docx', '事務事業評価書', 'まつかぜ市'],
  ['matsukaze.pdf', '事務事業評価書', 'まつかぜ市'],
  ['minamo.docx', '補助金等評価シート', 'みなも町'],
  ['minamo.xlsx', '補助金等評価シート', 'みなも町'],
  ['minase.csv', 'みなせ市 事務事業評価結果一覧', 'みなせ市'],
  ['minori.docx', 'みのり村 総合計画実施計画 事業評価シート', 'みのり村'],
  ['minori.xlsx', 'みのり村 総合計画実施計画 事業評価シート', 'みのり村'],
  ['mizukoshi.pdf', '事務事業評価シート', 'みずこし市'],
  ['mizukoshi.xlsx', '事務事業評価シート', 'みずこし市'],
  ['nanakusa.pdf', '施策評価調書', 'ななくさ広域衛生組合'],
  ['sazanami.pdf', 'さざなみ市総合計画 成果指標一覧', 'さざなみ市'],
  ['shiomi.docx', '行政評価調書(個票)', 'しおみ区'],
  ['shirahae.html', '第3次しらはえ町行政改革プラン 取組状況', 'しらはえ町'],
  ['suzukaze.html', 'デジタル田園都市国家構想交付金 事業 効果検証シート', 'すずかぜ市'],
  ['tanpopo.csv', 'たんぽぽ町 事務事業評価表', 'たんぽぽ町'],
  ['tsubaki.html', '施策評価表', 'つばき県'],
  ['tsukishima.docx', '施策評価シート(つきしま町)', 'つきしま町'],
  ['tsukishima.html', '施策評価シート(つきしま町)', 'つきしま町'],
  ['umikaze.html', '事務事業マネジメントシート', 'うみかぜ市'],
  ['umikaze.xlsx', '事務事業マネジメントシート', 'うみかぜ市'],
  ['wakaba.docx', '実施事業 事務事業評価シート', 'わかば町'],
  ['yuhi.html', 'ゆうひ市 第2期総合計画 施策進捗管理シート', 'ゆうひ市'],
  ['yukishiro.pdf', '施策評価シート', 'ゆきしろ市'],
  ['yukishiro.xlsx', '施策評価シート', 'ゆきしろ市'],
]

describe('sheets that nobody has seen, by the first proposal of a scheme', () => {
  test.each(held)('%s: %i of %i facts, %i that are none', async (file, right, expected, wrong) => {
    const content = await contentOf(file)
    const read = compareFacts(expectedOf(file), factsBy(draftOf(content), content))
    expect([read.right, read.all, read.wrong]).toEqual([right, expected, wrong])
  })

  test('the title and the body of each, of which the years are left out', async () => {
    const told = await Promise.all(
      held.map(async ([file]) => {
        const { title, body } = draftOf(await contentOf(file))
        return [file, title, body]
      }),
    )
    expect(told).toEqual(heads)
  })

  test('every sheet is held', () => {
    const files = readdirSync(unseenFolder).filter((name) => !name.endsWith('.json'))
    expect(files.sort()).toEqual(held.map(([file]) => file).sort())
  })

  test('no name or extension of an official is read', async () => {
    for (const file of ['hinata.html', 'kazeno.html', 'aoba.html', 'mizukoshi.xlsx', 'asagiri.xlsx']) {
      const content = await contentOf(file)
      expect(JSON.stringify(factsBy(draftOf(content), content))).not.toMatch(/太郎|内線|次郎|三郎|花子/)
    }
  })
})
