// An entry of the audit as a sentence: what its ids and codes mean, in the reader's language.
import type { AuditLine } from '../../shared/api/audit.ts'
import type { GroupInfo } from '../../shared/api/groups.ts'
import { parseAuditAction } from '../../shared/audit/actions.ts'
import { type Language, pickWords } from '../../shared/bilingual.ts'
import { ROLE_WORDS } from '../../shared/history/roleWords.ts'
import { quote } from '../../shared/history/subjects.ts'
import { documentKind, instant, parseDocumentId } from '../../shared/ids.ts'
import { parseMeetingState } from '../../shared/meeting/lifecycle.ts'
import { parseRole } from '../../shared/people.ts'
import type { Action } from '../../shared/permissions.ts'
import { documentName } from '../base/documentName.ts'
import { formatMoment } from '../base/intl.ts'
import type { AuditDetails, MeetingAuditStep } from '../base/messages/audit.ts'
import type { Messages } from '../base/messages/catalogue.ts'

export interface AuditReader {
  readonly text: Messages
  readonly language: Language
  readonly group: Pick<GroupInfo, 'name' | 'documents' | 'delegations' | 'agencies'>
}

export const auditWords = (line: AuditLine, { text, language, group }: AuditReader): string => {
  const { audit } = text
  const action = parseAuditAction(line.action)
  if (action === null) return audit.unknown(line.action)
  const { about, subject, detail } = line
  const document = parseDocumentId(detail) ?? parseDocumentId(subject)
  const session = about.session === null ? audit.aSession : audit.session(about.session)
  const name = about.moment ?? nameIn(detail)
  const asked: Readonly<Record<Action | 'live' | 'other', string>> = audit.asked
  const details: AuditDetails = {
    session,
    step: audit.steps[stepOf(detail)](session),
    person: about.person === '' ? audit.erased : (about.person ?? audit.somebody),
    name: name === null ? null : quote(name, language),
    document: document ? documentName(group, document, text, language) : pickWords(group.name, language),
    seat: seatIn(detail, group, language) ?? audit.aRole,
    asked: isAsked(detail, asked) ? asked[detail] : asked.other,
    until: untilIn(detail, language),
    entries: detail.split(' ')[0] ?? '',
    use: useIn(detail),
    place: placeIn(line, { text, language, group }, session),
    isNamed: detail.endsWith(' true'),
    isKnown: line.account !== null,
  }
  return audit.acts[action](details)
}

/** The name of who did it; for an entry without an account, who that was. */
export const auditActor = ({ action, account, name }: AuditLine, { audit }: Pick<Messages, 'audit'>): string => {
  if (account !== null) return name === '' ? audit.erased : (name ?? audit.somebody)
  if (action === 'audit.closed' || action === 'webhook.stopped') return audit.byItself
  return action === 'session.refused' ? audit.unknownPerson : audit.operator
}

/** `id: from to` */
const stepOf = (detail: string): MeetingAuditStep => {
  const [from, to] = (detail.split(': ')[1] ?? '').split(' ').map(parseMeetingState)
  if (from === 'closed' && to === 'open') return 'reopened'
  if (to === 'draft') return 'withdrawn'
  return to === 'open' ? 'opened' : to === 'inSession' ? 'started' : to === 'closed' ? 'closed' : 'moved'
}

/** Of what was removed, and of a view: `id: name`. */
const nameIn = (detail: string): string | null => /^[^:\s]+: (.+)$/s.exec(detail)?.[1] ?? null

/** `id/retired: name` */
const useIn = (detail: string): AuditDetails['use'] => {
  const use = /^[^:\s]+\/(\w+): /.exec(detail)?.[1]
  return use === 'retired' || use === 'restored' ? use : null
}

/** `role`, or `id: role delegation agency`. */
const seatIn = (detail: string, { delegations, agencies }: AuditReader['group'], language: Language): string | null => {
  const [role, delegation, agency] = (detail.split(': ')[1] ?? detail).split(' ')
  const known = parseRole(role)
  if (!known) return null
  const code = delegations.find(({ id }) => id === delegation)?.code
  const acronym = agencies.find(({ id }) => id === agency)?.acronym
  return [ROLE_WORDS[known][language], code, acronym].filter((word) => word !== undefined).join(', ')
}

/** `author: document subject number`, of a comment; null in entries of an earlier version. */
const placeIn = ({ detail, about }: AuditLine, { text, language, group }: AuditReader, session: string): string | null => {
  const document = parseDocumentId(/^[^:\s]+: (\S+) \S+ \d+$/.exec(detail)?.[1])
  if (document === null) return null
  if (documentKind(document) === 'meeting') return session
  if (documentKind(document) === 'roadmap') return about.item ?? text.audit.anItem
  return text.audit.aText(quote(documentName(group, document, text, language), language))
}

const isAsked = <T extends object>(detail: string, asked: T): detail is string & keyof T => Object.hasOwn(asked, detail)

const untilIn = (detail: string, language: Language): string => {
  const at = Date.parse(detail.replace(/^until /, ''))
  return Number.isNaN(at) ? '' : formatMoment(instant(at), language)
}
