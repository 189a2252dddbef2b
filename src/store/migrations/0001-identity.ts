/** Identity: bodies, people, kept files, documents, and the plan's tree with its indicators. Ids collate by byte, so that every engine agrees on key order. */
export const sql0001 = /* sql */ `
create table body (
  body text collate "C" primary key,
  name text not null,
  code text
);

create table person (
  body text collate "C" not null references body,
  id text collate "C" not null,
  name text not null,
  section text,
  primary key (body, id)
);

-- 部局・課: one row per name that the section bore.
create table section (
  body text collate "C" not null references body,
  id text collate "C" not null,
  name text collate "C" not null,
  from_date text,
  to_date text,
  primary key (body, id, name)
);

create table file (
  body text collate "C" not null references body,
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  primary key (body, sha256)
);

create table plan (
  body text collate "C" not null references body,
  id text collate "C" not null,
  scheme text not null,
  title text not null,
  primary key (body, id)
);

create table document (
  body text collate "C" not null references body,
  id text collate "C" not null,
  file text collate "C" not null,
  name text not null,
  format text not null,
  scheme text,
  plan text collate "C",
  title text,
  issuer text,
  fiscal_year integer check (fiscal_year between 1868 and 2999),
  stage text check (stage in ('plan', 'progress', 'interim', 'final')),
  as_of text check (as_of ~ '^\\d{4}-\\d{2}(-\\d{2})?$'),
  draft boolean,
  grades jsonb not null check (jsonb_typeof(grades) = 'array'),
  marks jsonb not null check (jsonb_typeof(marks) = 'array'),
  imported_by text not null,
  imported_at timestamptz not null,
  primary key (body, id),
  foreign key (body, file) references file (body, sha256),
  foreign key (body, plan) references plan (body, id)
);
create index document_by_file on document (body, file);
create index document_by_plan on document (body, plan, fiscal_year);

create table finding (
  body text collate "C" not null references body,
  document text collate "C" not null,
  ord integer not null,
  severity text not null check (severity in ('error', 'warning', 'info')),
  code text not null,
  message text not null,
  subject text,
  locator text,
  source_text text,
  -- the body chose to show it publicly
  shown boolean not null default false,
  primary key (body, document, ord),
  foreign key (body, document) references document (body, id)
);

create table item (
  body text collate "C" not null references body,
  id text collate "C" not null,
  plan text collate "C" not null,
  parent text collate "C",
  level text not null check (level in ('vision', 'theme', 'direction', 'policy', 'measure', 'programme', 'initiative')),
  level_label text,
  code text,
  title text not null,
  ord integer,
  delivery text check (delivery in ('budgeted', 'coordinated')),
  is_new boolean,
  start_fiscal_year integer check (start_fiscal_year between 1868 and 2999),
  units jsonb check (jsonb_typeof(units) = 'array'),
  marks jsonb check (jsonb_typeof(marks) = 'array'),
  relisted_under jsonb check (jsonb_typeof(relisted_under) = 'array'),
  status text not null check (status in ('draft', 'accepted')),
  document text collate "C",
  locator text,
  source_text text,
  primary key (body, id),
  foreign key (body, plan) references plan (body, id),
  foreign key (body, document) references document (body, id),
  -- checked late where a batch holds a child before its parent
  foreign key (body, parent) references item (body, id) deferrable initially deferred,
  check (parent <> id)
);
create index item_by_plan on item (body, plan, parent);
create index item_by_parent on item (body, parent);
create index item_relisted on item (body) where relisted_under is not null;
create index item_by_document on item (body, document);

create table indicator (
  body text collate "C" not null references body,
  id text collate "C" not null,
  item text collate "C" not null,
  name text not null,
  unit text,
  kind text not null check (kind in ('quantitative', 'qualitative')),
  role text check (role in ('outcome', 'output', 'reference')),
  accumulation text check (accumulation in ('annual', 'cumulative', 'point')),
  direction text check (direction in ('increase', 'decrease', 'maintain')),
  description text,
  relisted_under jsonb check (jsonb_typeof(relisted_under) = 'array'),
  from_prose boolean,
  ord integer,
  status text not null check (status in ('draft', 'accepted')),
  document text collate "C",
  locator text,
  source_text text,
  primary key (body, id),
  foreign key (body, item) references item (body, id),
  foreign key (body, document) references document (body, id)
);
create index indicator_by_item on indicator (body, item);
create index indicator_relisted on indicator (body) where relisted_under is not null;
create index indicator_by_document on indicator (body, document);

create table term (
  body text collate "C" not null references body,
  id text collate "C" not null,
  term text not null,
  definition text not null,
  from_prose boolean,
  ord integer,
  status text not null check (status in ('draft', 'accepted')),
  document text collate "C",
  locator text,
  source_text text,
  primary key (body, id),
  foreign key (body, document) references document (body, id)
);
create index term_by_document on term (body, document);
`
