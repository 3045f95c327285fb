// Where chance begins. `npm test` begins where it always does, so that the same tree gives the same answer twice; `npm run fuzz` sets
// EXPLORE to another number each time.

const explored = process.env.EXPLORE === undefined ? null : Number(process.env.EXPLORE)

/** `fixed` in `npm test`; a number that follows from EXPLORE and from it in `npm run fuzz`. */
export const seedOf = (fixed: number): number => (explored === null ? fixed : (explored + fixed) % 2 ** 31)
