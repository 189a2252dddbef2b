/** What the codes of the exchange format mean, for a table of codes (コード表) beside the data. */

export const levelCodes = {
  vision: 'ビジョン・計画の全体',
  theme: 'テーマ・重点方向・基本政策',
  direction: 'めざす方向・基本方向・分野',
  policy: '基本施策・重点取組',
  measure: '施策・施策課題',
  programme: '事務事業・事業',
  initiative: '取組（事業の一部）',
}
export const deliveryCodes = { budgeted: '予算事業', coordinated: '協調事業（自らの予算を持たない）' }
export const kindCodes = { quantitative: '定量', qualitative: '定性' }
export const roleCodes = { outcome: '成果指標', output: '活動指標', reference: '参考指標' }
export const accumulationCodes = { annual: '年間の値', cumulative: '計画期間の累計', point: 'ある時点の値' }
export const directionCodes = { increase: '大きいほどよい', decrease: '小さいほどよい', maintain: '現状を保つ' }
export const measureCodes = {
  target: '目標',
  actual: '実績',
  baseline: '基準値',
  benchmark: '目安（その時点であるべき値）',
  planned: '予定',
}
export const statusCodes = { confirmed: '確定', forecast: '見込', planned: '予定', preliminary: '速報' }
export const comparatorCodes = { atLeast: '以上', atMost: '以下', exactly: 'ちょうど', about: '程度' }
export const budgetStageCodes = {
  planned: '計画事業費',
  initial: '当初予算',
  revised: '補正後予算',
  settled: '決算',
  settledEstimate: '決算見込',
}
export const partCodes = { fund: '財源', cost: '経費', account: '会計', activity: '細事業' }
export const stageCodes = { plan: '計画', progress: '進捗', interim: '中間', final: '期末' }
export const evaluatorCodes = { self: '自己評価', external: '外部評価' }
export const narrativeCodes = {
  purpose: '目的・解決すべき課題',
  overview: '概要',
  approach: '手法・ポイント',
  goal: '目標',
  progress: '進捗・成果',
  issue: '課題',
  direction: '今後の方向性',
  note: '備考',
}
export const doneCodes = { done: '実施済み', ongoing: '取組中' }
export const listCodes = { items: '計画の項目', indicators: '指標' }

/** Words for a sign that a spreadsheet would take for a formula. */
export const comparatorNames = { '>=': 'atLeast', '<=': 'atMost', '=': 'exactly', '~': 'about' } as const
