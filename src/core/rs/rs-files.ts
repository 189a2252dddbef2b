const common = ['府省庁', '局・庁', '部', '課', '室', '班', '係']
const head = (ministry: readonly [string, string]) => ['シート種別', '事業年度', '予算事業ID', '事業名', ...ministry, ...common]
const leading = head(['府省庁の建制順', '政策所管府省庁'])

/** Columns that every file begins with: 係 is the last. */
export const leadingColumns = leading.length

const years = Array.from({ length: 2060 - 2007 + 1 }, (_, nth) => `${2007 + nth}`)

/**
 * Files of the RS system's set (行政事業レビュー見える化サイト) that a ledger's facts can fill, with their columns in order. Of 3-1 the real file
 * was not at hand: its columns are those that public programs read from it.
 */
export const rsFiles = {
  '1-1': {
    title: '基本情報_組織情報',
    headings: [
      ...head(['建制順', '所管府省庁']),
      'その他担当組織_作成責任者_no',
      ...common.map((name) => `${name}（その他担当組織）`),
      '作成責任者',
    ],
  },
  '1-2': {
    title: '基本情報_事業概要等',
    headings: [
      ...leading,
      ...['事業の目的', '現状・課題', '事業の概要', '事業概要URL', '事業区分', '事業開始年度', '開始年度不明'],
      ...['事業終了（予定）年度', '終了予定なし', '主要経費', '備考'],
      ...['直接実施', '補助', '負担', '交付', '分担金・拠出金', 'その他'].map((way) => `実施方法ー${way}`),
      ...['旧事業番号', '整理表表示順'],
    ],
  },
  '1-3': {
    title: '基本情報_政策・施策、法令等',
    headings: [
      ...leading,
      ...['番号（政策・施策）', '政策所管府省庁_P', '政策', '施策', '政策・施策URL', '番号（根拠法令）', '法令名', '法令番号'],
      ...['法令ID', '条', '項', '号・号の細分', '番号（関係する計画・通知等）', '計画通知名', '計画通知等URL'],
    ],
  },
  '2-1': {
    title: '予算・執行_サマリ',
    headings: [
      ...[...leading, '予算年度', '当初予算（合計）', '補正予算（合計）', '前年度からの繰越し（合計）', '予備費等（合計）'],
      ...[
        '計（歳出予算現額合計）',
        '執行額（合計）',
        '執行率',
        '翌年度への繰越し(合計）',
        '翌年度要求額（合計）',
        '主な増減理由',
      ],
      ...['その他特記事項', '会計区分', '会計', '勘定', '当初予算', '第1次補正予算', '第2次補正予算', '第3次補正予算'],
      ...['第4次補正予算', '第5次補正予算', '前年度から繰越し', '予備費等1', '予備費等2', '予備費等3', '予備費等4'],
      ...['歳出予算現額', '執行額', '翌年度要求額', '要望額', '備考'],
    ],
  },
  '3-1': {
    title: '効果発現経路_目標・実績',
    headings: [
      ...leading,
      ...['名称', '該当箇所', 'URL'].map((what) => `事業に関連するKPIが定められている閣議決定等の${what}`),
      ...[
        'アクティビティ・アウトプット・アウトカムの番号',
        '種別（アクティビティ・アウトプット・アウトカム）',
        'アウトカムの期間',
      ],
      ...['成果目標の種類', 'アクティビティ／活動目標／成果目標', '活動指標／成果指標', '単位', '改善の上向き／下向き'],
      ...['成果実績及び目標値の根拠として用いた統計・データ名（出典）', '定性的なアウトカム目標を設定している理由'],
      ...['定性的なアウトカムに関する成果実績', '目標年度／目標値／実績値／達成率', ...years],
    ],
  },
  '4-1': {
    title: '点検・評価',
    headings: [
      ...leading,
      ...['ー点検結果', 'ー改善の方向性', '－目標年度における効果測定に関する評価'].map(
        (what) => `事業所管部局による点検・改善${what}`,
      ),
      ...['最終実施年度', '点検対象', '対象の理由', '所見'].map((what) => `外部有識者による点検ー${what}`),
      ...['公開プロセス結果概要', '行政事業レビュー推進チームの所見', '行政事業レビュー推進チームの所見の詳細'],
      ...['所見を踏まえた改善点／概算要求における反映状況', '所見を踏まえた改善点／概算要求における反映状況の詳細'],
      ...['反映額（一般会計）', '反映額（特別会計）－会計', '反映額（特別会計）－勘定', '反映額（特別会計）－反映額'],
      ...['区分', '取りまとめ年度', '取りまとめ内容', '対応状況'].map((what) => `過去に受けた指摘事項－${what}`),
      ...['調査等の名称', '指摘年度', '指摘内容', '対応状況'].map((what) => `その他の指摘事項－${what}`),
    ],
  },
} as const satisfies Record<string, { title: string; headings: readonly string[] }>

/** Number of a file of the set: 2-1 is 予算・執行_サマリ. */
export type RsFile = keyof typeof rsFiles

/** A row of such a file by its headings (行); what is not named stays blank. */
export type RsRow = Readonly<Record<string, string | number | undefined>>

/** First and last year that 3-1 has a column for. */
export const rsYears = { first: 2007, last: 2060 } as const
