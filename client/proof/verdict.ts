// What a report comes to: one of four answers.
import type { ProofReport } from './report.ts'

export type ProofVerdict =
  | { readonly is: 'covered'; readonly covered: number; readonly entries: number }
  /** The chain is sound, but there are no saved heads to compare it with. */
  | { readonly is: 'consistent' }
  | { readonly is: 'wrong' }
  | { readonly is: 'notArchive' }

export const verdictOf = ({ logs, faults, notHeads }: Pick<ProofReport, 'logs' | 'faults' | 'notHeads'>): ProofVerdict => {
  if (faults.some(({ type }) => type === 'none')) return { is: 'notArchive' }
  if (faults.length > 0 || notHeads.length > 0 || logs.some(({ verified }) => !verified.ok)) return { is: 'wrong' }
  const entries = logs.reduce((sum, { verified }) => sum + (verified.ok ? verified.entries : 0), 0)
  const covered = logs.reduce((sum, log) => sum + (log.covered ?? 0), 0)
  return covered === 0 ? { is: 'consistent' } : { is: 'covered', covered, entries }
}
