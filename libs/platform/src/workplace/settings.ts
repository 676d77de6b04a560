const SETTINGS = `# Written by Planbuch at every start. Your own settings go to own.conf beside this file.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 100
shared_buffers = 128MB
password_encryption = scram-sha-256
timezone = 'UTC'

# What was acknowledged survives a power cut; doctor checks these three.
fsync = on
full_page_writes = on
synchronous_commit = on

# A redacted text must be gone from the files after a switch of the WAL: old segments are deleted, not used again.
wal_recycle = off
max_wal_size = 256MB
# Nothing replicates this server; bulk loads into new tables then need no WAL.
wal_level = minimal
max_wal_senders = 0
max_logical_replication_workers = 0

# Only the server's own fate is logged. Errors of statements go to the caller: their texts, parameters and details
# hold personal data. One week is kept, a file a day.
logging_collector = on
log_filename = 'postgresql-%a.log'
log_rotation_age = 1d
log_rotation_size = 0
log_truncate_on_rotation = on
log_line_prefix = '%m [%p] '
log_timezone = 'UTC'
log_min_messages = log
log_min_error_statement = panic
log_error_verbosity = terse
log_statement = none
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_checkpoints = off

include_if_exists = 'own.conf'
`;

/** Our postgresql.conf; written anew at every start, so that an old folder gets what a new version of Planbuch needs. */
export function serverSettings(logFolder: string): string {
  return `log_directory = '${logFolder.replaceAll("'", "''")}'\n${SETTINGS}`;
}

/** Our pg_hba.conf: nobody comes in without a password, and only from this machine. */
export const ACCESS_RULES = `# Written by Planbuch at every start.
host all all 127.0.0.1/32 scram-sha-256
`;

/**
 * The roles and the database of a new cluster, for the single-user mode: one statement a line, run in template1.
 * `planbuch_owner` owns the schema and changes it; `planbuch_app` gets from the migrations what it may do. The owner
 * may switch the WAL and write a checkpoint, which ends a redaction.
 */
export function firstStatements(passwords: {
  readonly postgres: string;
  readonly owner: string;
  readonly app: string;
}): string {
  return [
    `ALTER ROLE postgres PASSWORD '${passwords.postgres}'`,
    `CREATE ROLE planbuch_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '${passwords.owner}'`,
    `CREATE ROLE planbuch_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '${passwords.app}'`,
    // The append function's plan must not be made for the empty table of the first day, nor compiled at each call.
    `ALTER ROLE planbuch_app SET plan_cache_mode = force_generic_plan`,
    `ALTER ROLE planbuch_app SET jit = off`,
    // Frees what a frozen process holds, so that another takes over within 10 s.
    `ALTER ROLE planbuch_app SET idle_in_transaction_session_timeout = '10s'`,
    `GRANT EXECUTE ON FUNCTION pg_switch_wal() TO planbuch_owner`,
    `GRANT pg_checkpoint TO planbuch_owner`,
    `CREATE DATABASE planbuch OWNER planbuch_owner`,
    `REVOKE ALL ON DATABASE planbuch FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE planbuch TO planbuch_app`,
    `REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC`,
  ]
    .map((statement) => `${statement};\n`)
    .join('');
}
