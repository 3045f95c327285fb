// Sessions and marks, as the acts made them.
import { headsText } from '../../../shared/acts/groupState.ts'
import { actsId } from '../../../shared/ids.ts'
import { sha256 } from '../../log/entry.ts'
import { hex, isNear, type RowsCheck } from './rowsCheck.ts'

export const sessionsFault: RowsCheck = async ({ queries, group, standing: { meetings } }) => {
  const rows = await queries.all('SELECT * FROM meeting WHERE group_id = ?', group)
  for (const row of rows) {
    const meeting = [...meetings].find(([id]) => id === row.id)?.[1]
    if (!meeting) return `no act made the session ${row.id}`
    if (row.number !== meeting.number) return `the session ${row.id} has another number than when it was made`
    if (row.state !== meeting.state) return `session ${meeting.number} is in another state than the acts say`
    if (meeting.shared !== null && (row.shared === 1) !== meeting.shared)
      return `session ${meeting.number} is ${meeting.shared ? 'hidden from' : 'shown to'} the group, and no act did that`
    const hours =
      isNear(row.opened_at, meeting.openedAt) && isNear(row.started_at, meeting.startedAt) && isNear(row.closed_at, meeting.closedAt)
    if (!hours) return `the hours of session ${meeting.number} are not those of its acts`
  }
  return rows.length === meetings.size ? null : 'a session that was made is missing'
}

export const marksFault: RowsCheck = async ({ queries, group, standing: { marks } }) => {
  const rows = await queries.all('SELECT id, kind, meeting, name, at, account FROM mark WHERE group_id = ?', group)
  const heads = Map.groupBy(await queries.all(HEADS, group), ({ mark }) => mark)
  for (const row of rows) {
    const mark = [...marks].find(([id]) => id === row.id)?.[1]
    const name = mark?.name === null || mark?.name === undefined ? `the mark ${row.id}` : `the moment “${mark.name}”`
    if (!mark) return `no act made the mark ${row.id}`
    if (row.kind !== mark.kind || row.meeting !== mark.meeting || row.name !== mark.name) return `${name} is not the one that was made`
    if (mark.by !== undefined && row.account !== mark.by) return `${name} is shown as another person’s than its act says`
    if (!isNear(row.at, mark.at)) return `${name} has another hour than its act`
    const own = (heads.get(row.id) ?? []).map(({ document, seq, hash }) => ({
      document: String(document),
      seq: Number(seq),
      hash: hex(hash),
    }))
    const text = headsText(own.filter(({ document }) => document !== actsId(group)) as never)
    const same =
      typeof mark.heads === 'string' ? hex(sha256(new TextEncoder().encode(text))) === mark.heads : text === headsText(mark.heads)
    if (!same) return `${name} was moved: it stands at other entries than its act says`
    const own_acts = own.find(({ document }) => document === actsId(group))
    if (mark.act !== null && own_acts?.seq !== mark.act) return `${name} was moved: it stands at another act than the one that made it`
  }
  return rows.length === marks.size ? null : 'a mark that was made is missing'
}

const HEADS = 'SELECT mark, document, seq, hash FROM mark_head JOIN mark ON mark.id = mark_head.mark WHERE group_id = ?'
