// Reports of agencies on items, from the acts of a group. Pure.
import type { Act } from '../acts/acts.ts'
import type { ActPerson, WhatOf } from '../acts/whats.ts'
import type { Instant } from '../ids.ts'

export interface Report extends Omit<WhatOf<'reported'>, 'type' | 'report'> {
  /** Id from its author’s device. */
  readonly id: string
  /** Time of its act. */
  readonly n: number
  readonly at: Instant
  /** Author at that time; for an agency's report that chair or secretariat recorded, their name. */
  readonly by: ActPerson | null
}

export const REPORT_PARTS = ['done', 'obstacles', 'next'] as const
export type ReportPart = (typeof REPORT_PARTS)[number]

/** Progress without text is no report. */
export const hasReportWords = (words: Pick<Report, ReportPart>): boolean =>
  REPORT_PARTS.some((part) => `${words[part].es}${words[part].en}`.trim() !== '')

/** Oldest first. */
export const reportsIn = (acts: readonly Act[]): readonly Report[] =>
  acts.flatMap(({ n, at, by, what }) => {
    if (what.type !== 'reported') return []
    const { type: _, report: id, ...told } = what
    return [{ id, n, at, by, ...told }]
  })
