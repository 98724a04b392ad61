-- Question: whose calendar is it?
-- Grain:    as militants.agenda. A calendar is read as long as the pass or the account that opened it still opens something: its number is kept,
--           without reference, as the journal does. Keys given before say nothing of that, and are closed.
delete from militants.agenda;
alter table militants.agenda
  add column par text not null check (par in ('compte', 'laissezPasser', 'machine')),
  add column auteur uuid check ((par = 'machine') = (auteur is null));
