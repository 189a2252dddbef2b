import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFile, compareYears, type FileReport } from '#core/machine-readable/check-files.ts'
import { mostBreaks } from '#core/machine-readable/outcome.ts'
import { type RuleId, ruleIds } from '#core/machine-readable/rule-list.ts'
import { readDescription } from '#documents/data-description.ts'
import { readChecked } from '#documents/read-checked.ts'
import { makeXlsx } from './office-file.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

function check(name: string, bytes: Uint8Array, description?: string): FileReport {
  const about = description === undefined ? undefined : readDescription(description).get(name)
  const read = readChecked(bytes, name, about)
  if ('problem' in read) throw new Error(read.problem.message)
  return checkFile(read.file)
}

/** Each broken rule with the first place and sentence. */
function brokenIn({ rules }: FileReport): [RuleId, string, string][] {
  return rules.flatMap(({ rule, outcome }) =>
    typeof outcome === 'object' && 'broken' in outcome
      ? [[rule, outcome.broken[0]?.place ?? '', outcome.broken[0]?.sentence ?? ''] as [RuleId, string, string]]
      : [],
  )
}

const personIn = ({ rules }: FileReport): RuleId[] =>
  rules.flatMap(({ rule, outcome }) => (typeof outcome === 'object' && 'person' in outcome ? [rule] : []))

/** A table that keeps every rule that a machine can judge. */
const good = '団体コード,団体名,年度,区分,件数,金額（円）\n000019,見本市,2024,継続,12,3000\n000027,試験町,2025,新規,0,4500\n'
const [head = '', first = '', second = ''] = good.split('\n')
const lines = (...rows: string[]) => `${rows.join('\n')}\n`

