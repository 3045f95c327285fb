// Calendar days apart.
import type { Day } from './model.ts'

const MS_PER_DAY = 86_400_000

/** Negative when `to` comes first. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY)
