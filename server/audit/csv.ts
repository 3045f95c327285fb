// The audit as CSV. Names and addresses are foreign text: protected against formula injection.
import type { AuditLine } from '../../shared/api/audit.ts'
import { writeCsv } from '../../shared/spreadsheet.ts'

const COLUMNS = ['n', 'time (UTC)', 'account', 'name', 'action', 'subject', 'detail', 'address', 'hash'] as const

export const csvOf = (lines: readonly AuditLine[]): string => writeCsv([COLUMNS, ...lines.map(cellsOf)])

const cellsOf = ({ n, at, account, name, action, subject, detail, address, hash }: AuditLine): readonly string[] => [
  String(n),
  new Date(at).toISOString(),
  account ?? '',
  name ?? '',
  action,
  subject,
  detail,
  address,
  hash,
]
