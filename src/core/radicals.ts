/** CJK Radicals Supplement (U+2E80–2EF3) beside the characters they stand for (Unicode's EquivalentUnifiedIdeograph). NFKC knows two of them. */
const supplement = `
  ⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍尐 ⺎兀 ⺏尣 ⺐尢 ⺑𡯂 ⺒巳 ⺓幺 ⺔彑
  ⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爬 ⺦丬 ⺧牛 ⺨犭 ⺩王
  ⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑
  ⺾艹 ⺿艺 ⻀艻 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辷 ⻎辸 ⻏邑 ⻐钅 ⻑長
  ⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 ⻢马 ⻣骨 ⻤鬼 ⻥鱼
  ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟
`

/**
 * Kangxi radicals (U+2F00–2FD5) that NFKC turns into the traditional form, while a Japanese paper shows the everyday one:
 * PDF writers name the glyph 戸 by its radical, and NFKC would make 戶 of it.
 */
const everyday = '⼾戸 ⾭青 ⿈黄 ⿊黒'

const characterOf = new Map<string, string>()
for (const pair of `${supplement} ${everyday}`.trim().split(/\s+/)) {
  const [radical, character] = [...pair]
  if (radical !== undefined && character !== undefined) characterOf.set(radical, character)
}

/** CJK radicals (部首用の文字) become the characters they stand for: ⻄→西, ⻑→長, ⺠→民, ⼾→戸. Everything else stays. */
export function replaceRadicals(text: string): string {
  return text.replace(/[\u2E80-\u2FD5]/g, (radical) => characterOf.get(radical) ?? radical.normalize('NFKC'))
}
