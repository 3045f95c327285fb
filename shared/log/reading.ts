// What people read of a log beside its entries.

const READINGS = ['checkpoint', 'history', 'claims', 'projection', 'marks', 'people'] as const
/**
 * What people read of a log: the checkpoints that documents are opened from, the events of history, whose a client id is, what is made
 * from a document as it stands (titles, search texts), the marks on the logs, and the people behind the ids.
 */
export type Reading = (typeof READINGS)[number]
export const parseReading = (text: unknown): Reading | null => READINGS.find((known) => known === text) ?? null
