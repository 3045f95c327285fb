// Reports of a group with names at their time, and how the sessions were opened in which they were given. For every answer and document.
import { linkSpanOf } from '../../shared/acts/linkSpans.ts'
import { actsId, type GroupId, seq } from '../../shared/ids.ts'
import type { GivenReport } from '../../shared/reports/givenBy.ts'
import { type Report, reportsIn } from '../../shared/reports/reports.ts'
import type { Acts } from '../acts/readActs.ts'
import type { Store } from '../db/rowStore.ts'
import { readSessionsByLink } from '../history/sessionsByLink.ts'

/** Oldest first; only those that `keep` selects. */
export const givenReports = async (
  { db, acts }: { readonly db: Store; readonly acts: Acts },
  group: GroupId,
  keep: (report: Report) => boolean = () => true,
): Promise<readonly GivenReport[]> => {
  const reports = reportsIn(await acts.of(group)).filter(keep)
  const commitments = [...new Set(reports.flatMap(({ by }) => by?.name ?? []))]
  if (commitments.length === 0) return []
  const rows = await db.selectFrom('act_word').select(['commitment', 'words']).where('commitment', 'in', commitments).execute()
  const names = new Map(rows.map(({ commitment, words }) => [commitment, words]))
  const links = await readSessionsByLink(db, acts, group)
  return reports.flatMap(({ by, ...report }): readonly GivenReport[] => {
    if (!by) return []
    const span = linkSpanOf(links.spans, { author: by.account, document: actsId(group), seq: seq(report.n) })
    return [{ ...report, by: { ...by, name: names.get(by.name) ?? null }, ...(span ? { byLink: links.words(span) } : {}) }]
  })
}
