-- As the owner, after every migrate and every restore (deploy/postgresql/rights.py runs it): who may do what with which table.
\set ON_ERROR_STOP on
BEGIN;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM egov_app, egov_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO egov_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO egov_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO egov_reader;

-- Tables with the triggers against change: the portal adds and reads, and could not change them if it tried.
DO $$
DECLARE found record;
BEGIN
  FOR found IN
    SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE t.tgname = c.relname || '_append_only' AND c.relnamespace = 'public'::regnamespace
  LOOP
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM egov_app', found.name);
  END LOOP;
END $$;

-- What migrations did is written by the owner alone; what a request was answered is never rewritten.
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM egov_app;
REVOKE UPDATE ON common_answeredrequest FROM egov_app;
GRANT UPDATE (status, body, headers) ON common_answeredrequest TO egov_app;

-- The reader sees no secret: neither passwords nor keys, second steps, sessions, links, kept answers or caches.
REVOKE SELECT ON mfa_authenticator, organizations_apikey, organizations_onetimelink, organizations_session,
  common_answeredrequest, portal_cache, organizations_user FROM egov_reader;
GRANT SELECT (id, full_name, title, is_active, is_program) ON organizations_user TO egov_reader;
COMMIT;
