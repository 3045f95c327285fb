// Why something failed, with its causes: `fetch failed` alone names neither the certificate nor the address.
export const reasonOf = (error: unknown): string => {
  // As `openid-client` gives it for an answer that is no document.
  if (error instanceof Response) return `the answer has status ${error.status}`
  if (!(error instanceof Error)) return String(error)
  // A connection that failed at several addresses has no message of its own.
  const said = error instanceof AggregateError && error.message === '' ? error.errors.map(reasonOf).join('; ') : error.message || error.name
  const cause = error.cause === undefined ? '' : reasonOf(error.cause)
  return cause === '' || said.includes(cause) ? said : `${said}: ${cause}`
}
