/** Origin of every transaction that a view starts: what undo tracks, and what is "mine". */
export const LOCAL = 'local'

/** Origin of the birth of what is never deleted: no undo may track it. See `bear` in `schema/change.ts`. */
export const BIRTH = 'birth'
