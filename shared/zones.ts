// Time zones by their IANA names, as this machine knows them.

/** Also none at all. */
export const isKnownZone = (zone: string): boolean => {
  if (zone === '') return true
  try {
    return zone.length <= 64 && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    // Intl reports a name that it does not know by throwing; here that is an expected answer.
    return false
  }
}
