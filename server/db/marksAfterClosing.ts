// When sessions of a group were reopened and closed again: the marks that each left.
import type { GroupId } from '../../shared/ids.ts'
import type { Store } from './rowStore.ts'

/** Oldest first. */
export const marksAfterClosing = (db: Store, group: GroupId) =>
  db
    .selectFrom('mark')
    .select(['meeting', 'kind', 'at'])
    .where('group_id', '=', group)
    .where('kind', 'in', ['reopened', 'closedAgain'])
    .orderBy('at')
    .orderBy('id')
    .execute()
