import type { Sentences } from './finding.ts'

/** What the matcher of layout `records` (一行一件の表) says. */
export interface RecordsFacts {
  'title-differs': { level: string; code: string; title: string; other: string }
  'totals-left-out': { count: number; first: string }
  'record-unlisted': { level: string; code?: string; title: string; list: string }
  'record-unknown': { place: string; key: string }
  'figure-without-indicator': { title: string; text: string }
  'amount-rounded': { text: string; amount: number }
  'table-unread': { place: string }
}

/** Their sentences. */
export const recordsSentences: Sentences<RecordsFacts> = {
  'title-differs': [
    'info',
    ({ level, code, title, other }) =>
      `${level}「${code}」の名称が「${title}」と「${other}」の二通りあります。「${title}」と読みました。`,
  ],
  'totals-left-out': [
    'info',
    ({ count, first }) => `「${first}」など、合計や小計の行が${count}行あります。事業としては読まず、金額にも加えていません。`,
  ],
  'record-unlisted': [
    'warning',
    ({ level, code, title, list }) =>
      `${level}「${code === undefined ? '' : `${code} `}${title}」は、${level}の一覧である「${list}」にありません。読み取った内容は残しています。番号や名称を確かめてください。`,
  ],
  'record-unknown': [
    'warning',
    ({ place, key }) =>
      key === ''
        ? `「${place}」に、どの事業のものかを示す番号が空白の行があるため、読み取っていません。`
        : `「${place}」の番号「${key}」は、事業の表にないため読み取っていません。`,
  ],
  'figure-without-indicator': [
    'warning',
    ({ title, text }) => `「${title}」に、名称のない指標の数値「${text}」があるため、読み取っていません。`,
  ],
  'amount-rounded': [
    'info',
    ({ text, amount }) => `事業費の「${text}」には1円に満たない端数があるため、${amount.toLocaleString('ja-JP')}円と読みました。`,
  ],
  'table-unread': ['info', ({ place }) => `表「${place}」は様式に定めのない表のため、読み取っていません。`],
}
