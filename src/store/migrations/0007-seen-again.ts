/** What later papers say of what is known: the same once more (seen_again), or of an item or indicator something else (identity_change). */
export const sql0007 = /* sql */ `
create table seen_again (
  body text collate "C" not null references body,
  document text collate "C" not null,
  -- any of the four lists: ids are hashes, hence unique among them
  statement text collate "C" not null,
  locator text not null,
  source_text text not null,
  primary key (body, document, statement),
  foreign key (body, document) references document (body, id)
);
create index seen_again_by_statement on seen_again (body, statement);

create table identity_change (
  body text collate "C" not null references body,
  document text collate "C" not null,
  kind text not null check (kind in ('item', 'indicator')),
  subject text collate "C" not null,
  field text not null,
  before jsonb,
  after jsonb not null,
  status text not null check (status in ('draft', 'accepted', 'rejected')),
  locator text,
  source_text text,
  decided_by text,
  decided_at timestamptz,
  primary key (body, document, subject, field),
  foreign key (body, document) references document (body, id),
  constraint identity_change_decided_by_someone check ((status = 'draft') = (decided_by is null) and (decided_by is null) = (decided_at is null))
);
create index identity_change_by_subject on identity_change (body, subject, field);
`
