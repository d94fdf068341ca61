-- People of a provider or the LA are in no staff record: the position they sign with stands with their account.

alter table account add column position text not null default '';
