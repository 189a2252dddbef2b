/** 事業費の内訳 (財源, 経費 …) and the paper's own heading of words. */
export const sql0004 = /* sql */ `
alter table budget
  add column part_kind text check (part_kind in ('fund', 'cost', 'account', 'activity')),
  add column part_name text,
  add constraint budget_part_has_kind_and_name check ((part_kind is null) = (part_name is null));

alter table narrative add column label text;
`
