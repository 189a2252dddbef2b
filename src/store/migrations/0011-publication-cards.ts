/** What a list shows of a published sheet, so that a list of thousands reads none of them. Absent on those published before. */
export const sql0011 = /* sql */ `
alter table publication_sheet add column card jsonb;
`
