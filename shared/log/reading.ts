// Kinds of data derived from a log, besides its entries.

const READINGS = ['checkpoint', 'history', 'claims', 'projection', 'marks', 'people'] as const
/**
 * Checkpoints that documents are opened from, events of the history, owners of client ids, projections (titles, search texts), marks on the logs,
 * and names of the people behind the ids.
 */
export type Reading = (typeof READINGS)[number]
export const parseReading = (text: unknown): Reading | null => READINGS.find((known) => known === text) ?? null
