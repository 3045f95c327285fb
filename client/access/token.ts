/** The secret of a one-time link stands behind `#`, so that no server log and no Referer ever holds it. */
export const tokenInAddress = (): string => location.hash.slice(1)
