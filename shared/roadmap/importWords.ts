// What the words of imported files mean in a group, as its members keep it for each other.

/** Names of people stay on the device of the reader: nobody else needs them, and an erased account must not be named by a word. */
const SHARED_SUBJECTS = ['status', 'progress', 'delegations', 'agencies', 'stream', 'kind', 'stage', 'priority'] as const
/** Of one group; the oldest are forgotten. */
export const MOST_IMPORT_WORDS = 500
const LONGEST_IMPORT_WORD = 140
const KEY = new RegExp(`^(?:${SHARED_SUBJECTS.join('|')}) [\\p{L}\\p{N}% ]{1,${LONGEST_IMPORT_WORD}}$`, 'u')
/** `status stand by`. */
export const isImportWordKey = (key: string): boolean => KEY.test(key)

/** Ids of an answer, and letters of an id, that are kept for the group. */
export const MOST_IMPORT_WORD_IDS = 50
export const LONGEST_IMPORT_WORD_ID = 80
