-- Indexes of a publication, made after its rows are in.
create unique index on resultat (niveau, code, scrutin);
create index on lieu (niveau, region);
create index on lieu (niveau, departement);
create index on lieu (niveau, circonscription);
create index on lieu (commune) where niveau = 'bureau';
create index on lieu using gist (contour);
analyze;
