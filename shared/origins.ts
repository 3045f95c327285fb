/** Origin of every transaction that a view starts: what undo tracks, and what is "mine". */
export const LOCAL = 'local'
