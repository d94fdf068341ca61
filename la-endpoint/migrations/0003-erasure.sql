-- Pupils who were erased. An erasure takes a number of the log, so that every device learns of it in its place.
create table erasure (
  centre text not null references centre,
  pupil text not null,
  number bigint not null,
  why text not null check (why in ('retention', 'severed')),
  staff text not null,
  at bigint not null,
  primary key (centre, pupil)
);
create index erasure_by_number on erasure (centre, number);

-- Which pupils a commit names; null for one that was kept before this was written down, or that cannot be read. An erasure is
-- the one thing that alters a commit: the pupil's changes in it become empty, and it keeps its number and its digest.
alter table device_commit add column pupils text[];
create index commit_by_pupil on device_commit using gin (pupils);
create index log_by_commit on log (device, n);
