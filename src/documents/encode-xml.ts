import { strToU8 } from 'fflate'

/** XML as bytes of a part (UTF-8での書き出し); whatever it was written in, it is UTF-8 now, and says so. */
export function encodeXml(xml: string): Uint8Array {
  return strToU8(xml.replace(/^(<\?xml[^>]*encoding=)(?:"(?!utf-8")[^"]*"|'(?!utf-8')[^']*')/i, '$1"UTF-8"'))
}
