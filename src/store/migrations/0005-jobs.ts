/** Jobs (まとめて取込): many files handed in at once, read one after the other by whichever server takes the job. */
export const sql0005 = /* sql */ `
create table job (
  body text collate "C" not null references body,
  id text collate "C" not null,
  state text not null check (state in ('waiting', 'running', 'done', 'stopped', 'failed')),
  scheme text,
  asked_by text not null,
  asked_at timestamptz not null,
  finished_at timestamptz,
  stop_asked boolean not null default false,
  -- files as far as known: it grows where a zip inside a zip is opened
  total integer check (total >= 0),
  -- the file that is being read, which of the list it is, and how often that was begun
  reading text,
  place integer,
  tries integer,
  -- the server that runs it, and until when it is believed to (by the database's own clock)
  runner text,
  lease timestamptz,
  primary key (body, id)
);
create index job_open on job (body, asked_at) where state in ('waiting', 'running');
create index job_by_time on job (body, asked_at desc);

create table job_upload (
  body text collate "C" not null references body,
  job text collate "C" not null,
  ord integer not null,
  name text not null,
  size bigint not null check (size >= 0),
  primary key (body, job, ord),
  foreign key (body, job) references job (body, id)
);

-- The bytes of an upload in pieces of 1 MiB, so that a zip is read without being in memory. Removed when the job is done.
create table job_chunk (
  body text collate "C" not null references body,
  job text collate "C" not null,
  upload integer not null,
  ord integer not null,
  bytes bytea not null,
  primary key (body, job, upload, ord),
  foreign key (body, job, upload) references job_upload (body, job, ord)
);

create table job_outcome (
  body text collate "C" not null references body,
  job text collate "C" not null,
  ord integer not null,
  name text not null,
  kind text not null check (kind in ('read', 'known', 'nothing', 'refused', 'leftOut')),
  message text not null,
  document text collate "C",
  drafts integer not null check (drafts >= 0),
  unchanged integer not null check (unchanged >= 0),
  primary key (body, job, ord),
  foreign key (body, job) references job (body, id),
  foreign key (body, document) references document (body, id)
);
`
