import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { markHandOut, readOfficeMark } from '#documents/hand-out-mark.ts'
import { readXlsx } from '#documents/read-xlsx.ts'

const template = new Uint8Array(readFileSync('schemes/kawasaki-2013/sheet.xlsx'))
const word = new Uint8Array(readFileSync('schemes/osaka-2018/sheet.docx'))
const custom = 'docProps/custom.xml'

function withParts(file: Uint8Array, parts: Record<string, string>): Uint8Array {
  return zipSync({ ...unzipSync(file), ...Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])) })
}

describe('the mark of a hand-out', () => {
  it.each([
    ['a workbook', template],
    ['a Word file', word],
  ])('stands in %s, of which nothing else is changed', (_, file) => {
    const marked = markHandOut(file, '0123456789abcdef0123/12')
    expect(readOfficeMark(marked, 'x').handOut).toBe('0123456789abcdef0123/12')
    const [before, after] = [unzipSync(file), unzipSync(marked)]
    const touched = new Set([custom, '[Content_Types].xml', '_rels/.rels'])
    expect(Object.keys(after).filter((path) => !touched.has(path))).toEqual(
      Object.keys(before).filter((path) => !touched.has(path)),
    )
    for (const path of Object.keys(before)) if (!touched.has(path)) expect(after[path]).toEqual(before[path])
    expect(strFromU8(after['[Content_Types].xml'] as Uint8Array)).toContain('custom-properties+xml')
    expect(strFromU8(after['_rels/.rels'] as Uint8Array)).toContain('docProps/custom.xml')
  })

  it('takes the place of an older one, beside the properties that a template has', () => {
    const own = withParts(template, {
      [custom]:
        '<?xml version="1.0"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="7" name="部署"><vt:lpwstr>企画課</vt:lpwstr></property></Properties>',
    })
    const twice = markHandOut(markHandOut(own, 'first/1'), 'second/2')
    const xml = strFromU8(unzipSync(twice)[custom] as Uint8Array)
    expect(readOfficeMark(twice, 'x').handOut).toBe('second/2')
    expect(xml).toContain('企画課')
    expect(xml).not.toContain('first/1')
    expect([...xml.matchAll(/pid="(\d+)"/g)].map(([, pid]) => pid)).toEqual(['7', '8'])
    expect(readXlsx(twice, 'x').grids).toEqual(readXlsx(template, 'x').grids)
  })

  it.each([
    ['no file of Office', strToU8('評価票')],
    ['nothing', new Uint8Array()],
    ['a broken zip', template.slice(0, 2000)],
    ['a zip without properties', zipSync({ a: strToU8('b') })],
    ['properties that declare a document type', withParts(template, { [custom]: '<!DOCTYPE x><Properties/>' })],
    ['properties that do not close', withParts(template, { [custom]: '<Properties><property name="ShirubeHandOut">' })],
  ])('is not read from %s', (_, bytes) => {
    expect(readOfficeMark(bytes, 'x')).not.toHaveProperty('handOut')
  })

  it('is cut where somebody made it endless', () => {
    const endless = withParts(template, {
      [custom]: `<Properties><property name="ShirubeHandOut"><a>${'0'.repeat(5_000)}</a></property></Properties>`,
    })
    expect(readOfficeMark(endless, 'x').handOut).toHaveLength(100)
  })
})
