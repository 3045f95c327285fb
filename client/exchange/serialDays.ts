// Days as spreadsheets store them.

/** Day 0 of Excel, which counts a 29 February 1900 that did not exist: correct for every date from March 1900 on. */
export const DAY_ZERO = Date.UTC(1899, 11, 30)
