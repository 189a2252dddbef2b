import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hasShared, measureFile, shared } from '../measure.ts'

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined

/** Least F1 of items, indicators and observations of `pdftotext -layout`, as measured. */
const least = {
  'ibaraki-action-plan': [0.9, 0.95, 0.9],
  'kansai-r2-final': [0.95, 0.85, 0.85],
  'kansai-r7-plan': [0.65, 0.95, 0.95],
  'osaka-h30-policy': [0.45, 0.7, 0.7],
} as const

/** The words of a PDF as poppler writes them. */
function textOf(paper: string, ...options: string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'shirube-layout-')), `${paper}.txt`)
  execFileSync('pdftotext', [...options, join(shared, 'documents', `${paper}.pdf`), path])
  return path
}

// Needs ../shared and `pdftotext` (poppler-utils); an ordinary clone may have neither.
describe.skipIf(!hasShared || !hasPoppler)('text written out of a PDF', () => {
  test.each(Object.entries(least))('%s with its columns kept by spaces', async (paper, [items, indicators, observations]) => {
    const { lists, problem } = await measureFile(paper, textOf(paper, '-layout'))
    expect(problem).toBeUndefined()
    console.log(
      paper,
      Object.entries(lists ?? {})
        .map(([list, { f1 }]) => `${list} ${f1}`)
        .join(' '),
    )
    expect(lists?.items?.f1).toBeGreaterThanOrEqual(items)
    expect(lists?.indicators?.f1).toBeGreaterThanOrEqual(indicators)
    expect(lists?.observations?.f1).toBeGreaterThanOrEqual(observations)
    expect((lists?.observations?.extra ?? []).length + (lists?.budgets?.extra ?? []).length).toBeLessThanOrEqual(1)
  })
  test.each(Object.keys(least))('%s in the order of writing gives no figure', async (paper) => {
    const { lists, problem } = await measureFile(paper, textOf(paper))
    expect(problem).toBeUndefined()
    expect([lists?.observations?.extra, lists?.budgets?.extra]).toEqual([[], []])
  })
})
