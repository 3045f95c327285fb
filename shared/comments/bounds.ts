// How much a comment, a thread and an anchor hold.

/** UTF-16 units of the words of a comment, mentions as they are stored. */
export const MOST_WORDS = 5_000
/** Comments in one thread. */
export const MOST_IN_THREAD = 300
/** Of the words that an anchor stands on, and of those before them. */
export const MOST_QUOTE = 300
export const MOST_BEFORE = 40
/** Threads in one answer, and the UTF-16 units of their words, if there is more than one. */
export const MOST_THREADS = 200
export const MOST_IN_ANSWER = 2_000_000
