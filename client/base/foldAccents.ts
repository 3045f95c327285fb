/** Without accents and capitals: "Extinción" is found by "extincion". */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
