import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { draftScheme } from '#core/draft/scheme-draft.ts'
import { schemeOfDraft } from '#core/draft/scheme-of-draft.ts'
import type { Exchange } from '#core/exchange.ts'
import { matchDocument } from '#core/match/match.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { withholdCells } from '#core/withhold.ts'
import { readDocument } from '#documents/read.ts'

const folder = join(import.meta.dirname, 'unseen')
const lists = ['items', 'indicators', 'observations', 'budgets', 'evaluations', 'narratives'] as const
type Facts = Record<(typeof lists)[number], string[]>

/**
 * Sheets that were written, with the facts that a person reads on them, before any was drafted. What their first proposal reads without a
 * correction: facts that are right of those expected, and facts that are not on the sheet.
 */
const held: [file: string, right: number, expected: number, wrong: number][] = [
  ['amagiri.html', 29, 29, 0],
  ['aoba.html', 27, 27, 0],
  ['aoba.xlsx', 27, 27, 0],
  ['asagiri.pdf', 46, 46, 0],
  ['asagiri.xlsx', 46, 46, 0],
  ['hibari.csv', 30, 30, 0],
  ['hinata.html', 49, 49, 0],
  ['hinata.pdf', 49, 49, 0],
  ['kasumi.html', 24, 33, 0],
  ['kazeno.html', 37, 37, 0],
  ['komorebi.html', 49, 49, 0],
  ['kurogane.xlsx', 35, 35, 0],
  ['matsukaze.docx', 37, 37, 0],
  ['matsukaze.pdf', 37, 37, 0],
  ['minamo.docx', 32, 32, 0],
  ['minase.csv', 38, 38, 0],
  ['mizukoshi.pdf', 55, 55, 0],
  ['mizukoshi.xlsx', 55, 55, 0],
  ['nanakusa.pdf', 30, 30, 0],
  ['shiomi.docx', 43, 43, 0],
  ['shirahae.html', 14, 16, 0],
  ['suzukaze.html', 30, 30, 0],
  ['tanpopo.csv', 37, 37, 0],
  ['tsubaki.html', 28, 28, 0],
  ['tsukishima.docx', 29, 29, 0],
  ['tsukishima.html', 29, 29, 0],
  ['wakaba.docx', 24, 24, 0],
  ['yuhi.html', 20, 20, 0],
  ['yukishiro.pdf', 47, 47, 0],
  ['yukishiro.xlsx', 47, 47, 0],
]

/** The facts of an exchange as the expected ones are written: one short line each. */
function factsOf({ items, indicators, observations, budgets, evaluations, narratives }: Exchange): Facts {
  const names = new Map(indicators.map(({ id, name }) => [id, name]))
  return {
    items: items.map(({ level, title }) => `${level}|${title}`),
    indicators: indicators.map(({ name, unit }) => `${name}|${unit === '％' ? '%' : (unit ?? '')}`),
    observations: observations.map(
      (one) => `${names.get(one.indicator)}|${one.measure}|${one.fiscalYear}|${one.value ?? one.text}`,
    ),
    budgets: budgets.map(({ fiscalYear, stage, amount, part }) => `${fiscalYear}|${stage}|${amount}|${part?.name ?? ''}`),
    evaluations: evaluations.flatMap(({ grades }) => grades.map(({ scale, code }) => `${scale}|${code}`)),
    narratives: narratives.map(({ role, text }) => `${role}|${text}`),
  }
}

async function readUncorrected(file: string): Promise<Exchange> {
  const read = await readDocument(new Uint8Array(readFileSync(join(folder, file))), file)
  if ('problem' in read) throw new Error(read.problem.message)
  const draft = draftScheme(read.content, 'unseen-2026')
  // A sheet that does not name its body is the one thing for which a person is asked.
  const parsed = parseScheme(schemeOfDraft(draft.body === '' ? { ...draft, body: 'どこか市' } : draft))
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  return matchDocument(parsed.scheme, withholdCells(parsed.scheme, read.content))
}

function compare(expected: Facts, facts: Facts) {
  let right = 0
  let wrong = 0
  for (const list of lists) {
    const rest = [...facts[list]]
    for (const fact of expected[list]) {
      const at = rest.findIndex((one) => (list === 'narratives' ? one.startsWith(fact) : one === fact))
      if (at < 0) continue
      right++
      rest.splice(at, 1)
    }
    wrong += rest.length
  }
  return { right, wrong }
}

describe('sheets that nobody has seen, by the first proposal of a scheme', () => {
  test.each(held)('%s: %i of %i facts, %i that are none', async (file, right, expected, wrong) => {
    const facts = JSON.parse(readFileSync(join(folder, `${file.split('.')[0]}.expected.json`), 'utf8')) as Facts
    const read = compare(facts, factsOf(await readUncorrected(file)))
    expect([read.right, lists.reduce((sum, list) => sum + facts[list].length, 0), read.wrong]).toEqual([right, expected, wrong])
  })

  test('every sheet is held', () => {
    const files = readdirSync(folder).filter((name) => !name.endsWith('.json'))
    expect(files.sort()).toEqual(held.map(([file]) => file).sort())
  })

  test('no name or extension of an official is read', async () => {
    for (const file of ['hinata.html', 'kazeno.html', 'aoba.html'])
      expect(JSON.stringify(factsOf(await readUncorrected(file)))).not.toMatch(/太郎|内線|次郎/)
  })
})
