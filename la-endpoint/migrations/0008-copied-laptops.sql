-- A laptop whose profile was copied goes on under an identity of its own: which it was before, and up to which number of the
-- log the entries of that one are its own past.
alter table device add column replaces text;
alter table device add column replaces_up_to bigint not null default 0;

-- What a commit's proof is over where the laptop had made it under another identity. None is taken twice under two of them.
alter table device_commit add column first_digest bytea;
create unique index commit_by_first_digest on device_commit (first_digest) where first_digest is not null;
