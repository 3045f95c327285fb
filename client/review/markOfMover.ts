// Badge of the author of a due date change.
import type { AuthorMark } from '../../shared/people.ts'
import type { Mover } from '../../shared/review/delegations.ts'
import { actingMarkIn } from '../base/authorMark.ts'

/** Null if there is no known author. */
export const markOfMover = (group: Parameters<typeof actingMarkIn>[0], mover: Mover): AuthorMark | null =>
  mover === 'unverified' ? null : actingMarkIn(group, mover)
