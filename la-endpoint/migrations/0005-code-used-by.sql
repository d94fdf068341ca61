-- The device that used a code: where the answer was lost on its way, that device alone may ask again.

alter table enrolment_code add column used_by text;
