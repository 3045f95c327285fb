/** Removes accents and case: "Extinción" is found by "extincion". */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
