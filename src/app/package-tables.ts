import type { Budget, Evaluation, Exchange, Grade, Narrative, Term } from '#core/exchange.ts'
import type { Observation } from '#core/observation.ts'
import { quotedWords } from '#core/open-words.ts'
import type { Indicator, Item } from '#core/plan.ts'
import * as codes from './package-codes.ts'
import { codeColumn, idColumn, markColumn, numberColumn, sourceColumns, wordsColumn, yearColumn } from './package-columns.ts'
import { listTables } from './package-list-tables.ts'
import { type PackageColumn, type PackageTable, packageTable } from './package-table.ts'

/** Whose data it is (団体): its name and 全国地方公共団体コード. */
export interface PackageBody {
  name: string
  code?: string
}

const required = { required: true } as const
const ofItem = { column: 'item', table: 'items', key: 'id' }
const itemColumn = <Row extends { item: string }>(): PackageColumn<Row> =>
  idColumn('item', '計画の項目', ({ item }) => item, required)

/** The seven lists of the exchange format as public tables, one value a cell: what is a list within a row is a table of its own. */
export function tablesOf(exchange: Exchange, body: PackageBody): PackageTable[] {
  const units = new Map(exchange.indicators.map(({ id, unit }) => [id, unit]))
  const observations = exchange.observations.map((row, nth): NamedObservation => {
    const unit = row.unit ?? units.get(row.indicator)
    return { ...row, id: row.id ?? `o${nth + 1}`, ...(unit === undefined ? {} : { unit }) }
  })
  return [
    bodyTable(body),
    itemTable(exchange.items),
    indicatorTable(exchange.indicators),
    observationTable(observations),
    budgetTable(exchange.budgets),
    evaluationTable(exchange.evaluations),
    narrativeTable(exchange.narratives),
    termTable(exchange.terms),
    ...listTables(exchange, observations),
  ].map((table, nth) => (nth === 0 ? table : withBody(table, body)))
}

const bodyCode = {
  ...{ name: 'bodyCode', title: '全国地方公共団体コード', type: 'string' as const },
  description: '検査数字を含む6桁のコード。ないときは空欄',
}

/** Every table begins with whose it is, so that those of several bodies can be put below each other. */
const withBody = (table: PackageTable, { code }: PackageBody): PackageTable => ({
  ...table,
  columns: [bodyCode, ...table.columns],
  rows: table.rows.map((row) => () => [code, ...row()]),
})

const bodyTable = (body: PackageBody): PackageTable =>
  packageTable<PackageBody>(
    { name: 'bodies', title: '団体', description: 'このデータを公表した団体' },
    [{ ...bodyCode, of: ({ code }) => code }, wordsColumn('bodyName', '団体名', ({ name }) => name, required)],
    [body],
  )

const itemTable = (items: Item[]): PackageTable =>
  packageTable<Item>(
    {
      ...{ name: 'items', title: '計画の項目', description: 'ビジョンから事務事業までの計画の木。parent が上の項目を指す' },
      ...{ key: ['id'], refers: [{ column: 'parent', table: 'items', key: 'id' }] },
    },
    [
      idColumn('id', '識別子', ({ id }) => id, required),
      idColumn('parent', '上の項目', ({ parent }) => parent, { description: '上の項目の識別子。最も上の項目では空欄' }),
      codeColumn('level', '階層', codes.levelCodes, ({ level }) => level),
      wordsColumn('levelLabel', '階層の名称', ({ levelLabel }) => levelLabel, {
        description: '団体が用いる階層の名称（施策、事務事業など）',
      }),
      wordsColumn('code', '項目の番号', ({ code }) => code),
      wordsColumn('title', '項目の名称', ({ title }) => title, required),
      numberColumn('order', '並び順', '番目', ({ order }) => order, 'integer'),
      codeColumn('delivery', '実施方法', codes.deliveryCodes, ({ delivery }) => delivery),
      markColumn('isNew', '新規', ({ isNew }) => isNew),
      yearColumn('startFiscalYear', '開始年度', ({ startFiscalYear }) => startFiscalYear),
      ...sourceColumns<Item>(false),
    ],
    items,
  )

