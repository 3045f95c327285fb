// Kinds of data derived from a log, besides its entries.

const READINGS = ['checkpoint', 'history', 'claims', 'projection', 'marks', 'people', 'files', 'texts', 'opening'] as const
/**
 * Checkpoints that documents are opened from, events of the history, owners of client ids, projections (titles, search texts), sessions and
 * marks on the logs, settings and people behind the ids, attached files, the list of texts, and whether members may bring back what a restore has lost.
 */
export type Reading = (typeof READINGS)[number]
export const parseReading = (text: unknown): Reading | null => READINGS.find((known) => known === text) ?? null
