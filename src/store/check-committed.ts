import pg from 'pg'

/**
 * PostgreSQL answers a commit with a rollback, and no error, where a statement of the transaction had failed and the failure was caught.
 * Nobody may take that for kept: here it is an error, as if the commit had failed (SQLSTATE 25P02).
 */
export function checkCommitted(text: string, command: string): void {
  if (command !== 'ROLLBACK' || !/^\s*commit\b/i.test(text)) return
  const message = 'The transaction was rolled back: one of its statements had failed.'
  throw Object.assign(new pg.DatabaseError(message, message.length, 'error'), { code: '25P02' })
}
