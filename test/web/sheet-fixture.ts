import type { OpenSheet } from '#app/open-sheet.ts'
import type { PlanTree } from '#app/plan-tree.ts'
import type { Budget } from '#core/exchange.ts'
import type { Provenance, Stated, YearNarrative } from '#core/facts.ts'
import type { Observation } from '#core/observation.ts'
import type { Item } from '#core/plan.ts'
import type { IndicatorView } from '#core/sheet.ts'

let last = 0

/** Provenance of a fact that was read from the fixture's one document and accepted. */
export function accepted(): Provenance {
  last += 1
  return {
    id: `s${last}`,
    status: 'accepted',
    document: 'd1',
    saidBy: 'u1',
    saidAt: '2026-04-01T00:00:00Z',
    decidedBy: 'u1',
    decidedAt: '2026-04-02T00:00:00Z',
  }
}

const said = (
  measure: Observation['measure'],
  fiscalYear: number,
  value: number,
  more: Partial<Observation> = {},
): Stated<Observation> => ({
  indicator: 'i',
  measure,
  fiscalYear,
  value,
  source: { locator: `table4/r${fiscalYear - 2006}c2`, text: `${value}` },
  provenance: accepted(),
  ...more,
})

/** `rows`: year, target, actual. */
function indicator(
  id: string,
  name: string,
  direction: 'maintain' | 'increase',
  rows: [number, number | undefined, number][],
): IndicatorView {
  return {
    indicator: { id, item: 'm1', name, unit: '件', kind: 'quantitative', role: 'reference', accumulation: 'annual', direction },
    observations: rows.flatMap(([year, target, actual]) => [
      ...(target === undefined ? [] : [said('target', year, target)]),
      said('actual', year, actual),
    ]),
  }
}

const words = (role: YearNarrative['role'], text: string): Stated<YearNarrative> => ({
  item: 'm1',
  role,
  text,
  source: { locator: 'table2/r1c2', text },
  provenance: accepted(),
})

const money = (fiscalYear: number, stage: Budget['stage'], thousand: number): Stated<Budget> => ({
  item: 'm1',
  fiscalYear,
  stage,
  amount: thousand * 1000,
  source: { locator: 'table5/r3c2', text: `${thousand}` },
  provenance: accepted(),
})

const policy: Item = { id: 'p1', level: 'theme', levelLabel: '基本政策', title: '活力にあふれ躍動するまちづくり' }
const aim: Item = { id: 'p2', parent: 'p1', level: 'direction', levelLabel: '政策の基本方向', title: '新たな産業をつくり育てる' }
const basic: Item = {
  id: 'p3',
  parent: 'p2',
  level: 'policy',
  levelLabel: '基本施策',
  title: '科学技術を活かした研究開発基盤の強化',
}
const measure: Item = {
  id: 'm1',
  parent: 'p3',
  level: 'measure',
  levelLabel: '施策課題',
  code: '52402000',
  title: 'オープンイノベーションの推進',
  units: ['経済労働局産業政策部企画課', '経済労働局産業振興部工業振興課', '経済労働局次世代産業推進室'],
  marks: ['重点'],
}
const programmes = [
  '知的財産戦略の推進',
  '産学共同研究開発プロジェクト助成事業',
  '川崎市産業振興財団運営費等補助事業',
  '起業化総合支援事業',
  'コンベンション等整備推進事業',
].map((title, i): Item => ({ id: `j${i + 1}`, parent: 'm1', level: 'programme', levelLabel: '事務事業', title }))

const grade = (fiscalYear: number, comment?: string) => ({
  item: 'm1',
  fiscalYear,
  stage: 'final' as const,
  evaluator: 'self' as const,
  grades: [
    { scale: '評価区分', code: 'A' },
    { scale: '新たな課題等', code: 'Ⅱ' },
  ],
  ...(comment ? { comment } : {}),
  source: { locator: 'table3/r4c2', text: 'AⅡ' },
  provenance: accepted(),
})

