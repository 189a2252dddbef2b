/** The columns and constraints that every statement has: what became of it, where it stands, who said it. */
const provenance = (table: string) => /* sql */ `
  statement_status text not null check (statement_status in ('draft', 'accepted', 'returned', 'rejected')),
  document text collate "C",
  locator text,
  source_text text,
  said_by text not null,
  said_at timestamptz not null,
  supersedes text collate "C",
  -- 取消: it takes the statement that it supersedes back, and nothing is known in its place
  withdraws boolean check (withdraws is null or (withdraws and supersedes is not null)),
  decided_by text,
  decided_at timestamptz,
  reason text,
  primary key (body, id),
  foreign key (body, document) references document (body, id),
  foreign key (body, supersedes) references ${table} (body, id) deferrable,
  constraint ${table}_has_one_source
    check (num_nulls(document, locator, source_text) in (0, 3)),
  constraint ${table}_decided_by_someone
    check (case when statement_status = 'draft' then decided_by is null and decided_at is null
                else decided_by is not null and decided_at is not null end),
  constraint ${table}_supersedes_another check (supersedes <> id)`

/** Indices that every statement has. A statement is superseded by one accepted statement at most, so that history is a line. */
const indices = (table: string, subject: string) => /* sql */ `
create index ${table}_by_${subject} on ${table} (body, ${subject});
create index ${table}_by_document on ${table} (body, document);
create index ${table}_waiting on ${table} (body, document) where statement_status = 'draft';
create index ${table}_corrections on ${table} (body, supersedes) where supersedes is not null;
create unique index ${table}_superseded_once on ${table} (body, supersedes) where statement_status = 'accepted' and supersedes is not null;
call keep_append_only('${table}');`

/** Statements (observation, budget, evaluation, narrative), and the triggers that keep them append-only. */
export const sql0002 = /* sql */ `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'SH001', message = tg_argv[0];
end $$;

-- Which columns an update names is known without looking at a row, so accepting many statements costs nothing more.
create procedure keep_append_only(kept text) language plpgsql as $$
declare
  fixed text;
begin
  select string_agg(quote_ident(attname), ', ' order by attnum) into fixed
    from pg_attribute
   where attrelid = kept::regclass and attnum > 0 and not attisdropped
     and attname not in ('statement_status', 'decided_by', 'decided_at', 'reason');
  execute format('drop trigger if exists refuse_rewrite on %I', kept);
  execute format('create trigger refuse_rewrite before update of %s on %I for each statement execute function refuse_change(%L)',
    fixed, kept, '記録は書き換えられません。訂正は、元の記録を置き換える新しい記録として加えてください。');
  execute format('drop trigger if exists refuse_return on %I', kept);
  execute format('create trigger refuse_return before update on %I for each row
    when (not ((old.statement_status = ''draft'' and new.statement_status <> ''draft'')
            or (old.statement_status = ''returned'' and new.statement_status = ''rejected'')))
    execute function refuse_change(%L)',
    kept, '確定・差戻し・却下の済んだ記録の扱いは、元に戻したり変えたりできません。');
  execute format('drop trigger if exists refuse_removal on %I', kept);
  execute format('create trigger refuse_removal before delete or truncate on %I for each statement execute function refuse_change(%L)',
    kept, '記録は消せません。取り消すときは、却下するか、新しい記録で置き換えてください。');
end $$;

create table observation (
  body text collate "C" not null references body,
  id text collate "C" not null,
  indicator text collate "C" not null,
  measure text not null check (measure in ('target', 'actual', 'baseline', 'benchmark', 'planned')),
  fiscal_year integer check (fiscal_year between 1868 and 2999),
  from_fiscal_year integer check (from_fiscal_year between 1868 and 2999),
  to_fiscal_year integer check (to_fiscal_year between 1868 and 2999),
  as_of text check (as_of ~ '^\\d{4}-\\d{2}(-\\d{2})?$'),
  value double precision,
  min double precision,
  max double precision,
  comparator text check (comparator in ('>=', '<=', '=', '~')),
  unit text,
  relative_to jsonb check (jsonb_typeof(relative_to) = 'object'),
  status text check (status in ('confirmed', 'forecast', 'planned', 'preliminary')),
  superseded_by text collate "C",
  text text,
  parts jsonb check (jsonb_typeof(parts) = 'array'),
  from_prose boolean,
  -- NaN sorts above infinity
  constraint observation_is_finite check (
    (value is null or (value > '-infinity' and value < 'infinity'))
    and (min is null or (min > '-infinity' and min < 'infinity'))
    and (max is null or (max > '-infinity' and max < 'infinity'))),
  constraint observation_is_number_or_range check (value is null or (min is null and max is null)),
  constraint observation_range_runs_upward check (min <= max),
  constraint observation_span_has_both_ends check ((from_fiscal_year is null) = (to_fiscal_year is null)),
  constraint observation_span_runs_forward check (from_fiscal_year <= to_fiscal_year),
  constraint observation_has_year_or_span check (fiscal_year is null or from_fiscal_year is null),
  foreign key (body, indicator) references indicator (body, id),
  ${provenance('observation')}
);
${indices('observation', 'indicator')}

create table budget (
  body text collate "C" not null references body,
  id text collate "C" not null,
  item text collate "C" not null,
  fiscal_year integer not null check (fiscal_year between 1868 and 2999),
  stage text not null check (stage in ('planned', 'initial', 'revised', 'settled', 'settledEstimate')),
  -- yen; every engine and the program must be able to count it exactly
  amount bigint not null check (amount between -9007199254740991 and 9007199254740991),
  relisted boolean,
  foreign key (body, item) references item (body, id),
  ${provenance('budget')}
);
${indices('budget', 'item')}

create table evaluation (
  body text collate "C" not null references body,
  id text collate "C" not null,
  item text collate "C" not null,
  fiscal_year integer not null check (fiscal_year between 1868 and 2999),
  stage text check (stage in ('plan', 'progress', 'interim', 'final')),
  evaluator text not null check (evaluator in ('self', 'external')),
  grades jsonb not null check (jsonb_typeof(grades) = 'array'),
  forecast boolean,
  comment text,
  foreign key (body, item) references item (body, id),
  ${provenance('evaluation')}
);
${indices('evaluation', 'item')}

create table narrative (
  body text collate "C" not null references body,
  id text collate "C" not null,
  item text collate "C" not null,
  role text not null check (role in ('purpose', 'overview', 'approach', 'goal', 'progress', 'issue', 'direction', 'note')),
  text text not null,
  status text check (status in ('done', 'ongoing')),
  fiscal_year integer check (fiscal_year between 1868 and 2999),
  stage text check (stage in ('plan', 'progress', 'interim', 'final')),
  as_of text check (as_of ~ '^\\d{4}-\\d{2}(-\\d{2})?$'),
  ord integer,
  foreign key (body, item) references item (body, id),
  ${provenance('narrative')}
);
${indices('narrative', 'item')}
`
