// Which comments an export contains.

/** None; public ones; or also those private to the user's delegation, which are then marked, as is the file. */
export const COMMENTS_IN_FILE = ['none', 'all', 'own'] as const
export type CommentsInFile = (typeof COMMENTS_IN_FILE)[number]
