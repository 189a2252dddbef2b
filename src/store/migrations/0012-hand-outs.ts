/** 配布・回収: sheets given out as files, and which imported documents are such a file come back. */
export const sql0012 = /* sql */ `
create table hand_out (
  body text collate "C" not null references body,
  id text collate "C" not null,
  plan text collate "C" not null,
  scheme text not null,
  fiscal_year integer not null check (fiscal_year between 1868 and 2999),
  sections jsonb not null check (jsonb_typeof(sections) = 'array'),
  handed_out_by text not null,
  -- what was accepted by then is what the files say: statements are only ever added
  handed_out_at timestamptz not null,
  primary key (body, id),
  foreign key (body, plan) references plan (body, id)
);
create index hand_out_by_time on hand_out (body, handed_out_at desc);

-- The files as they were given out: what comes back is compared with them, however later versions would print.
create table hand_out_file (
  body text collate "C" not null references body,
  hand_out text collate "C" not null,
  ord integer not null check (ord > 0),
  name text not null,
  file text collate "C" not null,
  items jsonb not null check (jsonb_typeof(items) = 'array'),
  problems jsonb not null check (jsonb_typeof(problems) = 'array'),
  primary key (body, hand_out, ord),
  foreign key (body, hand_out) references hand_out (body, id),
  foreign key (body, file) references file (body, sha256)
);

create table collection (
  body text collate "C" not null references body,
  document text collate "C" not null,
  hand_out text collate "C" not null,
  ord integer not null,
  filled_by text,
  last_saved_by text,
  named_by text,
  named_at timestamptz,
  primary key (body, document),
  foreign key (body, document) references document (body, id),
  foreign key (body, hand_out, ord) references hand_out_file (body, hand_out, ord),
  constraint collection_named_by_someone check ((filled_by is null) = (named_by is null) and (named_by is null) = (named_at is null))
);
create index collection_by_hand_out on collection (body, hand_out, ord);

-- who filled in the files of a job, as its asker says
alter table job add column filled_by text;
`
