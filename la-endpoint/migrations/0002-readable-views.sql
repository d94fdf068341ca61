-- For people of the LA who read the tables: names of columns are those of the registers.

create view centre_read as
select centre, record_values->>'name' as name, record_values->>'urn' as urn, record_values->>'dfeNumber' as dfe_number
from record_tier where type = 'centre' and tier = 'register' and not withdrawn;

create view on_roll as
select e.centre, e.key as enrolment, e.pupil,
  p.record_values->>'surname' as surname, p.record_values->>'forename' as forename,
  (p.record_values->>'dob')::date as date_of_birth,
  e.record_values->>'status' as enrolment_status,
  (e.record_values->>'from')::date as starting_day,
  (e.record_values->>'to')::date as last_day,
  e.record_values->>'homeSchool' as home_school
from record_tier e
join record_tier p on p.centre = e.centre and p.type = 'pupil' and p.key = e.pupil and p.tier = 'register'
where e.type = 'enrolment' and e.tier = 'register' and not e.withdrawn and not p.withdrawn;

-- The standing mark of every session, and how many entries and open differences it has had.
create view mark_read as
select centre, pupil,
  split_part(key, '|', 1) as enrolment,
  split_part(key, '|', 2)::date as day,
  split_part(key, '|', 3) as session,
  record_values->>'code' as code,
  (record_values->>'minutesLate')::integer as minutes_late,
  record_values->>'nature' as nature,
  json_array_length(entries) as entry_count,
  (select count(*) from json_array_elements(proposals) open where open->'closed' is null) as open_differences
from record_tier where type = 'mark' and tier = 'register';

create view mark_entry as
select r.centre, r.pupil,
  split_part(r.key, '|', 1) as enrolment,
  split_part(r.key, '|', 2)::date as day,
  split_part(r.key, '|', 3) as session,
  place as entry, entry->>'code' as code, entry->>'reason' as reason,
  entry->>'by' as staff, entry->>'position' as position,
  to_timestamp((entry->>'at')::bigint / 1000.0) as entered_at
from record_tier r, json_array_elements(r.entries) with ordinality as e(entry, place)
where r.type = 'mark' and r.tier = 'register';

create view observation_read as
select centre, key as observation, pupil,
  (record_values->>'date')::date as day, record_values->>'session' as session,
  record_values->>'place' as place, record_values->>'group' as register,
  record_values->>'seen' as seen, (record_values->>'minutesLate')::integer as minutes_late,
  coalesce((record_values->>'takenBack')::boolean, false) as taken_back
from record_tier where type = 'observation' and tier = 'register';

-- Marks of each pupil by code: what the attendance percentages are made of.
create view mark_summary as
select centre, pupil, enrolment, code, count(*) as sessions, min(day) as first_day, max(day) as last_day
from mark_read where code is not null group by centre, pupil, enrolment, code;

create view open_difference as
select r.centre, r.type, r.key, r.pupil, r.tier, open->>'unit' as unit, open->>'by' as staff,
  to_timestamp((open->>'at')::bigint / 1000.0) as made_at
from record_tier r, json_array_elements(r.proposals) open
where open->'closed' is null;