const indicatorTable = (indicators: Indicator[]): PackageTable =>
  packageTable<Indicator>(
    { ...{ name: 'indicators', title: '指標', description: '項目ごとの指標とその定義' }, key: ['id'], refers: [ofItem] },
    [
      idColumn('id', '識別子', ({ id }) => id, required),
      itemColumn(),
      wordsColumn('name', '指標の名称', ({ name }) => name, required),
      wordsColumn('unit', '単位', ({ unit }) => unit),
      codeColumn('kind', '定量・定性の別', codes.kindCodes, ({ kind }) => kind),
      codeColumn('role', '指標の役割', codes.roleCodes, ({ role }) => role),
      codeColumn('accumulation', '集計のしかた', codes.accumulationCodes, ({ accumulation }) => accumulation),
      codeColumn('direction', '望ましい向き', codes.directionCodes, ({ direction }) => direction),
      wordsColumn('description', '指標の説明', ({ description }) => description, { description: '指標の定義や算出方法' }),
      markColumn('fromProse', '文章から読み取ったもの', ({ fromProse }) => fromProse),
      ...sourceColumns<Indicator>(false),
    ],
    indicators,
  )

/** An observation with an id, and its own unit. */
export type NamedObservation = Observation & { id: string }

const observationTable = (observations: NamedObservation[]): PackageTable =>
  packageTable<NamedObservation>(
    {
      ...{ name: 'observations', title: '数値', description: '指標の目標・実績・基準値など。1つの値を1行とする縦持ちの表' },
      ...{ key: ['id'], refers: [{ column: 'indicator', table: 'indicators', key: 'id' }] },
    },
    [
      idColumn('id', '識別子', ({ id }) => id, required),
      idColumn('indicator', '指標', ({ indicator }) => indicator, required),
      codeColumn('measure', '数値の種類', codes.measureCodes, ({ measure }) => measure),
      yearColumn('fiscalYear', '年度', ({ fiscalYear }) => fiscalYear),
      yearColumn('fromFiscalYear', '期間の最初の年度', ({ fromFiscalYear }) => fromFiscalYear),
      yearColumn('toFiscalYear', '期間の最後の年度', ({ toFiscalYear }) => toFiscalYear),
      wordsColumn('asOf', '時点', ({ asOf }) => asOf, { description: '数値の時点。ISO 8601の年月日か年月' }),
      numberColumn('value', '値', 'unit の列による', ({ value }) => value),
      numberColumn('min', '範囲の下限', 'unit の列による', ({ min }) => min),
      numberColumn('max', '範囲の上限', 'unit の列による', ({ max }) => max),
      codeColumn('comparator', '以上・以下などの別', codes.comparatorCodes, ({ comparator }) =>
        comparator === undefined ? undefined : codes.comparatorNames[comparator],
      ),
      wordsColumn('unit', '単位', ({ unit }) => unit),
      wordsColumn('relativeQuantity', '比べる量', ({ relativeTo }) => relativeTo?.quantity, {
        description: '「○○の何倍」という目標の○○',
      }),
      numberColumn('relativeFactor', '比べる量に対する倍率', '倍', ({ relativeTo }) => relativeTo?.factor),
      numberColumn('relativeBase', '比べる量の値', 'unit の列による', ({ relativeTo }) => relativeTo?.base),
      codeColumn('status', '数値の確からしさ', codes.statusCodes, ({ status }) => status),
      idColumn('supersededBy', '変更後の数値', ({ supersededBy }) => supersededBy, {
        description: '年度途中の変更で置き換えた数値の識別子',
      }),
      wordsColumn('text', '記載', ({ text }) => (text === undefined || text === '' ? undefined : quotedWords(text)), {
        description: '数値を補う言葉、または定性的な目標・実績。書かれたとおりの文字を「」に入れる',
      }),
      markColumn('fromProse', '文章から読み取ったもの', ({ fromProse }) => fromProse),
      ...sourceColumns<NamedObservation>(true),
    ],
    observations,
  )

