// Cursor of changes: separate for public threads and those of the user's delegation, so that neither reveals the other. It says from when on the latter
// were visible: once earlier ones are, they are all sent again.
import type { CommentThreadTable } from '../db/commentTables.ts'

export interface CommentCursor {
  readonly all: number
  /** Delegation of the cursor; '' for none. */
  readonly own: number
  readonly delegation: string
  readonly visibleFrom: number
}

/** From the beginning if it is invalid. */
export const readCommentCursor = (text: string | undefined, visibleFrom: number): CommentCursor => {
  const [, all = 0, own = 0, delegation = '', from] = /^(\d{1,15})\.(\d{1,15})\.([\w-]{0,64})(?:\.(\d{1,15}))?$/.exec(text ?? '') ?? []
  return { all: Number(all), own: Number(from ?? 0) === visibleFrom ? Number(own) : 0, delegation, visibleFrom }
}

export const writeCursor = ({ all, own, delegation, visibleFrom }: CommentCursor): string =>
  `${all}.${own}.${delegation}${visibleFrom === 0 ? '' : `.${visibleFrom}`}`

export const cursorAfter = (
  cursor: CommentCursor,
  rows: readonly Pick<CommentThreadTable, 'visibility' | 'delegation' | 'changed_at'>[],
): CommentCursor => {
  const own = rows.filter(({ visibility }) => visibility === 'delegation')
  const delegation = own[0]?.delegation ?? cursor.delegation
  return {
    all: latest(
      cursor.all,
      rows.filter(({ visibility }) => visibility === 'all'),
    ),
    own: latest(delegation === cursor.delegation ? cursor.own : 0, own),
    delegation,
    visibleFrom: cursor.visibleFrom,
  }
}

const latest = (before: number, rows: readonly Pick<CommentThreadTable, 'changed_at'>[]): number =>
  rows.reduce((most, { changed_at }) => Math.max(most, changed_at), before)
