import { readExchangeFile } from '#app/exchange-file.ts'
import { isExchangeFile } from '#app/import-exchange.ts'
import { readAndMatch } from '#app/read-and-match.ts'
import type { Exchange } from '#core/exchange.ts'
import type { Finding } from '#core/finding.ts'
import type { DocumentContent } from '#core/grid.ts'
import { matchDocument } from '#core/match/match.ts'
import { scoreSchemes } from '#core/match/recognise.ts'
import type { Scheme } from '#core/scheme.ts'
import { withholdCells } from '#core/withhold.ts'
import { bytesSource } from '#documents/byte-source.ts'
import { listFiles } from '#documents/list-files.ts'
import { readDocument } from '#documents/read.ts'
import { readSlices } from '#documents/read-slices.ts'
import type { Dice } from './dice.ts'

/** What became of a file: read, or refused by a sentence; and the computing time (milliseconds) of its import, matched with the slowest scheme. */
export interface Became {
  became: 'read' | 'refused'
  milliseconds: number
}

interface Run {
  schemes: Scheme[]
  dice: Dice
  /** Through the reading thread, as a server does. */
  apart: boolean
}

/**
 * Takes a file the way of an import, without the database: a zip is listed and its files are read, a document is read and matched with every scheme
 * that fits and with one that is forced on it. Throws where the answer is neither content nor a Japanese sentence.
 */
export async function readWhole(bytes: Uint8Array, name: string, run: Run): Promise<Became> {
  if (!/\.zip$/i.test(name)) return await readOne(bytes, name, run)
  const list = await listFiles([{ name, source: bytesSource(bytes) }])
  const whole: Became = { became: 'refused', milliseconds: 0 }
  let most = 40
  for await (const file of list.files()) {
    if ('problem' in file) expectSentence(file.problem)
    else if ('leftOut' in file) expectSentence(file.leftOut)
    else if (most-- > 0) {
      const read = await file.read()
      if ('problem' in read) expectSentence(read.problem)
      else {
        const one = await readOne(read.bytes, file.name.split('/').at(-1) ?? file.name, run)
        if (one.became === 'read') whole.became = 'read'
        whole.milliseconds = Math.max(whole.milliseconds, one.milliseconds)
      }
    }
  }
  return whole
}

async function readOne(bytes: Uint8Array, name: string, run: Run): Promise<Became> {
  const start = computing()
  const after = (became: Became['became']): Became => ({ became, milliseconds: computing() - start })
  if (isExchangeFile({ bytes })) {
    const read = readExchangeFile(bytes, name)
    if ('problem' in read) expectSentence(read.problem)
    return after('problem' in read ? 'refused' : 'read')
  }
  if (run.apart) {
    const understood = await readAndMatch(run.schemes, { bytes, name })
    const told = after(understood.format ? 'read' : 'refused')
    if ('findings' in understood) understood.findings.forEach(expectSentence)
    else expectExchange(understood.exchange)
    return told
  }
  let milliseconds = 0
  let began = start
  for await (const reading of readSlices(bytes, name, readDocument)) {
    const reader = computing() - began
    if ('problem' in reading) {
      expectSentence(reading.problem)
      return { became: 'refused', milliseconds: Math.max(milliseconds, reader) }
    }
    expectContent(reading.content)
    const matching = schemesFor(reading.content, run).map((scheme) => matchTimed(scheme, reading.content))
    // An import's patience is for each piece of a long table; it tells of every one.
    milliseconds = Math.max(milliseconds, reader + Math.max(...matching))
    began = computing()
  }
  return { became: 'read', milliseconds }
}

/** Matches, and says in how much computing time (milliseconds). */
function matchTimed(scheme: Scheme, content: DocumentContent): number {
  const start = computing()
  const exchange = matchDocument(scheme, withholdCells(scheme, content))
  const milliseconds = computing() - start
  expectExchange(exchange)
  return milliseconds
}

/** Computing time of this process in milliseconds: a busy machine does not count. */
function computing(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Every scheme that a document fits, and one that it may not fit at all, as a person may force it. */
function schemesFor(content: DocumentContent, { schemes, dice }: Run): Scheme[] {
  const fitting = scoreSchemes(schemes, content).filter(({ score }) => score >= 0.6)
  return [...new Set([...fitting.map(({ scheme }) => scheme), dice.pick(schemes)])]
}

function expectSentence({ code, message }: Finding): void {
  if (!/[ぁ-んァ-ヶ一-龠].*[。）」]$/s.test(message) || /undefined|\[object/.test(message))
    throw new Error(`no sentence: ${code}: ${message}`)
}

function expectContent({ grids, findings = [] }: DocumentContent): void {
  findings.forEach(expectSentence)
  const locators = new Set<string>()
  for (const { cells, rowCount, colCount, place } of grids)
    for (const { row, col, rowSpan, colSpan, text, locator } of cells) {
      const isPlaced =
        row >= 0 && col >= 0 && rowSpan >= 1 && colSpan >= 1 && row + rowSpan <= rowCount && col + colSpan <= colCount
      if (!isPlaced || ![row, col, rowSpan, colSpan].every(Number.isInteger))
        throw new Error(`a cell outside its grid: ${place} ${locator}`)
      if (typeof text !== 'string') throw new Error(`a cell without text: ${locator}`)
      if (locators.has(locator)) throw new Error(`a place twice: ${locator}`)
      locators.add(locator)
    }
}

/** What was matched must be fit to be kept, as an exchange file must. */
function expectExchange(exchange: Exchange): void {
  exchange.findings.forEach(expectSentence)
  const read = readExchangeFile(new TextEncoder().encode(JSON.stringify(exchange)), '照合の結果')
  if ('problem' in read) throw new Error(`an exchange that cannot be kept: ${exchange.document.title}: ${read.problem.message}`)
}
