import type { Sentences } from './finding.ts'

/** What can stand in the way when a person imports, decides, says or publishes something (取込・確定・編集・公表). */
export interface DecidingFacts {
  'scheme-not-registered': { scheme: string; known: string }
  'exchange-broken': { name: string; place: string; reason: string }
  'exchange-dangling': { name: string; place: string; id: string }
  'plan-unknown': { plan: string }
  'statement-unknown': { id: string }
  'decided-meanwhile': { about: string; state: 'accepted' | 'returned' | 'rejected' | 'superseded' }
  'said-meanwhile': { about: string; value: string }
  'value-empty': { about: string }
  'value-unreadable': { about: string; text: string; expected: string }
  'reason-missing': { about: string }
  'undo-impossible': { about: string }
  'nothing-accepted': { plan: string; fiscalYear: number }
}

const states = { accepted: '確定', returned: '差戻し', rejected: '却下', superseded: '訂正' }

/** Their sentences. */
export const decidingSentences: Sentences<DecidingFacts> = {
  'scheme-not-registered': [
    'error',
    ({ scheme, known }) =>
      `様式「${scheme}」は登録されていません。${known === '' ? '登録された様式が一つもありません。' : `登録済みの様式は ${known} です。`}`,
  ],
  'exchange-broken': ['error', ({ name, place, reason }) => `交換形式のファイル「${name}」の ${place} を読めません: ${reason}`],
  'exchange-dangling': [
    'error',
    ({ name, place, id }) => `交換形式のファイル「${name}」の ${place} が指す「${id}」が、同じファイルの中にありません。`,
  ],
  'plan-unknown': ['error', ({ plan }) => `計画「${plan}」がありません。一覧から選び直してください。`],
  'statement-unknown': ['error', ({ id }) => `指定された値（${id}）がありません。画面を開き直してください。`],
  'decided-meanwhile': [
    'error',
    ({ about, state }) => `「${about}」はすでに${states[state]}されています。画面を開き直して確かめてください。`,
  ],
  'said-meanwhile': [
    'error',
    ({ about, value }) =>
      `「${about}」は、編集している間に「${value}」へ変わりました。新しい値を確かめてから、もう一度入力してください。`,
  ],
  'value-empty': [
    'error',
    ({ about }) => `「${about}」が空欄です。値を入力してください。記載がないときは「—」と入力してください。`,
  ],
  'value-unreadable': [
    'error',
    ({ about, text, expected }) => `「${about}」の「${text}」を${expected}として読めません。書き方を直してください。`,
  ],
  'reason-missing': ['error', ({ about }) => `「${about}」を差し戻す理由を入力してください。`],
  'undo-impossible': [
    'error',
    ({ about }) => `「${about}」は、その後に別の値へ変わったため元に戻せません。履歴から確かめてください。`,
  ],
  'nothing-accepted': [
    'error',
    ({ plan, fiscalYear }) => `「${plan}」の${fiscalYear}年度には確定した値がありません。先に取込の確認を済ませてください。`,
  ],
}
