import { describe, expect, test } from 'vitest'
import type { DocumentContent } from '#core/grid.ts'
import { recogniseScheme, scoreSchemes } from '#core/match/recognise.ts'
import type { Scheme } from '#core/scheme.ts'
import { readDocument } from '#documents/read.ts'
import { demonstrationSheet } from '../../demonstration-sheet.ts'
import { loadSchemes } from '../../schemes.ts'
import { printHtml, printText } from './form-paper.ts'

const schemes = loadSchemes()

async function contentOf(text: string, name: string): Promise<DocumentContent> {
  const reading = await readDocument(new TextEncoder().encode(text), name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.content
}

describe('recogniseScheme', () => {
  const known: [string, string, string | undefined][] = [
    ['a sheet as a page', printHtml(demonstrationSheet), 'kawasaki-2013'],
    ['a sheet as text', printText(demonstrationSheet), 'kawasaki-2013'],
    ['a sheet whose title was cut off', printText({ ...demonstrationSheet, title: 'その1' }), 'kawasaki-2013'],
    ['a letter', '令和5年度の予算について\n施策の概要は次のとおりです。\n', undefined],
    ['words of a title alone', '施策進行管理・評価票の書き方\n', undefined],
  ]
  test.each(known)('%s', async (_, text, name) => {
    expect(recogniseScheme(schemes, await contentOf(text, 'paper.txt'))?.name).toBe(name)
  })
  test('two schemes that fit alike are no answer', async () => {
    const [first] = schemes
    const twin: Scheme[] = first
      ? [...schemes, { ...(schemes.find(({ name }) => name === 'kawasaki-2013') ?? first), name: 'twin' }]
      : []
    expect(recogniseScheme(twin, await contentOf(printText(demonstrationSheet), 'paper.txt'))).toBeUndefined()
  })
  test('without schemes there is no answer', async () => {
    expect(recogniseScheme([], await contentOf('何かの文書\n', 'paper.txt'))).toBeUndefined()
  })
  test('scores come best first, between 0 and 1', async () => {
    const scores = scoreSchemes(schemes, await contentOf(printText(demonstrationSheet), 'paper.txt')).map(({ score }) => score)
    expect(scores[0]).toBeCloseTo(1)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })
})
