/** Names such as 総来場者数, 合計, 延べ…: a total, which the words may give in parts only. */
export const totalName = /総(?!合|務|括|会)|合計|延べ|のべ|累計/
