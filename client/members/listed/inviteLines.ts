// People of a list, each as an invitation that could be sent, or why it cannot. Nothing is guessed: what is missing or unknown is reported.
// Pure.
import type { Seat } from '../../../shared/api/members.ts'
import { fold } from '../../../shared/foldAccents.ts'
import { type Agency, type Delegation, lacksDelegation, ROLES, type Role } from '../../../shared/people.ts'

type Rows = readonly (readonly string[])[]
export type InviteTrouble =
  | 'noName'
  | 'badEmail'
  | 'already'
  | 'noRole'
  | 'unknownRole'
  | 'roleNotYours'
  | 'unknownDelegation'
  | 'noDelegation'
  | 'unknownAgency'
export interface InviteLine {
  readonly number: number
  /** As it stands in the list. */
  readonly written: Readonly<Record<InviteColumn, string>>
  readonly invitee: (Seat & { readonly name: string; readonly email: string | null }) | null
  readonly why: InviteTrouble | null
}
export const INVITE_COLUMNS = ['name', 'email', 'role', 'delegation', 'agency'] as const
export type InviteColumn = (typeof INVITE_COLUMNS)[number]

export interface Inviting {
  readonly delegations: readonly Delegation[]
  readonly agencies: readonly Agency[]
  /** The names of each role, in both languages. */
  readonly rolesCalled: (role: Role) => readonly string[]
  readonly mayGive: (role: Role) => boolean
  /** Addresses of members and of pending invitations, in lower case. */
  readonly known: ReadonlySet<string>
}

/** Without accents, blanks and signs: headings are spelled so here, too. */
const keyOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '')
const CALLED: Readonly<Record<InviteColumn, readonly string[]>> = {
  name: ['name', 'nombre', 'person', 'persona', 'nombreyapellido', 'nombreyapellidos'],
  email: ['email', 'mail', 'correo', 'correoelectronico', 'emailaddress'],
  role: ['role', 'rol', 'papel', 'funcion'],
  delegation: ['delegation', 'delegacion', 'country', 'pais'],
  agency: ['agency', 'institucion', 'institution', 'entidad', 'agencia'],
}
/** What lists call people beside the names of the roles, which are offices. */
const CALLED_ALSO: Readonly<Partial<Record<Role, readonly string[]>>> = {
  head: ['jefededelegacion', 'jefadedelegacion'],
  delegate: ['delegado', 'delegada'],
  translator: ['traductor', 'traductora'],
  observer: ['observador', 'observadora'],
  guest: ['invitado', 'invitada'],
}
const columnCalled = (text: string): InviteColumn | null => INVITE_COLUMNS.find((column) => CALLED[column].includes(keyOf(text))) ?? null

/** A list without headings has its columns in the order in which they are asked for. */
export const inviteLines = (rows: Rows, inviting: Inviting): readonly InviteLine[] => {
  const head = rows.slice(0, 5).findIndex((row) => row.filter((text) => columnCalled(text) !== null).length > 1)
  const columns = head < 0 ? INVITE_COLUMNS : (rows[head] ?? []).map(columnCalled)
  const seen = new Set(inviting.known)
  return rows.flatMap((row, at): readonly InviteLine[] => {
    if (at <= head || row.every((text) => text.trim() === '')) return []
    const cell = (column: InviteColumn) => (row[columns.indexOf(column)] ?? '').replace(/\s+/g, ' ').trim()
    const written = { name: cell('name'), email: cell('email'), role: cell('role'), delegation: cell('delegation'), agency: cell('agency') }
    const found = readLine(written, inviting, seen)
    if (typeof found !== 'string' && found.email) seen.add(found.email.toLowerCase())
    return [{ number: at + 1, written, ...(typeof found === 'string' ? { invitee: null, why: found } : { invitee: found, why: null }) }]
  })
}

const readLine = (
  written: InviteLine['written'],
  { delegations, agencies, rolesCalled, mayGive }: Inviting,
  known: ReadonlySet<string>,
): NonNullable<InviteLine['invitee']> | InviteTrouble => {
  if (written.name === '') return 'noName'
  if (written.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(written.email)) return 'badEmail'
  if (known.has(written.email.toLowerCase())) return 'already'
  if (written.role === '') return 'noRole'
  const role = ROLES.find((one) =>
    [one, ...rolesCalled(one), ...(CALLED_ALSO[one] ?? [])].some((name) => keyOf(name) === keyOf(written.role)),
  )
  if (!role) return 'unknownRole'
  if (!mayGive(role)) return 'roleNotYours'
  const isCalled = (wanted: string, names: readonly string[]) => names.some((name) => keyOf(name) === keyOf(wanted))
  const own = delegations.filter(({ retired, code, name }) => !retired && isCalled(written.delegation, [code, name.es, name.en]))
  if (written.delegation !== '' && own.length !== 1) return 'unknownDelegation'
  const delegation = own[0]?.id ?? null
  const theirs = agencies.filter(
    (one) => !one.retired && one.delegation === delegation && isCalled(written.agency, [one.acronym, one.name.es, one.name.en]),
  )
  if (written.agency !== '' && theirs.length !== 1) return 'unknownAgency'
  const invitee = {
    name: written.name,
    email: written.email === '' ? null : written.email,
    role,
    delegation,
    agency: theirs[0]?.id ?? null,
  }
  return lacksDelegation(invitee) ? 'noDelegation' : invitee
}
