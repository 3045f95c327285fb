// Reopened sessions of a group, from its acts.
import { type Reopening, reopeningsIn } from '../../shared/acts/reopenings.ts'
import type { GroupId } from '../../shared/ids.ts'
import { DamagedLogError } from '../log/log.ts'
import type { Acts } from './readActs.ts'

/** Acts that cannot be read hide who reopened a session and why; that it was, its marks say. */
export const reopeningsOf = async (acts: Acts, group: GroupId): Promise<readonly Reopening[]> => {
  try {
    return reopeningsIn(await acts.of(group))
  } catch (error) {
    if (error instanceof DamagedLogError) return []
    throw error
  }
}
