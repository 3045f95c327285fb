// Limits of comments, threads and anchors.

/** UTF-16 units of a comment, with mentions in stored form. */
export const MOST_WORDS = 5_000
/** Comments in one thread. */
export const MOST_IN_THREAD = 300
/** Of an anchor's quote, and of the text before it. */
export const MOST_QUOTE = 300
export const MOST_BEFORE = 40
/** Threads in one answer, and the UTF-16 units of their text, if there is more than one. */
export const MOST_THREADS = 200
export const MOST_IN_ANSWER = 2_000_000
