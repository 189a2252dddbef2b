import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compareFacts, contentOf, draftOf, expectedOf, factsBy, unseenFolder } from './unseen-facts.ts'

/**
 * Sheets that were written, with the facts that a person reads on them, before any was drafted. What their first proposal reads without a
 * correction: facts that are right of those expected, and facts that are not on the sheet.
 */
const held: [file: string, right: number, expected: number, wrong: number][] = [
  ['akane.csv', 32, 32, 0],
  ['amagiri.html', 29, 29, 0],
  ['aoba.html', 27, 27, 0],
  ['aoba.xlsx', 27, 27, 0],
  ['asagiri.pdf', 46, 46, 0],
  ['asagiri.xlsx', 46, 46, 0],
  ['hibari.csv', 30, 30, 0],
  ['hinata.html', 49, 49, 0],
  ['hinata.pdf', 49, 49, 0],
  ['kasumi.html', 32, 33, 0],
  ['kazeno.html', 37, 37, 0],
  ['kodama.xlsx', 32, 32, 0],
  ['komorebi.html', 49, 49, 0],
  ['kurogane.xlsx', 35, 35, 0],
  ['matsukaze.docx', 37, 37, 0],
  ['matsukaze.pdf', 37, 37, 0],
  ['minamo.docx', 32, 32, 0],
  ['minase.csv', 38, 38, 0],
  ['minori.docx', 19, 19, 0],
  ['mizukoshi.pdf', 55, 55, 0],
  ['mizukoshi.xlsx', 55, 55, 0],
  ['nanakusa.pdf', 30, 30, 0],
  ['sazanami.pdf', 20, 20, 0],
  ['shiomi.docx', 43, 43, 0],
  ['shirahae.html', 14, 16, 0],
  ['suzukaze.html', 30, 30, 0],
  ['tanpopo.csv', 37, 37, 0],
  ['tsubaki.html', 28, 28, 0],
  ['tsukishima.docx', 29, 29, 0],
  ['tsukishima.html', 29, 29, 0],
  ['umikaze.html', 51, 51, 0],
  ['wakaba.docx', 24, 24, 0],
  ['yuhi.html', 20, 20, 0],
  ['yukishiro.pdf', 47, 47, 0],
  ['yukishiro.xlsx', 47, 47, 0],
]

describe('sheets that nobody has seen, by the first proposal of a scheme', () => {
  test.each(held)('%s: %i of %i facts, %i that are none', async (file, right, expected, wrong) => {
    const content = await contentOf(file)
    const read = compareFacts(expectedOf(file), factsBy(draftOf(content), content))
    expect([read.right, read.all, read.wrong]).toEqual([right, expected, wrong])
  })

  test('every sheet is held', () => {
    const files = readdirSync(unseenFolder).filter((name) => !name.endsWith('.json'))
    expect(files.sort()).toEqual(held.map(([file]) => file).sort())
  })

  test('no name or extension of an official is read', async () => {
    for (const file of ['hinata.html', 'kazeno.html', 'aoba.html', 'mizukoshi.xlsx', 'asagiri.xlsx']) {
      const content = await contentOf(file)
      expect(JSON.stringify(factsBy(draftOf(content), content))).not.toMatch(/太郎|内線|次郎|三郎|花子/)
    }
  })
})
