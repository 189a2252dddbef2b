import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { leanParser } from '#documents/pdf-lean-parser.ts'
import { loadPdfjs } from '#documents/pdf-parser.ts'
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
  await loadPdfjs()
  const { push } = Array.prototype
  const { parse, stringify } = JSON
  for (const own of [push, parse, stringify]) expect(Function.prototype.toString.call(own)).toContain('[native code]')
})