describe('a comma-separated file', () => {
  it('that keeps the rules breaks none, and leaves to a person what only a person can tell', () => {
    const report = check('表.csv', bytesOf(good))
    expect(brokenIn(report)).toEqual([])
    expect(personIn(report)).toEqual(['L3-02', 'L3-07', 'L3-08'])
    expect(report.rules.map(({ rule }) => rule)).toEqual(ruleIds)
    expect(ruleIds).toHaveLength(30)
  })

  it.each<[RuleId, string, string, string]>([
    ['L1-02', lines(head, first, second, '', head, first), '5行目', '別の表'],
    ['L1-02', lines('品目,件数,,品目,件数', '木,1,,草,2', '石,3,,土,4'), '1行目4列目', '別の表'],
    ['L1-02', lines('品目,件数', '木,1', '石,3', '', '地区,人数', '東,4', '西,5'), '5行目', '別の表'],
    ['L1-03', lines(head, first, '', second), '3行目', '空の行'],
    ['L1-03', lines('品目,,件数', '木,,12', '石,,4'), '1行目2列目', '空の列'],
    ['L1-04', lines(head, first, second, '※ 件数は年度末の値,,,,,'), '4行目', '注や出典'],
    ['L1-05', lines('品目,,件数', '木,大,12', '石,小,4'), '1行目2列目', '項目名がありません'],
    ['L1-05', lines('品目,列2,件数', '木,大,12', '石,小,4'), '1行目2列目', '「列2」では'],
    ['L1-05', lines('1,2,3', '4,5,6'), '1行目', '項目名の行がありません'],
    ['L1-06', lines(head, first.replace('見本市', ' 見本市'), second), '2行目2列目', '前後の空白'],
    ['L1-06', lines(head, first.replace('見本市', '見 本 市'), second), '2行目2列目', '文字の間'],
    ['L1-06', lines('品目,件数', '木の　橋,12', '石,4'), '2行目1列目', '全角の空白'],
    ['L1-07', lines('品目,件数', '木;石;土,12', '草,4'), '2行目1列目', '複数の値'],
    ['L1-07', lines('品目,課', '木,"[""甲課"",""乙課""]"', '草,甲課'), '2行目2列目', '一覧'],
    ['L1-07', lines('品目,件数と人数', '木,12（3）', '草,4'), '2行目2列目', '複数の数値'],
    ['L1-08', lines('品目,件数', '①木,12', '石,4'), '2行目1列目', '「①」'],
    ['L1-09', lines('品目,件数', '木,12', '石,', '草,3', '土,-'), '5行目2列目', '空欄と「-」'],
    ['L1-14', lines('品目,説明', '木,"高い\n木"', '石,丸い'), '2行目2列目', '値の中の改行'],
    ['L1-15', lines('品目,説明', '木,高い,木', '石,丸い'), '2行目', '引用符'],
    ['L1-15', lines('品目,説明', '木,高い"木"', '石,丸い'), '2行目2列目', '引用符'],
    ['L2-01', lines(head, first.replace('3000', '"3,000"'), second), '2行目6列目', '「3,000」'],
    ['L2-01', lines('品目,件数', '木,12', '石,4件', '土,5'), '3行目2列目', '「4件」'],
    ['L2-01', lines('品目,増減（件）', '木,12', '石,▲4', '土,5'), '3行目2列目', '「▲4」'],
    ['L2-02', lines('品目,大小,件数', '木,大,12', ',小,4', '石,大,1'), '3行目1列目', 'すべての行'],
    ['L2-02', lines('品目,大小,件数', '木,大,12', '石,〃,4', '土,小,1'), '3行目2列目', '「〃」'],
    ['L2-03', lines('品目,件数,件数', '木,1,2', '石,3,4'), '1行目3列目', '重なっています'],
    ['L2-04', lines('品目,区分', '木,継続', '石,継続', '土,新規', '草,新規', '花,継 続', '実,新規'), '6行目2列目', '「継続」に'],
    ['L2-05', lines('品目,区分', '木,継続', '石,継続', '土,その他（休止）', '草,継続'), '4行目2列目', '「その他」だけ'],
    ['L3-01', lines('令和6年度の実績（2024年度）,,,,,', head, first, second), '1行目', '2行目にあります'],
    ['L3-04', lines('品目,実績', '木,12', '石,4'), '1行目2列目', '「実績」の単位'],
    ['L3-05', lines('品目,年度,件数', '木,令和6年度,12', '石,令和7年度,4'), '2行目2列目', '西暦'],
    ['L3-05', lines('品目,日付', '木,2024-04-01', '石,2024/4/2'), '3行目2列目', '同じ書き方'],
    ['L3-06', lines('都道府県,件数', '見本,12', '試験県,4'), '2行目1列目', '「見本」を正式な名称'],
    ['L3-09', lines('品目,2022年度,2023年度,2024年度', '木,1,2,3', '石,4,5,6'), '1行目2列目', '3列が時期ごと'],
  ])('that breaks %s is told where and what to do (%j)', (rule, text, place, words) => {
    const broken = brokenIn(check('表.csv', bytesOf(text)))
    const alsoUnit = rule === 'L3-09' ? ['L3-04'] : rule === 'L2-04' ? ['L1-06'] : []
    expect(broken.map(([id]) => id).filter((id) => !alsoUnit.includes(id))).toEqual([rule])
    const [, at, sentence] = broken.find(([id]) => id === rule) ?? []
    expect(at).toBe(place)
    expect(sentence).toContain(words)
  })

  it.each<[RuleId, string, string]>([
    ['L1-07', lines('氏名,品目', '甲,木、石、土', '乙,草'), '2行目2列目'],
    ['L1-09', lines('品目,件数', '木,12', '石,', '草,3'), '「件数」'],
    ['L3-03', lines('品目,件数', '木,12', '石,x', '草,3'), '3行目2列目'],
  ])('leaves %s to a person where only a person can tell', (rule, text, words) => {
    const report = check('表.csv', bytesOf(text))
    expect([brokenIn(report), personIn(report).filter((id) => id < 'L3-04' && id !== 'L3-02')]).toEqual([[], [rule]])
    expect(JSON.stringify(report.rules)).toContain(words)
  })

  it('counts lines of the file, where a value goes over several', () => {
    const [broken, , ...none] = brokenIn(check('表.csv', bytesOf('品目,説明\r\n"木\r\nと",長い\r\n①,丸い\r\n')))
    expect(broken?.slice(0, 2)).toEqual(['L1-08', '4行目1列目'])
    expect(none).toEqual([])
  })

  it('is read in Shift_JIS and with tabs too', () => {
    const inShiftJis = Uint8Array.from([0x95, 0x69, 0x09, 0x90, 0x94, 0x0a, 0x96, 0xd8, 0x09, 0x31, 0x32, 0x8c, 0x8f, 0x0a])
    expect(brokenIn(check('表.tsv', inShiftJis))[0]?.slice(0, 2)).toEqual(['L2-01', '2行目2列目'])
  })
})

/** What a description says of the good table, changed in one place. */
const describeGood = (change: (field: Record<string, unknown>) => Record<string, unknown>, extra: object = {}) =>
  JSON.stringify({
    ...{ title: '見本', description: '見本の表', created: '2026-01-01T00:00:00Z', sources: [{ title: '見本市' }], ...extra },
    resources: [
      {
        ...{ name: 'table', path: 'table.csv', encoding: 'utf-8' },
        schema: {
          missingValues: ['', 'x'],
          fields: [
            { name: 'name', type: 'string', description: '品目' },
            { name: 'kind', type: 'string', description: '区分', categories: [{ value: 'tree', label: '木' }] },
            { name: 'count', type: 'integer', description: '件数', unit: '件' },
          ].map(change),
        },
      },
    ],
  })