const budgetTable = (budgets: Budget[]): PackageTable =>
  packageTable<Budget>(
    {
      ...{ name: 'budgets', title: '事業費', description: '項目・年度・段階ごとの金額。再掲と内訳は合計に含めない' },
      refers: [ofItem],
    },
    [
      itemColumn(),
      yearColumn('fiscalYear', '年度', ({ fiscalYear }) => fiscalYear),
      codeColumn('stage', '予算・決算の別', codes.budgetStageCodes, ({ stage }) => stage),
      numberColumn('amount', '金額', '円', ({ amount }) => amount, 'integer'),
      wordsColumn('unit', '金額の単位', () => '円', { description: '金額の単位。常に円' }),
      markColumn('relisted', '再掲・内数', ({ relisted }) => relisted),
      codeColumn('partKind', '内訳の種類', codes.partCodes, ({ part }) => part?.kind),
      wordsColumn('partName', '内訳の名称', ({ part }) => part?.name, {
        description: '財源・経費・会計などの名称。合計の行では空欄',
      }),
      ...sourceColumns<Budget>(true),
    ],
    budgets,
  )

type GradeRow = Evaluation & { id: string; grade?: Grade }

const evaluationTable = (evaluations: Evaluation[]): PackageTable => {
  const rows = evaluations.flatMap((row, nth): GradeRow[] => {
    const id = `e${nth + 1}`
    return row.grades.length === 0 ? [{ ...row, id }] : row.grades.map((grade) => ({ ...row, id, grade }))
  })
  return packageTable<GradeRow>(
    {
      ...{
        name: 'evaluations',
        title: '評価',
        description: '担当者や外部の評価。尺度が複数の評価は、同じ evaluation の行に分ける',
      },
      refers: [ofItem],
    },
    [
      idColumn('evaluation', '評価の識別子', ({ id }) => id, required),
      itemColumn(),
      yearColumn('fiscalYear', '年度', ({ fiscalYear }) => fiscalYear),
      codeColumn('stage', '段階', codes.stageCodes, ({ stage }) => stage),
      codeColumn('evaluator', '評価者', codes.evaluatorCodes, ({ evaluator }) => evaluator),
      wordsColumn('scale', '評価の尺度', ({ grade }) => grade?.scale),
      wordsColumn('grade', '評点', ({ grade }) => grade?.code, { description: '尺度ごとの評点。意味は codes.csv にある' }),
      markColumn('forecast', '見込', ({ forecast }) => forecast),
      wordsColumn('comment', '評価の理由・備考', ({ comment }) => comment),
      ...sourceColumns<GradeRow>(true),
    ],
    rows,
  )
}

const narrativeTable = (narratives: Narrative[]): PackageTable =>
  packageTable<Narrative>(
    { ...{ name: 'narratives', title: '記述', description: '目的・進捗・課題・今後の方向性などの文章' }, refers: [ofItem] },
    [
      itemColumn(),
      codeColumn('role', '記述の種類', codes.narrativeCodes, ({ role }) => role),
      wordsColumn('label', '見出し', ({ label }) => label),
      wordsColumn('text', '文章', ({ text }) => text, {
        description: '文章。改行は／に、機種依存文字はほかの文字に置き換える',
        ...required,
      }),
      codeColumn('status', '実施の状態', codes.doneCodes, ({ status }) => status),
      ...sourceColumns<Narrative>(false),
    ],
    narratives,
  )

const termTable = (terms: Term[]): PackageTable =>
  packageTable<Term>(
    { name: 'terms', title: '用語', description: '文書に説明のある用語' },
    [
      wordsColumn('term', '用語', ({ term }) => term, required),
      wordsColumn('definition', '用語の説明', ({ definition }) => definition),
      markColumn('fromProse', '文章から読み取ったもの', ({ fromProse }) => fromProse),
      ...sourceColumns<Term>(false),
    ],
    terms,
  )
