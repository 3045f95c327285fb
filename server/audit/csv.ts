// The audit as a table for a spreadsheet. Names and addresses are foreign text: no cell is ever taken for a formula.
import type { AuditLine } from '../../shared/api/audit.ts'

const COLUMNS = ['n', 'time (UTC)', 'account', 'name', 'action', 'subject', 'detail', 'address', 'hash'] as const

/** With a byte order mark, by which spreadsheets know UTF-8; lines end as RFC 4180 has them. */
export const csvOf = (lines: readonly AuditLine[]): string =>
  `\ufeff${[COLUMNS, ...lines.map(cellsOf)].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`

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

/** What a spreadsheet would take for a formula, full width and after a separator too. */
const FORMULA = /(^|[\n\r;\t])\s*[=+\-@＝＋－＠]|^[\t\r\n]/u
const cell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`
