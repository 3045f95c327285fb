// An instant as text, whatever number it is.

/** Beyond the range of Date. */
const LAST_DAY = 8.64e15

export const timeOf = (at: number): string => (Math.abs(at) <= LAST_DAY ? new Date(at).toISOString() : String(at))
