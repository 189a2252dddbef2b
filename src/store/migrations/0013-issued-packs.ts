/** 配布した会議資料: committee packs that were handed out, with the file itself. */
export const sql0013 = /* sql */ `
create table issued_pack (
  body text collate "C" not null references body,
  id text collate "C" not null,
  plan text collate "C" not null,
  fiscal_year integer not null check (fiscal_year between 1868 and 2999),
  title text not null,
  meeting text not null,
  held_on date,
  place text,
  number_prefix text,
  draft boolean not null,
  parts jsonb not null check (jsonb_typeof(parts) = 'array'),
  format text not null check (format in ('pdf', 'xlsx')),
  -- what was accepted by then is what the pack says: statements are only ever added
  as_of timestamptz not null,
  name text not null,
  file text collate "C" not null,
  issued_by text not null,
  issued_at timestamptz not null,
  primary key (body, id),
  foreign key (body, plan) references plan (body, id),
  foreign key (body, file) references file (body, sha256)
);
create index issued_pack_by_time on issued_pack (body, plan, fiscal_year, issued_at desc);
`
