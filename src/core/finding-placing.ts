import type { Sentences } from './finding.ts'

/** What can go wrong where a sheet is put into its template (様式に戻す). */
export interface PlacingFacts {
  'place-missing': { label: string }
  'place-too-few': { label: string; left: string }
  'place-year-missing': { label: string; year: string; value: string }
  'place-years-before': { label: string; years: string; count: number }
  'place-text-too-long': { label: string; limit: number }
  'place-slide-full': { slide: number; words: string; size: number }
  'place-picture-left': { what: string; place: string }
  'formula-blank': { sheet: string; cells: string[] }
  'place-picture-broken': { name: string }
  'letter-missing': { letters: string }
  'paper-too-large': { name: string; cells: number; limit: number }
}

/** Their sentences. */
export const placingSentences: Sentences<PlacingFacts> = {
  'place-missing': ['warning', ({ label }) => `様式のテンプレートに「${label}」の記入欄がないため、書き込んでいません。`],
  'place-too-few': [
    'warning',
    ({ label, left }) => `様式のテンプレートの「${label}」の欄が足りないため、「${left}」を書き込んでいません。`,
  ],
  'place-year-missing': [
    'warning',
    ({ label, year, value }) => `様式のテンプレートの「${label}」に${year}の欄がないため、「${value}」を書き込んでいません。`,
  ],
  'place-years-before': [
    'info',
    ({ label, years, count }) =>
      `様式のテンプレートの「${label}」には以前の年度（${years}）の欄がないため、その値${count}件は書き込んでいません。`,
  ],
  'place-text-too-long': [
    'error',
    ({ label, limit }) =>
      `「${label}」の文章が長すぎて書き込めません。Excelのセルに入るのは${limit.toLocaleString('ja-JP')}文字までです。`,
  ],
  'place-slide-full': [
    'warning',
    ({ slide, words, size }) =>
      `スライド${slide}の「${words}」は、枠に収まりません（枠の文字は${size}ポイントまで小さくします）。枠や表を広げるか、文章を短くしてください。`,
  ],
  'place-picture-left': [
    'info',
    ({ what, place }) =>
      `様式の${what}（${place}）はPDFに入りません。PDFにも要る場合は、PNGかJPEGの図にして様式に貼り直すか、元の形式のファイルから印刷してください。`,
  ],
  'formula-blank': [
    'info',
    ({ sheet, cells }) =>
      `様式のシート「${sheet}」の数式（${cells.slice(0, 5).join('、')}${cells.length > 5 ? `ほか計${cells.length}か所` : ''}）は計算できないため、PDFでは空けています。値が要る場合は、Excelのファイルから印刷してください。`,
  ],
  'place-picture-broken': [
    'warning',
    ({ name }) => `図（${name}）は壊れていて読み取れないため、PDFでは空けてあります。元のファイルの図を確かめてください。`,
  ],
  'letter-missing': [
    'warning',
    ({ letters }) => `PDFの書体にない文字（${letters}）は「〓」で印刷しました。文字を確かめてください。`,
  ],
  'paper-too-large': [
    'error',
    ({ name, cells, limit }) =>
      `「${name}」は一続きの紙面に欄が${cells.toLocaleString('ja-JP')}あり、一度に印刷できる${limit.toLocaleString('ja-JP')}を超えています。項目をいくつかに分けて印刷してください。`,
  ],
}
