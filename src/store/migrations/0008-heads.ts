/** 見出しの行 of a table whose rows are kept whole, so that its file can be written back. */
export const sql0008 = /* sql */ `
alter table document add column heads jsonb;
`
