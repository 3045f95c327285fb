// Which comments a file of the plan holds.

/** None; those that everybody reads; also those of the reader's delegation, which then are marked, as the file is. */
export const COMMENTS_IN_FILE = ['none', 'all', 'own'] as const
export type CommentsInFile = (typeof COMMENTS_IN_FILE)[number]
