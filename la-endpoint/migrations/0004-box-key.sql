-- The endpoint's own X25519 key: a laptop boxes for it the parts of a commit that whoever delivers the commit may not read.

alter table la add column box_key bytea;
