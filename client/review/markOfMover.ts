// The mark of who moved a due date.
import type { AuthorMark } from '../../shared/people.ts'
import type { Mover } from '../../shared/review/delegations.ts'
import { actingMarkIn } from '../base/authorMark.ts'

/** Null for what nobody can be credited with. */
export const markOfMover = (group: Parameters<typeof actingMarkIn>[0], mover: Mover): AuthorMark | null =>
  mover === 'unverified' ? null : actingMarkIn(group, mover)
