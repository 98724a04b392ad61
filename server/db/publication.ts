/** Version of the tables in sql/publication/schema.sql; a publication made for another one must be made again. */
export const SCHEMA_VERSION = 9
