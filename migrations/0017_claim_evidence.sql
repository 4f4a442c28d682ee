-- What a file of evidence stands behind: a field of its listing and the term that is stated there, as `certifications.iso-27001`.
alter table evidence add column claim text;
