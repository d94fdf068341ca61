-- The administrator who vouches for what a laptop brings from before it joined; null where its founder's own history is meant.

alter table device add column vouched_by text;
