-- PostGIS, and the schemas that stay from one publication to the next.
create extension if not exists postgis;
