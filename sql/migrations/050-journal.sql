-- Question: who published, exported, changed what, where and when?
-- Grain:    one row per action that was done. Nothing personal: an author is the id of an account or of a pass, which no longer says
--           anything once that account is erased; an object is a code or an id, never a text. Rows are added, never changed.
create table journal (
  rang bigint generated always as identity primary key,
  quand timestamptz not null,
  par text not null check (par in ('compte', 'laissezPasser', 'machine', 'programme', 'visiteur')),
  auteur uuid check ((par in ('compte', 'laissezPasser')) = (auteur is not null)),  -- no reference: it outlives what it names
  role text not null,
  action text not null check (length(action) between 1 and 200),
  objet text check (length(objet) between 1 and 80),
  departement text check (length(departement) between 2 and 3)
);
create index on journal (quand desc);
create index on journal (departement, rang desc);
create index on journal (auteur) where auteur is not null;

create function journal_intact() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is only added to';
end $$;
create trigger journal_intact before update or delete on journal for each row execute function journal_intact();
