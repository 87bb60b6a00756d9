-- Once, as a superuser of the server:
--   psql -v database=egov -v owner_password=... -v app_password=... -v reader_password=... -f deploy/postgresql/roles.sql
-- Three roles: the owner changes tables, the portal changes rows, the reader reads.
\set ON_ERROR_STOP on
CREATE ROLE egov_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE egov_app LOGIN PASSWORD :'app_password' CONNECTION LIMIT 90;
CREATE ROLE egov_reader LOGIN PASSWORD :'reader_password' CONNECTION LIMIT 5;
ALTER ROLE egov_reader SET default_transaction_read_only = on;
ALTER ROLE egov_reader SET statement_timeout = '30s';
CREATE DATABASE :"database" OWNER egov_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO egov_app, egov_reader;
\connect :"database"
ALTER SCHEMA public OWNER TO egov_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO egov_app, egov_reader;
