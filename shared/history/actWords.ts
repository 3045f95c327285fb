// Acts of the server as sentences: *opened session 2 again*; *changed the seat of Ana: from delegate, MX, FGR to head of delegation, MX*.
import type { ActSummary } from '../acts/actEvent.ts'
import type { Seated, WhatOf } from '../acts/whats.ts'
import { type Bilingual, type Language, pick } from '../bilingual.ts'
import { form, formatNumber } from '../counts.ts'
import { type AccountId, type Commitment, type DelegationId, documentKind, type ItemId, meetingOfDocument, parseItemId } from '../ids.ts'
import { assertNever } from '../result.ts'
import { CHOICE_LABELS } from '../roadmap/labels.ts'
import type { DescribeContext } from './describeContext.ts'
import { ROLE_WORDS } from './roleWords.ts'
import { fill, joined, type PhraseParts, valued, withTone, words } from './sentence.ts'
import { agencyFacts, calledAs, delegationFacts, isSame, movedInUse, settingChanges, settingFacts } from './settingWords.ts'
import { quote, quotedTitle } from './subjects.ts'

/** By commitment: what was said; null where it was erased. */
export type ActNames = Readonly<Record<string, string | null>>

interface ActWordsOptions {
  readonly context: DescribeContext
  readonly language: Language
  readonly names: ActNames
  readonly author: AccountId
  /** Of the item that it is about, where the answer brought it. */
  readonly code?: string | null | undefined
}

const NO_ROLE: Bilingual = { es: 'sin función', en: 'no role' }
const ERASED: Bilingual = { es: 'un nombre que se borró', en: 'a name that was erased' }
const ERASED_PERSON: Bilingual = { es: 'una persona cuya cuenta se borró', en: 'a person whose account was erased' }
const SOMEBODY: Bilingual = { es: 'una persona del grupo', en: 'a person of the group' }

const said = (es: string, en: string): Bilingual => ({ es, en })