describe('a file with its description', () => {
  const text = bytesOf('name,kind,count\n松,tree,12\n杉,tree,4\n桧,tree,x\n')
  const same = (field: Record<string, unknown>) => field

  it('leaves nothing to a person but other years, where all is described', () => {
    const report = check('table.csv', bytesOf('name,kind,count\n松,tree,1\n杉,tree,2\n桧,tree,\n'), describeGood(same))
    expect([brokenIn(report), personIn(report)]).toEqual([[], ['L3-07']])
  })

  it.each<[RuleId, (field: Record<string, unknown>) => Record<string, unknown>, object]>([
    ['L3-02', (field) => (field.categories ? { ...field, categories: [{ value: 'tree' }] } : field), {}],
    ['L3-04', ({ unit, ...field }) => field, {}],
    ['L3-08', ({ description, ...field }) => (field.name === 'name' ? field : { description, ...field }), {}],
    ['L3-08', same, { sources: [] }],
  ])('breaks %s where the description does not say it', (rule, change, extra) => {
    const broken = brokenIn(check('table.csv', text, describeGood(change, extra))).map(([id]) => id)
    expect(broken).toEqual([rule])
  })

  it('breaks L3-03 by a symbol that the description does not explain', () => {
    const hidden = bytesOf('name,kind,count\n松,tree,1\n杉,tree,2\n桧,tree,***\n')
    expect(brokenIn(check('table.csv', hidden, describeGood(same))).map(([id]) => id)).toEqual(['L3-03'])
  })
})

const styles =
  '<fonts><font/><font><b/></font></fonts><fills><fill><patternFill patternType="none"/></fill></fills><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>'
const cell = (address: string, words: string, more = '') =>
  /^\d+$/.test(words)
    ? `<c r="${address}"${more}><v>${words}</v></c>`
    : `<c r="${address}" t="inlineStr"${more}><is><t xml:space="preserve">${words}</t></is></c>`
const sheet = (rows = '', around = '', before = '') =>
  `${before}<sheetData><row r="1">${cell('A1', '品目')}${cell('B1', '件数')}</row>${rows || `<row r="2">${cell('A2', '木')}${cell('B2', '12')}</row><row r="3">${cell('A3', '石')}${cell('B3', '4')}</row>`}</sheetData>${around}`
const drawing = {
  'xl/worksheets/_rels/sheet1.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
  'xl/drawings/drawing1.xml':
    '<xdr:wsDr xmlns:xdr="d"><xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:pic/></xdr:twoCellAnchor></xdr:wsDr>',
}

describe('a workbook', () => {
  it('that keeps the rules breaks none', () => {
    expect(brokenIn(check('表.xlsx', makeXlsx({ sheets: { 表: sheet() }, styles })))).toEqual([])
  })

  it.each<[RuleId, Parameters<typeof makeXlsx>[0], string, string]>([
    [
      'L1-06',
      { sheets: { 表: sheet(`<row r="2">${cell('A2', '木\nの橋')}${cell('B2', '12')}</row>`) } },
      '表!A2',
      'セルの中の改行',
    ],
    ['L1-09', { sheets: { 表: sheet('', '', '<sheetViews><sheetView showZeros="0"/></sheetViews>') } }, '表', 'ゼロ'],
    ['L1-10', { sheets: { 表: sheet() }, parts: drawing }, '表!D5', '画像を削除'],
    [
      'L1-11',
      {
        sheets: {
          表: sheet(
            `<row r="2">${cell('A2', '木')}${cell('B2', '12')}</row><row r="3">${cell('A3', '石')}${cell('B3', '4', ' s="1"')}</row>`,
          ),
        },
        styles,
      },
      '表!B3',
      '文字の太さ',
    ],
    ['L1-12', { sheets: { 表: sheet('', '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>') } }, '表!A2', '結合を解き'],
    [
      'L1-13',
      {
        sheets: {
          表: sheet(
            `<row r="2" hidden="1">${cell('A2', '木')}${cell('B2', '12')}</row><row r="3">${cell('A3', '石')}${cell('B3', '4')}</row>`,
          ),
        },
      },
      '表!2行目',
      '非表示の行',
    ],
    ['L1-13', { sheets: { 表: sheet('', '', '<cols><col min="2" max="16384" hidden="1"/></cols>') } }, '表!B1', '非表示の列'],
    ['L1-13', { sheets: { 表: sheet(), 控え: { state: 'hidden', xml: sheet() } } }, '控え', 'シートが非表示'],
    [
      'L2-06',
      { sheets: { 表: sheet(`<row r="2">${cell('A2', '木')}<c r="B2"><f>6*2</f><v>12</v></c></row>`) } },
      '表!B2',
      '値の貼り付け',
    ],
  ])('that breaks %s is told where and what to do', (rule, book, place, words) => {
    const broken = brokenIn(check('表.xlsx', makeXlsx({ styles, ...book })))
    expect(broken.map(([id, at]) => [id, at])).toEqual([[rule, place]])
    expect(broken[0]?.[2]).toContain(words)
  })
})

