import { findAsOf } from '../as-of.ts'
import type { DocumentFacts, Stage } from '../exchange.ts'
import { type FiscalYear, findFiscalYears } from '../fiscal-year.ts'
import { compileLabel, foldLabelText } from '../label-pattern.ts'
import type { Scheme } from '../scheme.ts'
import type { IsoDate, Source } from '../source.ts'
import { cleanText } from '../text-fold.ts'

/** A line of the paper outside its tables. */
export interface HeadingLine {
  text: string
  locator: string
}

/** What the head of a paper says of it (標題, 案, 年度, 時点). Nothing is filled in that the words do not say. */
export interface Heading {
  title?: string
  draft?: boolean
  fiscalYear?: FiscalYear
  stage?: Stage
  asOf?: IsoDate
  source?: Source
}

/** 資料1-2, 別紙, page numbers, dates of a meeting: they stand near a title and are none. */
const notTitle =
  /^(?:資料|参考資料|別紙|別添|様式)[\s\d\-－(（]*|^[-–\s]*\d+[-–\s]*$|^(?:令和|平成|R|H)?\s*\d+年\d+月\d+日|^[(（].{0,12}[)）]$|。$|…/
const stageWords: [RegExp, Stage][] = [
  [/中間(?:評価|報告|見直し|点検|$|[(（])/, 'interim'],
  [/期末|年度末評価|最終評価|事後評価|実績評価|決算/, 'final'],
  [/進捗|進行状況|実施状況/, 'progress'],
  [/事業計画|実施計画|行動計画|目標設定|年度計画/, 'plan'],
]

/**
 * Stage (段階) by the words of a title: 期末 final, 中間 interim, 進捗 progress, 事業計画 plan. An evaluation whose form also sets targets
 * (事務事業評価 目標設定シート) is no plan.
 */
export function readStage(title: string): Stage | undefined {
  const stage = stageWords.find(([pattern]) => pattern.test(title))?.[1]
  return stage === 'plan' && /目標設定/.test(title) && /評価/.test(title) ? undefined : stage
}

/** What stands further down is no title: a long list that is forced under a scheme without tables has nothing but lines. */
const mostLines = 1_000

/** Reads the lines before the first table; the title is the line that says most: a year, a stage, words of the scheme. */
export function readHeading(lines: HeadingLine[], recognise: Scheme['recognise']): Heading {
  const cleaned = lines
    .slice(0, mostLines)
    .map((line) => ({ ...line, clean: cleanText(line.text.replace(/\n/g, ' ')).replace(/\s+/g, ' ').trim() }))
  const title = chooseTitle(cleaned, recognise)
  if (!title) return {}
  const heading: Heading = { title: title.clean, source: { locator: title.locator, text: title.text } }
  if (
    /(?<!予算\s?)[(（【[]\s*(?:素|原|最終)?案\s*[)）】\]]|案$/.test(title.clean) ||
    cleaned.some(({ clean }) => /^[(（【]?案[)）】]?$/.test(clean))
  )
    heading.draft = true
  const fiscalYear =
    yearOfTitle(title.clean) ?? firstOf(cleaned, ({ clean }) => (/年度/.test(clean) ? findFiscalYears(clean)[0] : undefined))
  if (fiscalYear) heading.fiscalYear = fiscalYear.year
  const stage = readStage(title.clean)
  if (stage) heading.stage = stage
  const near = fiscalYear ? { fiscalYear: fiscalYear.year } : {}
  const asOf = firstOf([title, ...cleaned], ({ clean }) =>
    /現在|時点|末[)）]?$/.test(clean) ? findAsOf(clean, near)[0] : undefined,
  )
  if (asOf) heading.asOf = asOf.date
  return heading
}

/** The year that a title is about: in 「令和4年度評価表(令和3年度実施分)」 the one that was carried out. */
function yearOfTitle(title: string) {
  const years = findFiscalYears(title)
  return (
    years.find(({ index, text }) =>
      /^の?(?:実施|実績|決算|対象|事業(?=分|実施|[)）])|分)/.test(title.slice(index + text.length)),
    ) ?? years[0]
  )
}

function firstOf<From, To>(list: From[], pick: (from: From) => To | undefined): To | undefined {
  for (const from of list) {
    const to = pick(from)
    if (to !== undefined) return to
  }
  return undefined
}

type CleanLine = HeadingLine & { clean: string }

function chooseTitle(lines: CleanLine[], recognise: Scheme['recognise']): CleanLine | undefined {
  const candidates = lines.filter(({ clean }) => clean !== '' && clean.length <= 80 && !notTitle.test(clean))
  const joined = candidates.flatMap((line, nth) => {
    const next = candidates[nth + 1]
    // A title over two lines: its first says neither stage nor scheme, its second does.
    if (
      !next ||
      scoreOf(line, []) === 0 ||
      readStage(line.clean) ||
      !readStage(next.clean) ||
      findFiscalYears(next.clean).length > 0
    )
      return [line]
    return [{ ...line, text: `${line.text}\n${next.text}`, clean: `${line.clean} ${next.clean}` }, line]
  })
  let best: { line: CleanLine; score: number } | undefined
  for (const line of joined) {
    const score = scoreOf(line, recognise.titles)
    if (!best || score > best.score) best = { line, score }
  }
  return best?.line
}

function scoreOf({ clean }: CleanLine, titles: string[]): number {
  const folded = foldLabelText(clean)
  const words = titles.filter((title) => folded.search(compileLabel(title).within) >= 0).length
  return (
    (findFiscalYears(clean).length > 0 ? 2 : 0) +
    (readStage(clean) ? 2 : 0) +
    2 * words +
    (/評価|計画|報告|進捗/.test(clean) ? 1 : 0)
  )
}

const organisation = /([^\s「」()、の]{2,30}?(?:事務局|本部|委員会|センター|局|部|課|室))(?=事業|所管|関係|の|\s|における|$)/
const bodyName =
  /[^\s「」()・、の]{1,20}?(?:広域連合|一部事務組合|組合|協議会|機構|都|道|府|県|市|区|町|村)(?=\s|広域|の|[^\s]{1,12}(?:局|部|課|室))/

/**
 * Who issued the paper (発行者), by its title: a bureau that the title names (…局事業) belongs to the body that the title names,
 * else to the scheme's. `undefined` where the title names no bureau.
 */
export function readIssuer(title: string, body: string): string | undefined {
  const words = title.replace(/^[^\s]*年度\s*/, '')
  const section = organisation.exec(words)?.[1]
  if (!section) return undefined
  if (section.startsWith(body)) return section
  const named = bodyName.exec(words)
  if (named && named.index < words.indexOf(section)) return `${named[0]}${section}`
  return `${body}${section}`
}

/** The part of `DocumentFacts` that a heading fills, the scheme's stage where the words name none. */
export function documentFacts(heading: Heading, stage: Stage): Omit<DocumentFacts, 'grades' | 'marks'> {
  const { source: _, ...facts } = heading
  return { ...facts, stage: heading.stage ?? stage }
}
