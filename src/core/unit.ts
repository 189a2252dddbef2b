import { narrowAscii } from './width.ts'

/** Units that stand in plans and evaluations (単位). Running text is split at these, and at no other. */
const knownUnits = `
  件 人 名 社 者 校 園 所 箇所 か所 カ所 ヶ所 ケ所 ヵ所 個所 団体 法人 機関 大学 事例 案件 事業 事業所 事業者 企業 店 店舗 商店街 世帯 戸 棟 集落 自治会 町内会 室 台 機 基 本 枚 部 冊 点 個 品 品目 種 種類 種目
  回 回線 度 件数 人数 社数 組 組織 グループ チーム クラブ サークル クラス 学級 コース 講座 講演 科目 路線 地区 地域 区域 区画 自治体 市町村 市町 府県 都道府県 市区町村 区市町村
  国 か国 カ国 ヶ国 か年 カ年 ヶ年 年間 か月 カ月 ヶ月 ヵ月 週 週間 日間 時間 分 秒 泊 人泊 人日 人回 延人 食 席 床 羽 頭 匹 株 束 着 足 通 票 口 便 隻 両 題 曲 試合 大会
  項目 施策 計画 協定 条例 ページ 頁 講義 単位 製品 商品 商品群 テーマ プロジェクト 課題 分野 部門 講 拠点 会場 ブース 区間 橋 施設 公園 学区 校区 農家 経営体 組合 協議会 研究室 論文
  円 千円 万円 百万円 億円 ドル ユーロ 円/人 円/件 円/世帯 倍 割 分の1 ポイント pt 点 位 歳 才 度 ℃ 級
  % ％ パーセント ‰ ha ヘクタール a ㎡ m2 m² km2 km² ㎢ 平方メートル m³ m3 ㎥ 立方メートル m メートル ㎝ cm ㎜ mm km キロメートル ㎞
  t トン kg ㎏ キログラム g グラム mg ℓ l L kL kl リットル kW MW GW kWh MWh GWh t-CO2 tCO2 kg-CO2 トン-CO2 MB GB PV UU
  ビュー アクセス ダウンロード フォロワー 再生 いいね つ`
  .trim()
  .split(/\s+/)
  .map(narrowAscii)
const byLength = [...new Set(knownUnits)].sort((a, b) => b.length - a.length)

/** Not counted but dated or numbered: 5月, 2020年度, 3号, 第2期. Such a number is no figure. */
const ordinal = /^(?:月|年|年度|年度末|日|時|号|番|番目|期|次|章|節|条|項|回目|年目|人目|件目|階|F|丁目|番地|月末|日現在)$/

/** Words that begin like a unit and are not one: 3分野, 2部門, 5名義. */
const otherWords =
  /^(?:分[析割散岐配別]|部[会局隊署員分]|本[部庁社市人]|国[際民内]|社[会員]|店[員頭]|人[材口事権間生]|口座|位置|台風|組合せ|回[答復収]|件名|名[称義]|点[検字]|床面|戸籍|度数|校[長舎]|種別|頭数|所[属管])/

/** The longest known unit at the head of a (half-width) text, if any. Latin units end where the word ends. */
export function unitAtHead(text: string): string | undefined {
  const unit = byLength.find(
    (name) => text.startsWith(name) && !(/[A-Za-z]$/.test(name) && /^[A-Za-z0-9]/.test(text.slice(name.length))),
  )
  return unit !== undefined && unit.length === 1 && otherWords.test(text) ? undefined : unit
}

/**
 * Whether a whole (half-width) text can be the unit of a figure in a cell. A unit unknown here is a single character at most:
 * 1現状維持 is a choice from a list, not one 現状維持.
 */
export function isUnit(text: string): boolean {
  if (ordinal.test(text)) return false
  if (byLength.includes(text)) return true
  if (/^[^\d\s/]{1,8}\/[^\d\s/]{1,8}$/.test(text))
    return text.split('/').every((part) => byLength.includes(part) || /^(?:日|月|人・日|週|時)$/.test(part))
  return /^\p{Script=Han}$/u.test(text) && !/[有無済可否未他内外上下類型式性化系用等増減新旧]/.test(text)
}

/** Whether a number before this (half-width) text is part of a date, an ordinal or an address, not a figure. */
export function followsAsOrdinal(text: string): boolean {
  return /^(?:年度|年(?!間)|月(?!間)|日(?!間)|時(?!間)|号|番|期|次|章|節|条|項|回目|年目|人目|件目|階|F(?![a-z])|丁目|[/:]\d)/.test(
    text,
  )
}