describe('files of other kinds', () => {
  it.each([
    ['報告.pdf', '%PDF-1.7\n'],
    ['表.html', '<html><table></table></html>'],
    ['表.txt', '品目 件数'],
  ])('%s is not for machines (L1-01)', (name, text) => {
    expect(brokenIn(check(name, bytesOf(text))).map(([rule]) => rule)).toEqual(['L1-01'])
  })

  it('reads a JSON list of records as a table, and lets other JSON be', () => {
    const records = bytesOf(
      JSON.stringify([
        { 品目: '木', 件数: '1,200' },
        { 品目: '石', 件数: 3 },
      ]),
    )
    expect(brokenIn(check('表.json', records)).map(([rule, place]) => [rule, place])).toEqual([['L2-01', '1件目2列目']])
    const lines = bytesOf('{"品目":"木","件数":"1,200"}\n{"品目":"石","件数":"3"}\n')
    expect(brokenIn(check('表.ndjson', lines)).map(([rule, place]) => [rule, place])).toEqual([['L2-01', '1件目2列目']])
    expect(brokenIn(check('表.xml', bytesOf('<?xml version="1.0"?><表/>')))).toEqual([])
    expect(brokenIn(check('台帳.json', bytesOf('{"items":[{"title":"①"}]}')))).toEqual([])
  })

  it('refuses what is broken, in a sentence', () => {
    expect(readChecked(bytesOf('品目\n"木'), '表.csv')).toMatchObject({ problem: { code: 'csv-broken' } })
    expect(readChecked(new Uint8Array(), '表.csv')).toMatchObject({ problem: { code: 'file-empty' } })
    expect(readChecked(bytesOf('[{"品目":\n 木}]'), '表.json')).toMatchObject({
      problem: { code: 'json-broken', message: expect.stringContaining('2行目の2文字目') },
    })
  })
})

describe('files of several years', () => {
  const report = (name: string, text: string) => check(name, bytesOf(text))
  it.each([
    ['the same headings', '品目,件数\n木,1\n', []],
    ['other headings', '地区,人数\n東,1\n', ['L3-07']],
  ])('with %s', (_, text, rules) => {
    const reports = compareYears([report('表2023.csv', '品目,件数\n木,2\n'), report('表2024.csv', text)])
    expect(reports.map((one) => brokenIn(one).map(([rule]) => rule))).toEqual([[], rules])
    expect(reports.flatMap(personIn)).not.toContain('L3-07')
  })
})

describe('what is damaged or without measure', () => {
  const book = makeXlsx({
    sheets: { 表: sheet('', '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>') },
    styles,
    parts: drawing,
  })
  const wound = fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { minLength: 1, maxLength: 4 })

  it.each([
    ['表.xlsx', book],
    ['表.csv', bytesOf(good)],
    ['表.json', bytesOf('[{"品目":"木","件数":"1,200"}]')],
  ])('%s damaged is checked or refused, never an error of ours', (name, bytes) => {
    fc.assert(
      fc.property(wound, (wounds) => {
        const damaged = Uint8Array.from(bytes)
        for (const { at, byte } of wounds) damaged[at % damaged.length] = byte
        const read = readChecked(damaged, name)
        if ('file' in read) expect(checkFile(read.file).rules).toHaveLength(30)
        else expect(read.problem.severity).toBe('error')
      }),
      { numRuns: 300 },
    )
  })

  it('tells no more places than anybody can mend', () => {
    const rows = Array.from({ length: 3_000 }, () => ' 木,1,200')
    const { rules } = check('表.csv', bytesOf(lines('品目,件数', ...rows)))
    const counts = rules.flatMap(({ outcome }) =>
      typeof outcome === 'object' && 'broken' in outcome ? [outcome.broken.length] : [],
    )
    expect(Math.max(...counts)).toBe(mostBreaks)
  })
})
