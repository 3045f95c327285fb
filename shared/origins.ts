/** Origin of every transaction of a view: tracked by undo, and recognised as the user's own. */
export const LOCAL = 'local'

/** Origin of the creation of permanent entries: not tracked by undo. See `bear` in `schema/change.ts`. */
export const BIRTH = 'birth'
