// Cursor of changes: separate for public threads and those of the user's delegation, so that neither reveals the other.
import type { CommentThreadTable } from '../db/commentTables.ts'

export interface Cursor {
  readonly all: number
  /** Delegation of the cursor; '' for none. */
  readonly own: number
  readonly delegation: string
}

const START: Cursor = { all: 0, own: 0, delegation: '' }

/** From the beginning if it is invalid. */
export const readCursor = (text: string | undefined): Cursor => {
  const [, all, own, delegation = ''] = /^(\d{1,15})\.(\d{1,15})\.([\w-]{0,64})$/.exec(text ?? '') ?? []
  return all === undefined ? START : { all: Number(all), own: Number(own), delegation }
}

export const writeCursor = ({ all, own, delegation }: Cursor): string => `${all}.${own}.${delegation}`

export const cursorAfter = (
  cursor: Cursor,
  rows: readonly Pick<CommentThreadTable, 'visibility' | 'delegation' | 'changed_at'>[],
): Cursor => {
  const own = rows.filter(({ visibility }) => visibility === 'delegation')
  const delegation = own[0]?.delegation ?? cursor.delegation
  return {
    all: latest(
      cursor.all,
      rows.filter(({ visibility }) => visibility === 'all'),
    ),
    own: latest(delegation === cursor.delegation ? cursor.own : 0, own),
    delegation,
  }
}

const latest = (before: number, rows: readonly Pick<CommentThreadTable, 'changed_at'>[]): number =>
  rows.reduce((most, { changed_at }) => Math.max(most, changed_at), before)
