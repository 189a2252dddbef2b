import { formatInstant } from '../date-words.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import type { Meeting } from './pack.ts'

/** A committee pack as it was made (会議資料の版): what for, what it holds, and of when its facts are. */
export interface PackVersion {
  plan: string
  fiscalYear: FiscalYear
  /** Title of the plan, as it was called then. */
  title: string
  meeting: Meeting
  /** 案; else 確定. */
  draft: boolean
  /** Names of its papers, in their order. */
  parts: string[]
  format: 'pdf' | 'xlsx'
  /** ISO 8601 instant: what was current then is what it says. */
  asOf: string
}

/** A pack that was handed out (配布した版の記録). */
export interface IssuedPack extends PackVersion {
  id: string
  /** Name of the file. */
  name: string
  /** SHA-256 of the kept file. */
  file: string
  /** Id of the person who recorded it. */
  issuedBy: string
  /** ISO 8601 instant. */
  issuedAt: string
}

/** A version as an errata calls it (正誤表): 令和8年10月1日 9:00配布の「第1回 評価委員会」資料（案）. */
export const callVersion = ({ issuedAt, meeting, draft }: Pick<IssuedPack, 'issuedAt' | 'meeting' | 'draft'>): string =>
  `${formatInstant(issuedAt)}配布の「${meeting.name}」資料（${draft ? '案' : '確定'}）`
