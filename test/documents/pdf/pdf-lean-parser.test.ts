import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { loadPdfjs } from '#documents/load-pdfjs.ts'
import { leanParser } from '#documents/pdf-lean-parser.ts'
import { withStandIns } from '#documents/pdf-stand-ins.ts'
import { pdfjsFolder } from '#documents/pdf-thread.ts'

const source = readFileSync(`${pdfjsFolder()}legacy/build/pdf.worker.mjs`, 'utf8')

it('finds every passage in the installed parser, which else would read sheets half as fast', () => {
  const lean = leanParser(source, 'file:///parser.mjs')
  expect(lean).toContain('if (file && properties.hasIncludedToUnicodeMap)')
  expect(lean).toContain('if (fontFile.isAsync && !toUnicode)')
  expect(lean).not.toMatch(/import\.meta|^export /m)
})

it('takes no parser that it does not know', () => {
  expect(leanParser(source.replaceAll('Font file is empty', 'Font is empty'), 'file:///parser.mjs')).toBeUndefined()
  expect(leanParser(source + source, 'file:///parser.mjs')).toBeUndefined()
})

it('leaves the engine its own functions', async () => {
  await withStandIns(loadPdfjs)
  const { push } = Array.prototype
  const { parse, stringify } = JSON
  for (const own of [push, parse, stringify]) expect(Function.prototype.toString.call(own)).toContain('[native code]')
})

it('loads no drawing library', async () => {
  await withStandIns(loadPdfjs)
  const loaded = Object.keys(createRequire(import.meta.url).cache)
  expect(loaded.filter((file) => file.includes('canvas'))).toEqual([])
})