const MOVED = {
  opened: said('convocó la sesión {number}', 'convened session {number}'),
  withdrawn: said('devolvió a borrador la sesión {number}', 'returned session {number} to draft'),
  started: said('comenzó la sesión {number}', 'started session {number}'),
  closed: said('cerró la sesión {number}', 'closed session {number}'),
  reopened: said('reabrió la sesión {number}, ya cerrada', 'reopened session {number} after its closing'),
  closedAgain: said('cerró de nuevo la sesión {number}', 'closed session {number} again'),
} as const
const REOPENED_FOR = said('reabrió la sesión {number}, ya cerrada: {reason}', 'reopened session {number} after its closing: {reason}')
const SAID = {
  begun: said(
    'comenzó el registro de actuaciones, con {people} y {meetings}',
    'began the record of group events, with {people} and {meetings}',
  ),
  restored: said('restauró una copia de seguridad, con {people} y {meetings}', 'restored a backup, with {people} and {meetings}'),
  groupCreated: said('creó el grupo', 'created the group'),
  groupChanged: said('cambió los ajustes del grupo: {changes}', 'changed the settings of the group: {changes}'),
  delegationAdded: said('agregó la delegación {name} ({code})', 'added the delegation {name} ({code})'),
  delegationChanged: said(
    'corrigió los datos de la delegación {name}: {changes}',
    'corrected the details of the delegation {name}: {changes}',
  ),
  delegationRetired: said('marcó como inactiva la delegación {name} ({code})', 'deactivated the delegation {name} ({code})'),
  delegationBack: said('reactivó la delegación {name} ({code})', 'reactivated the delegation {name} ({code})'),
  delegationsOrdered: said('cambió el orden de las delegaciones: {order}', 'changed the order of the delegations: {order}'),
  agencyAdded: said('agregó la institución {code}, {name}', 'added the agency {code}, {name}'),
  agencyChanged: said('corrigió los datos de la institución {code}: {changes}', 'corrected the details of the agency {code}: {changes}'),
  agencyRetired: said('marcó como inactiva la institución {code}, {name}', 'deactivated the agency {code}, {name}'),
  agencyBack: said('reactivó la institución {code}, {name}', 'reactivated the agency {code}, {name}'),
  agenciesOrdered: said('cambió el orden de las instituciones de {code}: {order}', 'changed the order of the agencies of {code}: {order}'),
  meetingCreated: said('creó la sesión {number}', 'created session {number}'),
  joined: said('se incorporó al grupo como {seat}', 'joined the group as {seat}'),
  admitted: said('incorporó a {person} como {seat}', 'added {person} as {seat}'),
  changed: said('cambió la función de {person}: de {from} a {to}', 'changed the role of {person}: from {from} to {to}'),
  removed: said('retiró del grupo a {person}', 'removed {person} from the group'),
  renamed: said('cambió su nombre: de {from} a {to}', 'changed their name: from {from} to {to}'),
  emailChanged: said('cambió su correo electrónico', 'changed their email address'),
  agencyRequested: said('pidió pasar a la institución {agency}', 'asked to move to the agency {agency}'),
  noAgencyRequested: said('pidió no pertenecer a ninguna institución', 'asked to belong to no agency'),
  agencyDeclined: said('no aceptó que {person} cambie de institución', 'declined another agency for {person}'),
  accountDisabled: said('suspendió la cuenta de {person}', 'disabled the account of {person}'),
  accountEnabled: said('reactivó la cuenta de {person}', 'enabled the account of {person} again'),
  accountErased: said('borró la cuenta de {person}', 'erased the account of {person}'),
  memberAdmitted: said(
    'dio a {person} acceso a los comentarios anteriores de su delegación',
    'admitted {person} to the earlier comments of their delegation',
  ),
  momentNamed: said('dio nombre al momento {name}', 'named the moment {name}'),
  momentRemoved: said('quitó el nombre del momento {name}', 'removed the name of the moment {name}'),
  rowsRecorded: said(
    'registró, tal como estaban, los correos, los textos, los tokens y las sesiones en preparación: desde aquí la verificación también los compara',
    'recorded email addresses, texts, API tokens and drafts of sessions as they were: from here on verification compares these, too',
  ),
  headsExported: said('descargó los sellos', 'downloaded the seals'),
  archiveExported: said('descargó el archivo del grupo', 'downloaded the archive of the group'),
  signInLinkRequested: said('pidió un enlace de acceso a la cuenta de {person}', 'asked for a link to sign in to the account of {person}'),
  signInLinkApproved: said('aceptó un enlace de acceso a la cuenta de {person}', 'agreed to a link to sign in to the account of {person}'),
  signInLinkDeclined: said('no aceptó el enlace para la cuenta de {person}', 'declined the link to the account of {person}'),
  redeemed: said(
    'entró con un enlace que pidió {by} y eligió una contraseña nueva',
    'signed in with a link that {by} asked for, and set a new password',
  ),
  ownSignIn: said('volvió a entrar sin usar el enlace', 'signed in again without the link'),
  confirmed: said('confirmó que quien entró con el enlace es {person}', 'confirmed that whoever signed in with the link is {person}'),
  consenterNamed: said(
    'autorizó a {person} a aceptar enlaces de acceso de su delegación',
    'authorized {person} to approve sign-in links of their delegation',
  ),
  consenterTakenBack: said(
    'retiró a {person} la autorización para aceptar enlaces de acceso',
    'revoked the authority of {person} to approve sign-in links',
  ),
  recoveryOpened: said('abrió la recuperación hasta el {until}', 'opened recovery until {until}'),
  recoveryClosed: said('cerró la recuperación', 'closed recovery'),
  documentRecovered: said('devolvió a su lugar {document}', 'brought back {document}'),
  fileAttached: said('adjuntó {name} a {where}', 'attached {name} to {where}'),
  fileRemoved: said('retiró {name} de {where}', 'removed {name} from {where}'),
  reported: said(
    'informó del avance de {item}, en nombre de {reporter}: {progress}',
    'reported on the progress of {item}, for {reporter}: {progress}',
  ),
  unknown: said('hizo algo que esta versión de Ruta no sabe leer', 'did something that this version of Ruta cannot read'),
} as const
const OPERATORS: Bilingual = { es: 'la administración del servidor', en: 'the server administrator' }
const A_TEXT: Bilingual = { es: 'un texto', en: 'a text' }
const AN_ITEM: Bilingual = { es: 'una acción', en: 'an item' }
const A_SESSION: Bilingual = { es: 'una sesión', en: 'a session' }

