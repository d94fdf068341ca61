-- Files with records in them that somebody asked for in the app: who, when, what of and of whom. Ids only.
create view export_read as
select centre, key as export, (record_values->>'date')::date as day, record_values->>'what' as what,
  (record_values->>'from')::date as first_day, (record_values->>'to')::date as last_day,
  trail->0->>'by' as staff, trail->0->>'position' as position,
  to_timestamp((trail->0->>'at')::bigint / 1000.0) as asked_at,
  case when record_values->'pupils' is null then null
    else array(select pupil->>'pupil' from json_array_elements(record_values->'pupils') as p(pupil)) end as pupils
from record_tier where type = 'exported' and tier = 'register';
