// The filters of the audit as the query of its address.
import { type AuditKind, actionsOf } from '../../shared/audit/actions.ts'

export const AUDIT_FILTER_KINDS = ['sessions', 'denials', 'links', 'people', 'group', 'copies'] as const satisfies readonly AuditKind[]
export type AuditFilterKind = AuditKind

interface Filters {
  readonly account: string
  readonly kind: AuditFilterKind | ''
  /** Days as a date field has them, on the reader's clock; both are within. */
  readonly from: string
  readonly until: string
  readonly address: string
}

export const auditQuery = ({ account, kind, from, until, address }: Filters): string => {
  const query = new URLSearchParams()
  const start = from === '' ? null : new Date(`${from}T00:00`)
  // The midnight by which that day ends.
  const end = until === '' ? null : new Date(`${until}T24:00`)
  if (account !== '') query.set('account', account)
  if (kind !== '') query.set('action', actionsOf(kind).join(','))
  if (start && !Number.isNaN(start.getTime())) query.set('from', String(start.getTime()))
  if (end && !Number.isNaN(end.getTime())) query.set('until', String(end.getTime()))
  if (address.trim() !== '') query.set('address', address.trim())
  return query.toString()
}
