// Reports of agencies on items, as the acts of a group hold them. Pure.
import type { Act } from '../acts/acts.ts'
import type { ActPerson, WhatOf } from '../acts/whats.ts'
import type { Instant } from '../ids.ts'

export interface Report extends Omit<WhatOf<'reported'>, 'type' | 'report'> {
  /** That its author’s device gave it. */
  readonly id: string
  /** Of its act. */
  readonly n: number
  readonly at: Instant
  /** As they were then; somebody of the chair or the secretariat has written down what the agency said. */
  readonly by: ActPerson | null
}

export const REPORT_PARTS = ['done', 'obstacles', 'next'] as const
export type ReportPart = (typeof REPORT_PARTS)[number]

/** Progress alone is no report. */
export const hasReportWords = (words: Pick<Report, ReportPart>): boolean =>
  REPORT_PARTS.some((part) => `${words[part].es}${words[part].en}`.trim() !== '')

/** The oldest first. */
export const reportsIn = (acts: readonly Act[]): readonly Report[] =>
  acts.flatMap(({ n, at, by, what }) => {
    if (what.type !== 'reported') return []
    const { type: _, report: id, ...told } = what
    return [{ id, n, at, by, ...told }]
  })
