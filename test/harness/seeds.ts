// Seeds of random tests. `npm test` always uses the same, so that the same tree gives the same result twice; `npm run fuzz` sets EXPLORE to another
// number each time.

const explored = process.env.EXPLORE === undefined ? null : Number(process.env.EXPLORE)

/** `fixed` in `npm test`; derived from EXPLORE and `fixed` in `npm run fuzz`. */
export const seedOf = (fixed: number): number => (explored === null ? fixed : (explored + fixed) % 2 ** 31)
