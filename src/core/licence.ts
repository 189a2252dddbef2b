/** Terms of use (利用条件) that public bodies in Japan give their open data, by name. */
export const licences = {
  'CC-BY-4.0': {
    title: 'クリエイティブ・コモンズ 表示 4.0 国際',
    path: 'https://creativecommons.org/licenses/by/4.0/deed.ja',
  },
  'PDL-1.0': {
    title: '公共データ利用規約（第1.0版）',
    path: 'https://www.digital.go.jp/resources/open_data/public_data_license_v1.0',
  },
  'CC0-1.0': {
    title: 'CC0 1.0 全世界（著作権なし）',
    path: 'https://creativecommons.org/publicdomain/zero/1.0/deed.ja',
  },
} as const

/** Name of terms of use (利用条件の名前). */
export type Licence = keyof typeof licences

/** Their names, for a choice. */
export const licenceNames = Object.keys(licences) as Licence[]