export const actPredicate = (act: ActSummary, options: ActWordsOptions): PhraseParts => {
  const { language, context } = options
  const say = (template: Bilingual, slots: Readonly<Record<string, PhraseParts>> = {}) => fill(template[language], slots)
  switch (act.type) {
    case 'begun':
    case 'restored':
      return say(SAID[act.type], {
        people: words(people(act.people, language)),
        meetings: words(sessions(act.meetings, language)),
      })
    case 'groupCreated':
    case 'rowsRecorded':
    case 'headsExported':
    case 'archiveExported':
    case 'recoveryClosed':
    case 'unknown':
      return say(SAID[act.type])
    case 'groupChanged': {
      const [from, to] = [act.from, act.to].map((one) => settingFacts(one, language, (at) => context.moment(at, language)))
      return say(SAID.groupChanged, { changes: settingChanges(from ?? {}, to ?? {}, language) })
    }
    case 'delegationAdded':
      return say(SAID.delegationAdded, calledAs(act.added, language))
    case 'delegationChanged':
      return changedEntry(act, delegationFacts, [SAID.delegationRetired, SAID.delegationBack, SAID.delegationChanged], language)
    case 'delegationsOrdered':
      return say(SAID.delegationsOrdered, {
        order: joined(
          act.order.map((id) => lettersOf(id, context)),
          ', ',
        ),
      })
    case 'agencyAdded':
      return say(SAID.agencyAdded, calledAs(act.added, language))
    case 'agencyChanged':
      return changedEntry(act, agencyFacts, [SAID.agencyRetired, SAID.agencyBack, SAID.agencyChanged], language)
    case 'agenciesOrdered':
      return say(SAID.agenciesOrdered, {
        code: lettersOf(act.delegation, context),
        order: joined(
          act.order.map((id) => valued(context.agency(id)?.acronym ?? id)),
          ', ',
        ),
      })
    case 'meetingCreated':
      return say(SAID.meetingCreated, { number: words(String(act.number)) })
    case 'meetingMoved': {
      const number = words(String(act.number))
      const reason = act.reason ? pick(act.reason, options.language).text.trim() : ''
      return reason === '' ? say(MOVED[act.how], { number }) : say(REOPENED_FOR, { number, reason: words(quote(reason, options.language)) })
    }
    case 'memberJoined': {
      const seat = seatWords(act.member, options)
      if (act.member.account === options.author) return say(SAID.joined, { seat })
      return say(SAID.admitted, { person: named(act.member.name, act.member.account, options), seat })
    }
    case 'memberChanged':
      return say(SAID.changed, {
        person: named(act.member.name, act.member.account, options),
        from: withTone(seatWords(act.from, options), 'old'),
        to: withTone(seatWords(act.member, options), 'new'),
      })
    case 'memberRemoved':
      return say(SAID.removed, { person: named(act.member.name, act.member.account, options) })
    case 'emailChanged':
      return say(SAID.emailChanged)
    case 'agencyRequested':
      if (act.agency === null) return say(SAID.noAgencyRequested)
      return say(SAID.agencyRequested, { agency: valued(context.agency(act.agency)?.acronym ?? act.agency) })
    case 'agencyDeclined':
    case 'accountDisabled':
    case 'accountEnabled':
    case 'accountErased':
    case 'memberAdmitted':
    case 'signInLinkRequested':
    case 'signInLinkApproved':
    case 'signInLinkDeclined':
      return say(SAID[act.type], { person: named(act.member.name, act.member.account, options) })
    case 'signInLinkRedeemed': {
      const { requestedBy } = act
      const by = requestedBy ? named(requestedBy.name, requestedBy.account, options) : words(OPERATORS[language])
      return say(SAID.redeemed, { by })
    }
    case 'ownSignIn':
      return act.member.account === options.author
        ? say(SAID.ownSignIn)
        : say(SAID.confirmed, { person: named(act.member.name, act.member.account, options) })
    case 'linkConsenterNamed':
      return say(act.named ? SAID.consenterNamed : SAID.consenterTakenBack, { person: named(act.member.name, act.member.account, options) })
    case 'personRenamed':
      return say(SAID.renamed, {
        from: withTone(committed(act.from, options), 'old'),
        to: withTone(committed(act.to, options), 'new'),
      })
    case 'momentNamed':
    case 'momentRemoved':
      return say(SAID[act.type], { name: valued(quote(act.name, language)) })
    case 'recoveryOpened':
      return say(SAID.recoveryOpened, { until: words(context.moment(act.until, language)) })
    case 'documentRecovered': {
      const title = context.page(act.document)
      const text = title && quotedTitle(title, language)
      const isText = documentKind(act.document) === 'page'
      return say(SAID.documentRecovered, {
        document: isText && text ? [{ type: 'page', id: act.document, text }] : words((isText ? A_TEXT : A_SESSION)[language]),
      })
    }
    case 'fileAttached':
    case 'fileRemoved':
      return say(SAID[act.type], { name: valued(quote(act.name, language)), where: fileWhere(act, options) })
    case 'reported':
      return say(SAID.reported, {
        item: reportedItem(act.item, options),
        reporter: valued(reporterIn(act, context)),
        progress: valued(CHOICE_LABELS.progress[act.progress][language]),
      })
    default:
      return assertNever(act)
  }
}

