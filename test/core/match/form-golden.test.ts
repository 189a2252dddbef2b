import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Exchange } from '#core/exchange.ts'
import type { DocumentContent } from '#core/grid.ts'
import { leftOver } from '#core/match/form-left-over.ts'
import { findSlots } from '#core/match/form-slots.ts'
import { matchDocument } from '#core/match/match.ts'
import type { Scheme } from '#core/scheme.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { readDocument } from '#documents/read.ts'

const folder = join(import.meta.dirname, '../../documents')
/** Folders of invented papers of layout `form`: `paper.*`, its `scheme.yaml`, and `expected.json`. */
const papers = readdirSync(folder).filter((name) => name.startsWith('form-'))

function schemeOf(paper: string): Scheme {
  const parsed = parseScheme(parse(readFileSync(join(folder, paper, 'scheme.yaml'), 'utf8')))
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return parsed.scheme
}

async function contentOf(paper: string): Promise<DocumentContent> {
  const name = readdirSync(join(folder, paper)).find((file) => file.startsWith('paper.')) ?? 'paper'
  const reading = await readDocument(new Uint8Array(readFileSync(join(folder, paper, name))), name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.content
}

/** The exchange without its places, findings as `code subject`; and what nothing was read from. */
function shown({ findings, format: _, ...lists }: Exchange, left: string[]): unknown {
  const plain = JSON.parse(JSON.stringify(lists, (key, value) => (key === 'source' ? undefined : value)))
  return {
    ...plain,
    findings: findings.map(({ code, subject }) => (subject === undefined ? code : `${code} ${subject}`)),
    leftOver: left,
  }
}

describe.each(papers)('%s', (paper) => {
  test('is read as expected, and tells what it did not read', async () => {
    const scheme = schemeOf(paper)
    const content = await contentOf(paper)
    const left = leftOver(scheme, content, findSlots(scheme, content)).map(({ text }) => text)
    const expected = JSON.parse(readFileSync(join(folder, paper, 'expected.json'), 'utf8'))
    expect(shown(matchDocument(scheme, content), left)).toEqual(expected)
  })
  test('every row has the place where its words stand, and an id of its own', async () => {
    const content = await contentOf(paper)
    const exchange = matchDocument(schemeOf(paper), content)
    const cells = new Map(content.grids.flatMap((grid) => grid.cells).map((cell) => [cell.locator, cell.text]))
    const { items, indicators, observations, budgets, evaluations, narratives, terms } = exchange
    const rows = [...items, ...indicators, ...observations, ...budgets, ...evaluations, ...narratives, ...terms]
    expect(rows.length).toBeGreaterThan(10)
    for (const { source } of rows) {
      const words = (text: string | undefined) => (text ?? '').replace(/\s/g, '')
      expect(cells.has(source?.locator ?? ''), `${source?.locator}`).toBe(true)
      const cell = words(cells.get(source?.locator ?? ''))
      const said = words(source?.text)
      expect(
        [said.slice(0, 2), said.slice(-2)].some((end) => cell.includes(end)),
        `${said} in ${cell}`,
      ).toBe(true)
    }
    const ids = [...items, ...indicators, ...observations].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
