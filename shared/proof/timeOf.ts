// An instant as a sentence names it, whatever number somebody wrote.

/** Beyond this Date knows no day. */
const LAST_DAY = 8.64e15

export const timeOf = (at: number): string => (Math.abs(at) <= LAST_DAY ? new Date(at).toISOString() : String(at))
