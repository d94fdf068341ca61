-- The whole state of one LA. Instants are milliseconds since 1970 UTC, as the protocol tells them; the views turn them into times.

create table la (
  single boolean primary key default true check (single),
  epoch text not null,
  number bigint not null default 0
);

create table epoch_end (epoch text primary key, up_to bigint not null, ended_at bigint not null);

create table centre (id text primary key, name text not null, founded_at bigint not null);

create table device (
  id text primary key,
  centre text not null references centre,
  name text not null,
  public_key bytea not null,
  last_n bigint not null default 0,
  vouched_up_to bigint not null default 0,
  enrolled_at bigint not null,
  last_seen_at bigint,
  revoked_at bigint
);
create index device_by_centre on device (centre);

create table account (
  centre text not null references centre,
  staff text not null,
  name text not null,
  passphrase_hash text,
  totp_secret bytea,
  totp_step bigint not null default 0,
  failures integer not null default 0,
  locked_until bigint not null default 0,
  primary key (centre, staff)
);

create table access_grant (
  id bigint generated always as identity primary key,
  centre text not null references centre,
  staff text not null,
  role text not null,
  groups jsonb,
  from_number bigint not null,
  to_number bigint,
  ended_at bigint
);
create unique index one_grant_holds on access_grant (centre, staff) where to_number is null;
create index grant_by_person on access_grant (centre, staff);

create table device_member (
  device text not null references device,
  centre text not null,
  staff text not null,
  proof_secret bytea not null,
  joined_at bigint not null,
  ended_at bigint,
  primary key (device, centre, staff)
);

create table enrolment_code (
  hash bytea primary key,
  kind text not null check (kind in ('centre', 'person', 'device')),
  centre text,
  staff text,
  expires_at bigint not null
);

create table challenge (hash bytea primary key, expires_at bigint not null);

create table token (
  hash bytea primary key,
  device text not null references device,
  centre text not null,
  staff text,
  expires_at bigint not null
);

-- A commit as it came, with the result that was given for it. Written once, never changed.
create table device_commit (
  device text not null references device,
  n bigint not null,
  centre text not null,
  digest bytea not null,
  register bytea not null,
  contact bytea,
  sensitive bytea,
  identity bytea,
  proof bytea not null,
  received_at bigint not null,
  result json not null,
  author text,
  author_position text,
  made_at bigint,
  seen_epoch text,
  seen_number bigint,
  schema_version integer,
  reason text,
  primary key (device, n)
);

-- The shared log: one entry for each commit, and one for each later ruling on parked changes of a commit.
create table log (
  number bigint primary key,
  centre text not null,
  device text not null,
  n bigint not null,
  outcomes json not null,
  foreign key (device, n) references device_commit
);
create index log_by_centre on log (centre, number);

-- The settled state, one row for each tier of each record. Plain json, not jsonb: devices fold the same values and compare
-- them as text, so the order of an object's keys must come back as it went in.
create table record_tier (
  centre text not null,
  type text not null,
  key text not null,
  tier text not null,
  pupil text,
  number bigint not null,
  record_values json not null,
  trail json not null,
  withdrawn boolean not null default false,
  entries json,
  units json not null,
  proposals json not null,
  primary key (centre, type, key, tier)
);
create index record_by_pupil on record_tier (centre, pupil);

-- Who was in which group, as the log had it from one number to another.
create table group_place (
  id bigint generated always as identity primary key,
  centre text not null,
  key text not null,
  pupil text not null,
  group_id text not null,
  first_day text not null,
  last_day text,
  from_number bigint not null,
  to_number bigint
);
create index group_place_by_group on group_place (centre, group_id);
create index group_place_by_key on group_place (centre, key);

create table parked (
  device text not null references device,
  n bigint not null,
  index integer not null,
  centre text not null,
  author text not null,
  made_at bigint not null,
  type text,
  key text,
  pupil text,
  why text not null check (why in ('refused', 'record', 'account', 'lead', 'deferred')),
  words text not null,
  waits_for_type text,
  waits_for_key text,
  makes boolean not null,
  schema_version integer not null,
  settled_how text,
  settled_by text,
  settled_as bigint,
  settled_at bigint,
  primary key (device, n, index)
);
create index parked_open on parked (centre, why) where settled_how is null;
create index parked_waiting on parked (centre, waits_for_type, waits_for_key) where settled_how is null;

-- What each device was last given to hold. Old versions go once the device has named a newer one.
create table device_scope (
  device text not null references device,
  version integer not null,
  cells jsonb not null,
  primary key (device, version)
);

-- Who did and read what: ids and counts, never content.
create table access_log (
  id bigint generated always as identity primary key,
  at bigint not null,
  device text,
  centre text,
  staff text,
  act text not null,
  details jsonb not null
);
create index access_log_by_time on access_log (at);
