/** Schemes (様式) that an office makes itself, every version of them, and those in the making. */
export const sql0006 = /* sql */ `
create table scheme (
  body text collate "C" not null references body,
  name text collate "C" not null check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version integer not null check (version > 0),
  yaml text not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (body, name, version)
);
create trigger refuse_rewrite before update on scheme for each statement
  execute function refuse_change('保存した様式は書き換えられません。改めるときは、次の版を保存してください。');
create trigger refuse_removal before delete or truncate on scheme for each statement
  execute function refuse_change('保存した様式は消せません。改めるときは、次の版を保存してください。');

-- 様式の下書き: one for each file that it is made from.
create table scheme_draft (
  body text collate "C" not null references body,
  file text collate "C" not null,
  file_name text not null,
  -- json, not jsonb: the order of the codes is the order of the grades
  draft json not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (body, file),
  foreign key (body, file) references file (body, sha256)
);
`
