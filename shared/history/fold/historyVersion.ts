/** Of the reading of logs. Raise it when the same log would give other events: every document's history is then read anew. */
export const HISTORY_VERSION = 7
