/** Publications (公表): immutable snapshots from which the public reads. */
export const sql0003 = /* sql */ `
create table publication (
  body text collate "C" not null references body,
  id text collate "C" not null,
  plan text collate "C",
  version integer not null check (version > 0),
  fiscal_year integer not null check (fiscal_year between 1868 and 2999),
  title text not null,
  published_by text not null,
  published_at timestamptz not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  summary jsonb not null,
  primary key (body, id),
  foreign key (body, plan) references plan (body, id)
);
create unique index publication_version on publication (body, plan, fiscal_year, version) nulls not distinct;

create table publication_sheet (
  body text collate "C" not null references body,
  publication text collate "C" not null,
  item text collate "C" not null,
  ord integer not null,
  title text not null,
  view jsonb not null,
  primary key (body, publication, item),
  foreign key (body, publication) references publication (body, id)
);

create trigger refuse_rewrite before update on publication for each statement
  execute function refuse_change('公表した内容は書き換えられません。改めるときは、次の版を公表してください。');
create trigger refuse_removal before delete or truncate on publication for each statement
  execute function refuse_change('公表した内容は消せません。改めるときは、次の版を公表してください。');
create trigger refuse_rewrite before update on publication_sheet for each statement
  execute function refuse_change('公表した内容は書き換えられません。改めるときは、次の版を公表してください。');
create trigger refuse_removal before delete or truncate on publication_sheet for each statement
  execute function refuse_change('公表した内容は消せません。改めるときは、次の版を公表してください。');
`
