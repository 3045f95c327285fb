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

/** The calendar date in a zone, `2019-11-15`; in UTC where it is none or unknown. */
export const dayInZone = (at: number, zone: string): string => {
  const timeZone = zone !== '' && isKnownZone(zone) ? zone : 'UTC'
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at)
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