const exchange = indicator('i1', '知的財産交流会の開催件数', 'maintain', [
  [2010, undefined, 4],
  [2011, 4, 4],
  [2012, 4, 4],
  [2013, 4, 5],
])
const grants = indicator('i2', '産学連携による共同研究開発に対する助成件数', 'maintain', [
  [2010, undefined, 6],
  [2011, 6, 7],
  [2012, 6, 5],
  [2013, 6, 3],
])
const audition = indicator('i3', '起業家オーディション応募数', 'increase', [
  [2010, undefined, 92],
  [2011, 90, 69],
  [2012, 92, 89],
  [2013, 95, 82],
])

/** The plan of the fixture. */
export const plan: OpenSheet['plan'] = {
  id: 'plan1',
  title: '第3期実行計画',
  scheme: { name: 'kawasaki-2013', title: '施策進行管理・評価票' },
  issuer: '川崎市',
  years: [2013],
  items: 9,
  waiting: 3,
}

/** An open sheet in the form layout: names and figures of the demonstration, words of our own. */
export const openFixture: OpenSheet = {
  plan,
  hasForm: true,
  hasSlideForm: false,
  scheme: {
    name: 'kawasaki-2013',
    title: '施策進行管理・評価票',
    body: { name: '川崎市' },
    recognise: { titles: [], labels: [] },
    layout: 'form',
    stage: 'final',
    levels: [],
    evaluates: 'measure',
    grades: [],
    blocks: { '●': 'none' },
    titleMarks: {},
    indicators: { accumulation: 'annual' },
    sheet: [
      {
        section: '参考指標',
        fields: [
          {
            key: 'indicators',
            label: '参考指標',
            type: 'indicators',
            labels: { name: '参考指標名' },
            columns: { 計画値: 'target', 実績値: 'actual' },
          },
        ],
      },
    ],
    examples: [],
  },
  view: {
    scheme: 'kawasaki-2013',
    title: '施策進行管理・評価票',
    body: '川崎市',
    fiscalYear: 2013,
    stage: 'final',
    item: measure,
    path: [policy, aim, basic],
    sections: [
      { title: '施策進行管理・評価票', fields: [{ key: 'year', label: '評価年度', type: 'fiscalYear', fiscalYear: 2013 }] },
      {
        title: '基本情報',
        fields: [
          { key: 'measure', label: '施策課題', type: 'item', item: measure },
          { key: 'writer', label: '作成課', type: 'units', units: measure.units?.slice(0, 1) ?? [] },
          { key: 'basicPolicy', label: '基本政策', type: 'item', item: policy },
          { key: 'direction', label: '政策の基本方向', type: 'item', item: aim },
          { key: 'basicMeasure', label: '基本施策', type: 'item', item: basic },
          { key: 'related', label: '関係課', type: 'units', units: measure.units?.slice(1) ?? [] },
          { key: 'priority', label: '重点', type: 'mark', marked: true },
        ],
      },
      {
        title: '第3期実行計画(2011(H23)〜2013(H25)年度)における施策の概要及び施策の目標',
        fields: [
          {
            key: 'purpose',
            label: '当該施策によって解決すべき課題',
            type: 'narratives',
            role: 'purpose',
            blocks: [
              words(
                'purpose',
                '市内には研究機関と製造業が近くに集まっています。両者を結び、知的財産を元手にした新しい事業を生み出すことが求められています。',
              ),
            ],
          },
          {
            key: 'overview',
            label: '施策の概要',
            type: 'narratives',
            role: 'overview',
            blocks: [
              words('overview', '大企業が持つ特許を中小企業に紹介する交流会を開き、製品づくりまで伴走します。'),
              words('overview', '大学と市内企業の共同研究に助成し、技術の相談から試作までを一続きに支えます。'),
              words('overview', '事業プランを発表する場を設け、資金の出し手や取引先との出会いをつくります。'),
            ],
          },
        ],
      },
      {
        title: '成果の説明',
        fields: [
          {
            key: 'progress',
            label: '解決すべき課題に対する当該年度の成果',
            type: 'narratives',
            role: 'progress',
            blocks: [
              words('progress', '交流会を5回開き、特許の利用契約が2件まとまりました。'),
              words('progress', '共同研究3件に助成し、これまでに助成した研究からは試作品が生まれました。'),
            ],
          },
          {
            key: 'issue',
            label: '残された課題,新たな課題,社会環境の変化等',
            type: 'narratives',
            role: 'issue',
            blocks: [words('issue', '契約がまとまった後の製品化と販路づくりには長い時間がかかり、息の長い支援が要ります。')],
          },
          {
            key: 'grade',
            label: '評価結果及びその評価区分とした理由',
            type: 'grade',
            scales: [
              {
                scale: '評価区分',
                codes: { A: '施策が順調に推進したもの', B: '施策が一定程度推進したもの', C: '施策が推進していないもの' },
              },
              { scale: '新たな課題等', codes: { Ⅰ: '無', Ⅱ: '有' }, on: ['A'] },
            ],
            evaluations: [
              grade(2011),
              grade(2012),
              grade(2013, '交流会から契約が生まれ、研究への助成も続けることができたため、順調に進んだと評価しました。'),
            ],
          },
        ],
      },
      {
        title: '参考指標',
        fields: [{ key: 'indicators', label: '参考指標', type: 'indicators', indicators: [exchange, grants, audition] }],
      },
      {
        title: '事業費',
        fields: [
          {
            key: 'budget',
            label: '事業費合計',
            type: 'budget',
            unit: '千円',
            columns: [
              { label: '計画事業費', stage: 'planned' },
              { label: '予算', stage: 'initial' },
              { label: '決算', stage: 'settled' },
              { label: '決算見込', stage: 'settledEstimate' },
            ],
            budgets: [
              money(2011, 'initial', 13_050),
              money(2011, 'settled', 12_284),
              money(2012, 'planned', 10_050),
              money(2012, 'initial', 17_146),
              money(2012, 'settled', 16_535),
              money(2013, 'planned', 10_050),
              money(2013, 'initial', 19_842),
              money(2013, 'settledEstimate', 9_561),
            ],
          },
        ],
      },
      {
        title: '配下の事務事業一覧',
        fields: [
          { key: 'programmes', label: '配下の事務事業一覧', type: 'children', children: programmes.map((item) => ({ item })) },
        ],
      },
      {
        title: '用語説明',
        fields: [
          {
            key: 'terms',
            label: '用語説明',
            type: 'terms',
            terms: [
              {
                term: 'オープンイノベーション',
                definition: '自社だけでなく、他社の技術や考えを組み合わせて新しい製品や事業を生み出すこと。',
              },
            ],
          },
        ],
      },
    ],
  },
  judgement: {
    verdicts: {
      i1: { state: 'met', reason: '計画値 4件に対し 5件、達成。', rate: 1.25 },
      i2: { state: 'missed', reason: '計画値 6件に対し 3件、未達。', rate: 0.5 },
      i3: { state: 'missed', reason: '計画値 95件に対し 82件、未達。', rate: 0.863 },
    },
  },
  findings: [
    {
      id: 'f1',
      shown: true,
      severity: 'warning',
      code: 'unit-missing',
      message: '指標「産学連携による共同研究開発に対する助成件数」は3年で半分に減っています。理由の記載がありません。',
      subject: 'i2',
      source: { locator: 'table4/r5c7', text: '3' },
    },
    { id: 'f2', shown: false, severity: 'info', code: 'unit-missing', message: '指標の単位の欄が空白です。', subject: 'i1' },
    {
      id: 'f3',
      shown: false,
      severity: 'info',
      code: 'issuer-inferred',
      message: '発行者の記載がないため、様式の定めから「川崎市」と読みました。',
    },
  ],
  years: [2013],
  waiting: [{ document: 'd1', title: '施策進行管理・評価票(1)', drafts: 3 }],
  next: { id: 'm2', title: '次の施策' },
}

const counts = { met: 1, missed: 2, pending: 0, unknown: 0 }
const branch = (item: Item, children: PlanTree['roots']): PlanTree['roots'][number] => ({
  item,
  evaluated: false,
  counts,
  children,
})

/** The tree to which the sheet belongs. */
export const treeFixture: PlanTree = {
  plan,
  fiscalYear: 2013,
  years: [2013],
  counts,
  roots: [
    branch(policy, [
      branch(aim, [
        branch(basic, [
          {
            item: measure,
            evaluated: true,
            counts,
            grade: 'AⅡ',
            children: programmes.map((item) => ({
              item,
              evaluated: false,
              counts: { met: 0, missed: 0, pending: 0, unknown: 0 },
              children: [],
            })),
          },
        ]),
      ]),
    ]),
  ],
}
