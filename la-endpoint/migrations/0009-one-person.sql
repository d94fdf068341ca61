-- Two files that are one young person's (record type samePerson): the tables people read show one child, as the app does.

create index said_to_be_one on record_tier (centre) where type = 'samePerson';

-- Every file that was joined with another, and the file that stands for its person (shared/pupils/persons.ts).
create view person_file as
with recursive said as (
  select s.centre, split_part(s.key, '|', 1) as a, split_part(s.key, '|', 2) as b, s.record_values->>'stands' as stands
  from record_tier s
  join record_tier p on p.centre = s.centre and p.type = 'pupil' and p.tier = 'register' and not p.withdrawn
    and p.key = split_part(s.key, '|', 1)
  join record_tier o on o.centre = s.centre and o.type = 'pupil' and o.tier = 'register' and not o.withdrawn
    and o.key = split_part(s.key, '|', 2)
  where s.type = 'samePerson' and s.tier = 'register' and not s.withdrawn and s.record_values->>'answer' = 'one'
    and p.key <> o.key
), near as (
  select centre, a as file, b as next from said union select centre, b, a from said
), reach as (
  select centre, file, file as other from near
  union
  select r.centre, r.file, n.next from reach r join near n on n.centre = r.centre and n.file = r.other
), behind as (
  select distinct centre, case when stands = a then b else a end as file from said where stands is not null
)
select r.centre, r.file as pupil,
  (array_agg(r.other order by (b.file is not null), r.other collate "C"))[1] as person
from reach r left join behind b on b.centre = r.centre and b.file = r.other
group by r.centre, r.file;

-- Stays as they are kept, whose they are, and from which day each counts beside others of the same person (in-turn.ts).
create view stay_turn as
select centre, enrolment, pupil, person, enrolment_status, starting_day, last_day, home_school,
  case when is_joined then row_number() over turns else 1 end as turn,
  case when is_joined then greatest(starting_day, max(coalesce(last_day, 'infinity'::date) + 1) over before_it)
    else starting_day end as counts_from
from (
  select e.centre, e.key as enrolment, e.pupil, coalesce(f.person, e.pupil) as person,
    f.person is not null and e.record_values->>'status' <> 'G' as is_joined,
    e.record_values->>'status' as enrolment_status,
    (e.record_values->>'from')::date as starting_day, (e.record_values->>'to')::date as last_day,
    e.record_values->>'homeSchool' as home_school
  from record_tier e left join person_file f on f.centre = e.centre and f.pupil = e.pupil
  where e.type = 'enrolment' and e.tier = 'register' and not e.withdrawn
) kept
window turns as (partition by centre, person, is_joined order by starting_day, (pupil <> person), enrolment collate "C"),
  before_it as (partition by centre, person, is_joined order by starting_day, (pupil <> person), enrolment collate "C"
    rows between unbounded preceding and 1 preceding);

create or replace view on_roll as
select e.centre, e.enrolment, e.person as pupil,
  p.record_values->>'surname' as surname, p.record_values->>'forename' as forename,
  (p.record_values->>'dob')::date as date_of_birth,
  e.enrolment_status, e.counts_from as starting_day, e.last_day, e.home_school
from stay_turn e
join record_tier p on p.centre = e.centre and p.type = 'pupil' and p.key = e.person and p.tier = 'register'
where not p.withdrawn and isfinite(e.counts_from) and e.counts_from <= coalesce(e.last_day, 'infinity'::date);

create or replace view mark_read as
select r.centre, r.pupil,
  split_part(key, '|', 1) as enrolment,
  split_part(key, '|', 2)::date as day,
  split_part(key, '|', 3) as session,
  record_values->>'code' as code,
  (record_values->>'minutesLate')::integer as minutes_late,
  record_values->>'nature' as nature,
  json_array_length(entries) as entry_count,
  (select count(*) from json_array_elements(proposals) open where open->'closed' is null) as open_differences,
  coalesce(f.person, r.pupil) as person
from record_tier r left join person_file f on f.centre = r.centre and f.pupil = r.pupil
where type = 'mark' and tier = 'register';

-- One mark for a session of a person: that of the stay that counts, else another file's. Both stay in mark_read.
create view mark_counted as
select m.centre, m.pupil, m.enrolment, m.day, m.session, m.code
from mark_read m
where m.code is not null
  and not exists (select 1 from person_file f where f.centre = m.centre and f.pupil = m.pupil)
union all
(
  select distinct on (m.centre, m.person, m.day, m.session)
    m.centre, m.person, coalesce(c.enrolment, m.enrolment), m.day, m.session, m.code
  from mark_read m
  join person_file f on f.centre = m.centre and f.pupil = m.pupil
  join stay_turn s on s.centre = m.centre and s.enrolment = m.enrolment
  left join stay_turn c on c.centre = m.centre and c.person = m.person and c.enrolment_status <> 'G'
    and m.day between c.counts_from and coalesce(c.last_day, 'infinity'::date)
  where m.code is not null
  order by m.centre, m.person, m.day, m.session, (m.enrolment is distinct from c.enrolment), s.turn
);

create or replace view mark_summary as
select centre, pupil, enrolment, code, count(*) as sessions, min(day) as first_day, max(day) as last_day
from mark_counted group by centre, pupil, enrolment, code;
