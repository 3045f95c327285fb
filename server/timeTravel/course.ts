// The course of a document: runs of edits by one delegation in one session, as the bars above a slider show them.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Course, Run } from '../../shared/api/history.ts'
import { type Subject, subjectKey } from '../../shared/history/events.ts'
import {
  type AccountId,
  type DocumentId,
  instant,
  parseAccountId,
  parseDelegationId,
  parseMeetingId,
  type Seq,
  seq,
} from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'

export interface CourseReader {
  /** Up to `head`; of one subject, when one is named. */
  read(document: DocumentId, subject: Subject | null, head: Seq): Course
}

export const createCourseReader = (sqlite: DatabaseSync): CourseReader => {
  const columns = `seq, min(last_seq, :head) AS last_seq, at, author, delegation, meeting,
    CASE WHEN type = 'text' AND last_seq <= :head THEN event ->> '$.change.lastAt' ELSE at END AS last_at`
  const all = sqlite.prepare(`SELECT ${columns} FROM history_event WHERE document = :document AND seq <= :head ORDER BY seq, ord`)
  const some = sqlite.prepare(`
    SELECT ${columns} FROM history_event WHERE document = :document AND subject = :subject AND seq <= :head ORDER BY seq, ord`)
  return {
    read(document, subject, head) {
      const rows = subject ? some.iterate({ document, subject: subjectKey(subject), head }) : all.iterate({ document, head })
      const runs: Growing[] = []
      for (const row of rows) add(runs, row)
      return { runs: runs.map(({ accounts, ...run }): Run => ({ ...run, accounts: [...accounts] })), head }
    },
  }
}

type Growing = { -readonly [Key in Exclude<keyof Run, 'accounts'>]: Run[Key] } & { readonly accounts: Set<AccountId> }

const add = (runs: Growing[], row: Readonly<Record<string, SQLOutputValue>>) => {
  const account = must(parseAccountId(row.author), 'the author of an event')
  const last = runs.at(-1)
  const [end, at] = [Number(row.last_seq), Number(row.last_at)]
  if (last && last.delegation === row.delegation && last.meeting === row.meeting) {
    last.last = seq(Math.max(last.last, end))
    last.to = instant(Math.max(last.to, at))
    last.accounts.add(account)
    last.changes += 1
    return
  }
  runs.push({
    first: seq(Number(row.seq)),
    last: seq(end),
    from: instant(Number(row.at)),
    to: instant(at),
    delegation: parseDelegationId(row.delegation),
    meeting: parseMeetingId(row.meeting),
    accounts: new Set([account]),
    changes: 1,
  })
}
