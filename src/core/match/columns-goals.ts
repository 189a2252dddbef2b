import type { ColumnLine } from './columns-line.ts'
import { isListLine, readLineMark } from './line-mark.ts'

/** One goal as the column lists it. */
export interface GoalEntry {
  /** Words of the goal with its figure; the words before it that explain it. */
  text: string
  description?: string
  /** Under 定性的な目標 | 数値目標 */
  kind?: 'qualitative' | 'quantitative'
  /** 成果指標 | 活動指標, by the heading over it */
  role?: 'outcome' | 'output'
  /** Its heading was printed anew right before it. */
  opens: boolean
  line: ColumnLine
}

const headingWords =
  /^[\s◇◆■□●○◎☆★【<＜〈《(（・]*(?:成果|活動|達成|重要業績|評価)?(?:指標|目標)?\s{0,2}[(（<＜]?\s{0,2}(?:アウトカム|アウトプット|指標|KPI)/
const kindWords = /^[\s◇◆■□●○・【<＜(（]*(定性|数値|定量)(?:的)?な?(?:目標|指標)?/

/** Whether a line opens goals: ◇成果指標(アウトカム), (定性的な目標), 【数値目標】. */
export function opensGoals(line: string): boolean {
  const text = line.trim()
  return text.length <= 30 && !/[:：]\s*\S/.test(text) && (headingWords.test(text) || kindWords.test(text))
}

/** Reads a column of goals: headings, kinds (定性・数値), and the goals listed under them. */
export function readGoals(lines: ColumnLine[]): GoalEntry[] {
  const entries: GoalEntry[] = []
  let state: Pick<GoalEntry, 'kind' | 'role' | 'opens'> = { opens: false }
  let apart = true
  for (const line of lines) {
    const text = line.text.trim()
    const last = entries.at(-1)
    if (last && last.line.row !== line.row) apart = true
    if (text === '') apart = true
    else if (opensGoals(text)) {
      state = readOpening(text, state)
      apart = true
    } else if (last && !apart && !startsEntry(text)) join(last, text)
    else {
      entries.push({ ...state, text: withoutMark(text), line })
      state = { ...state, opens: false }
      apart = false
    }
  }
  return entries
}

function readOpening(
  text: string,
  state: Pick<GoalEntry, 'kind' | 'role' | 'opens'>,
): Pick<GoalEntry, 'kind' | 'role' | 'opens'> {
  const kind = kindWords.exec(text)?.[1] ?? /定性|数値|定量/.exec(text)?.[0]
  if (!headingWords.test(text)) return { ...state, ...(kind === undefined ? {} : { kind: kindOf(kind) }) }
  const role = /アウトプット|活動/.test(text) ? 'output' : /アウトカム|成果/.test(text) ? 'outcome' : undefined
  return { opens: true, ...(role ? { role } : {}), ...(kind === undefined ? {} : { kind: kindOf(kind) }) }
}

const kindOf = (word: string) => (word === '定性' ? 'qualitative' : 'quantitative')
const startsEntry = (text: string) => isListLine(text) || readLineMark(text) !== undefined
const withoutMark = (text: string) => readLineMark(text)?.rest ?? text.replace(/^[・･•‣⁃*-]\s*/, '')

/** Words that go on; a whole sentence before words with a figure explains them. */
function join(entry: GoalEntry, text: string): void {
  const explains = /[。．｡]$/.test(entry.text) && /[:：].*\d/.test(text.normalize('NFKC'))
  if (!explains) entry.text += text
  else {
    entry.description = entry.description === undefined ? entry.text : `${entry.description}\n${entry.text}`
    entry.text = text
  }
}