const lettersOf = (id: DelegationId, context: DescribeContext): PhraseParts => [
  { type: 'delegation', id, text: context.delegation(id)?.code ?? id.toUpperCase() },
]

type Entry = Parameters<typeof calledAs>[0]
/** A delegation or an agency, corrected, deactivated or reactivated. */
const changedEntry = <One extends Entry>(
  act: { readonly from: One; readonly to: One },
  factsOf: (one: One, language: Language) => Parameters<typeof isSame>[0],
  [retired, back, changed]: readonly [retired: Bilingual, back: Bilingual, changed: Bilingual],
  language: Language,
): PhraseParts => {
  const [from, to] = [factsOf(act.from, language), factsOf(act.to, language)]
  const moved = movedInUse(act)
  if (moved && isSame(from, to)) return fill((moved === 'retired' ? retired : back)[language], calledAs(act.to, language))
  return fill(changed[language], { ...calledAs(act.from, language), changes: settingChanges(from, to, language) })
}

const FILE_WHERE: Readonly<Record<'point' | 'decision', Bilingual>> = {
  point: { es: 'un punto de la sesión {number}', en: 'an agenda item of session {number}' },
  decision: { es: 'una decisión de la sesión {number}', en: 'a decision of session {number}' },
}
const fileWhere = ({ document, subject }: Pick<WhatOf<'fileAttached'>, 'document' | 'subject'>, options: ActWordsOptions): PhraseParts => {
  const { context, language } = options
  const [kind = '', id = ''] = subject.split(':')
  const item = kind === 'item' ? parseItemId(id) : null
  if (item) return reportedItem(item, options)
  const meeting = meetingOfDocument(document)
  const number = meeting && context.meeting(meeting)?.number
  if (kind === 'point' || kind === 'decision') return words(FILE_WHERE[kind][language].replace('{number}', String(number ?? '?')))
  const title = context.page(document)
  const text = title && quotedTitle(title, language)
  return text ? [{ type: 'page', id: document, text }] : words(A_TEXT[language])
}

const reportedItem = (id: ItemId, { context, language, code }: ActWordsOptions): PhraseParts => {
  const text = code ?? context.item(id)?.code
  return text ? [{ type: 'item', id, text }] : words(AN_ITEM[language])
}

/** *FGR*; of a delegation without an agency *MX*: chair and secretariat report for others, whose report it is. */
const reporterIn = ({ agency, delegation }: Pick<WhatOf<'reported'>, 'agency' | 'delegation'>, context: DescribeContext): string =>
  agency === null ? (context.delegation(delegation)?.code ?? delegation) : (context.agency(agency)?.acronym ?? agency)

/** *delegate, MX, FGR*. */
const seatWords = (
  { role, delegation, agency }: Seated,
  { context, language }: Pick<ActWordsOptions, 'context' | 'language'>,
): PhraseParts => {
  const table = delegation && context.delegation(delegation)
  const acronym = agency && context.agency(agency)?.acronym
  return joined(
    [
      valued((role ? ROLE_WORDS[role] : NO_ROLE)[language]),
      ...(delegation && table ? [[{ type: 'delegation', id: delegation, text: table.code } as const]] : []),
      ...(acronym ? [valued(acronym)] : []),
    ],
    ', ',
  )
}

/** As they were called then. */
const named = (name: Commitment, id: AccountId, { names, context, language }: ActWordsOptions): PhraseParts => [
  { type: 'person', id, text: names[name] ?? context.person(id) ?? (names[name] === null ? ERASED_PERSON : SOMEBODY)[language] },
]
const committed = (name: Commitment, { names, language }: ActWordsOptions): PhraseParts =>
  names[name] ? valued(quote(names[name], language)) : words(ERASED[language])

const people = (n: number, language: Language): string =>
  `${formatNumber(language, n)} ${language === 'es' ? form('es', n, 'persona', 'personas') : form('en', n, 'person', 'people')}`
const sessions = (n: number, language: Language): string =>
  `${formatNumber(language, n)} ${language === 'es' ? form('es', n, 'sesión', 'sesiones') : form('en', n, 'session', 'sessions')}`
