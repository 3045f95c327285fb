// Text of a mail of notices: sentences by kind, with codes, titles, people, places and days, each with its link. Pure.

import type { Notice } from '../../shared/api/notices.ts'
import { type Bilingual, type Language, pick } from '../../shared/bilingual.ts'
import { cityOfZone } from '../../shared/cities.ts'
import { formatNumber } from '../../shared/counts.ts'
import { markedName } from '../../shared/history/creditMarks.ts'
import type { MeetingId } from '../../shared/ids.ts'
import { DECISION_METHODS } from '../../shared/meeting/model.ts'
import type { NoticeKind } from '../../shared/notices/kinds.ts'
import { noticePath } from '../../shared/notices/paths.ts'
import { groupAnswerWords, plainSentence, stopWords, subjectWords } from '../../shared/notices/sentence.ts'
import type { Group } from '../../shared/people.ts'
import type { NoticesContent } from '../mail/content.ts'
import type { MailList, MailWords } from '../mail/mailWords.ts'
import { mailMomentWords } from '../mail/words.ts'

export interface ClosedSession {
  readonly meeting: MeetingId
  readonly number: number
  readonly closedAt: number
  readonly place: { readonly es: string; readonly en: string }
  readonly zone: string
  /** Null: not all of them are known. */
  readonly decisions: readonly { readonly number: string; readonly method: string }[] | null
}

export interface NoticeTelling {
  readonly language: Language
  readonly group: Pick<Group, 'id' | 'name'>
  readonly url: string
  readonly digest: NoticesContent['digest']
  readonly session: ClosedSession | null
  readonly notices: readonly Notice[]
  readonly zone: string
  /** Of the zone, as the group writes it; null: as the zone is called. */
  readonly city: string | null
  readonly now: number
  readonly leave: string
}

export const noticesWords = (telling: NoticeTelling): MailWords => {
  const { language, group, url, digest, session, leave } = telling
  // That a session closed is what its own digest is.
  const notices = telling.notices.filter(
    ({ kind, about }) =>
      SECTIONS.some(({ kinds }) => kinds.includes(kind)) &&
      !(kind === 'sessionClosed' && about.type === 'meeting' && about.meeting === session?.meeting),
  )
  const say = WORDS[language]
  const name = pick(group.name, language).text.replace(/\s+/g, ' ')
  const place = session ? pick(session.place, language).text.trim() : ''
  const [first, another] = notices
  const single = digest === null && first && !another ? actionOf(telling, first) : null
  const lists = [
    ...(session?.decisions && session.decisions.length > 0 ? [decisionsList(telling, session.decisions)] : []),
    ...SECTIONS.flatMap(({ title, kinds }): readonly MailList[] => {
      const own = notices.filter(({ kind }) => kinds.includes(kind))
      if (own.length === 0) return []
      return [{ title: digest === null ? null : title[language], lines: own.map((notice) => lineOf(telling, notice, single !== null)) }]
    }),
  ]
  const subject =
    session !== null
      ? say.sessionSubject(session.number, place, session.decisions?.length ?? null, notices.length)
      : digest !== null
        ? say.weeklySubject(name, notices.length)
        : notices.length === 1 && first
          ? sentenceOf(telling, first)
          : say.severalSubject(name, notices.length)
  return {
    subject,
    before: [
      ...(session
        ? [
            say.closed(
              session.number,
              place,
              mailMomentWords(session.closedAt, telling.zone, language, telling.city ?? cityOfZone(telling.zone, language) ?? ''),
            ),
          ]
        : []),
      ...(digest === null || session ? [] : [say.weekly(name)]),
      ...(digest === null ? [say.inGroup(name)] : []),
    ],
    lists,
    action: session
      ? { label: say.openSession, link: `${url}/g/${group.id}/sessions/${session.meeting}` }
      : (single ?? { label: say.openInbox, link: `${url}/g/${group.id}/inbox` }),
    after: [say.because(name, digest?.type ?? null)],
    leave: { change: { label: say.change, link: `${url}/me#notices` }, leave: { label: say.leave, link: leave } },
  }
}

interface Section {
  readonly title: Bilingual
  readonly kinds: readonly NoticeKind[]
}
const SECTIONS: readonly Section[] = [
  { title: { es: 'Quedó a su cargo', en: 'Now yours' }, kinds: ['assigned'] },
  {
    title: { es: 'Le espera', en: 'Waiting for you' },
    kinds: ['mention', 'reply', 'delegationComment', 'reportDue', 'dueSoon', 'overdue', 'tokenExpires', 'webhookStopped', 'groupAnswered'],
  },
  { title: { es: 'Sesiones', en: 'Sessions' }, kinds: ['sessionOpened', 'sessionClosed', 'sessionReopened', 'sessionClosedAgain'] },
]

const sentenceOf = ({ language, now }: NoticeTelling, { kind, about, by }: Notice): string => {
  // For a private thread a mail contains neither the author nor the subject.
  const isSecret = about.type === 'thread' && about.delegation !== null
  return plainSentence(
    isSecret ? 'delegationComment' : kind,
    {
      subject: subjectOfNotice(about, language),
      ...(by && !isSecret ? { by: markedName(by.name, by, language) } : {}),
      ...(about.type === 'meeting' && about.reports !== undefined ? { reports: formatNumber(language, about.reports) } : {}),
      ...((about.type === 'item' || about.type === 'token') && about.day
        ? { day: dayWords(about.day, language, String(new Date(now).getUTCFullYear())) }
        : {}),
      ...(about.type === 'token' ? { token: about.name } : {}),
      ...(about.type === 'newGroup' ? { answer: groupAnswerWords(about, language) } : {}),
      ...(about.type === 'webhook' ? { webhook: about.name, why: stopWords(about.why, language) } : {}),
    },
    language,
  ).replace(/\s+/g, ' ')
}

const subjectOfNotice = (about: Notice['about'], language: Language): string => {
  switch (about.type) {
    case 'item':
    case 'thread':
      return subjectWords(about.code, about.title, language)
    case 'meeting':
      return sessionName(about.number, pick(about.place, language).text.trim(), language)
    default:
      return ''
  }
}
const sessionName = (number: number, place: string, language: Language): string =>
  `${language === 'es' ? 'la sesión' : 'session'} ${number}${place === '' ? '' : `, ${place}`}`

/** `isLed`: its link is that of the button. */
const lineOf = (telling: NoticeTelling, notice: Notice, isLed: boolean): MailList['lines'][number] => {
  const words = sentenceOf(telling, notice)
  const beside = besideOf(telling, notice)
  return { words, link: isLed ? null : linkOf(telling, notice), ...(beside === '' ? {} : { beside }) }
}

const linkOf = ({ url, group }: NoticeTelling, notice: Notice): string | null => {
  const path = noticePath(notice)
  return path === null ? null : `${url}/g/${group.id}/${path}`
}

/** The button of a mail with one notice leads to its subject. */
const actionOf = (telling: NoticeTelling, notice: Notice): MailWords['action'] => {
  const link = linkOf(telling, notice)
  const { open } = WORDS[telling.language]
  if (link === null) return null
  const { type } = notice.about
  if (notice.kind === 'reportDue') return { label: open.report, link }
  return type === 'item' || type === 'thread' || type === 'meeting' || type === 'webhook' ? { label: open[type], link } : null
}

/** Until when something is to be done, where its sentence does not say it. */
const besideOf = ({ language, now }: NoticeTelling, { kind, about }: Notice): string => {
  const day = about.type === 'item' ? about.day : about.type === 'meeting' ? about.days : null
  if (!day) return ''
  const words = dayWords(day, language, String(new Date(now).getUTCFullYear()))
  const say = WORDS[language]
  if (kind === 'assigned') return say.due(words)
  if (kind === 'reportDue') return say.until(words)
  return kind === 'sessionOpened' ? say.begins(words) : ''
}

const decisionsList = ({ language, url, group }: NoticeTelling, all: NonNullable<ClosedSession['decisions']>): MailList => {
  const say = WORDS[language]
  const byMethod = Map.groupBy(all, ({ method }) => DECISION_METHODS.find((one) => one === method) ?? 'consensus')
  return {
    title: say.decided,
    lines: [...byMethod].map(([method, decisions]) => ({
      words: say.decisions(
        listed(
          decisions.map(({ number }) => number),
          language,
        ),
        decisions.length,
      ),
      link: `${url}/g/${group.id}/decisions`,
      beside: say.methods[method],
    })),
  }
}
const listed = (parts: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(parts)

const WORDS = {
  es: {
    sessionSubject: (number: number, place: string, decisions: number | null, notices: number) => {
      const where = place === '' ? '' : `, ${place}`
      const own = notices === 0 ? [] : [`${notices === 1 ? '1 aviso' : `${notices} avisos`} para usted`]
      if (decisions === null) return [`Se cerró la sesión ${number}${where}`, ...own].join(': ')
      return `Sesión ${number}${where}: ${[decisions === 1 ? '1 decisión' : `${decisions} decisiones`, ...own].join(', ')}`
    },
    weeklySubject: (group: string, count: number) => `«${group}»: ${count === 1 ? '1 aviso' : `${count} avisos`} de la semana`,
    severalSubject: (group: string, count: number) => `«${group}»: ${count} avisos`,
    closed: (number: number, place: string, moment: string) =>
      `La sesión ${number}${place === '' ? '' : `, ${place},`} se cerró el ${moment}.`,
    weekly: (group: string) => `Esto pasó en «${group}» desde el último resumen y usted todavía no lo ha visto.`,
    inGroup: (group: string) => `En «${group}»:`,
    openSession: 'Abrir el registro de la sesión',
    openInbox: 'Abrir la bandeja',
    because: (group: string, digest: 'session' | 'weekly' | null) =>
      `Recibe este correo porque participa en «${group}».${digest === 'session' ? ' Se envía uno por sesión.' : digest === 'weekly' ? ' Se envía uno por semana.' : ''}`,
    change: 'Cambiar los avisos',
    leave: 'Dejar de recibir estos correos',
    decided: 'Se decidió',
    decisions: (numbers: string, count: number) => (count === 1 ? `Decisión ${numbers}` : `Decisiones ${numbers}`),
    methods: { consensus: 'por consenso', signature: 'por firma', silence: 'por procedimiento de silencio' },
    due: (day: string) => `vence el ${day}`,
    until: (day: string) => `hasta el ${day}`,
    begins: (day: string) => `empieza el ${day}`,
    open: {
      report: 'Informar',
      item: 'Abrir la acción',
      thread: 'Abrir la conversación',
      meeting: 'Abrir la sesión',
      webhook: 'Abrir los webhooks',
    },
  },
  en: {
    sessionSubject: (number: number, place: string, decisions: number | null, notices: number) => {
      const own = notices === 0 ? [] : [`${notices === 1 ? '1 notice' : `${notices} notices`} for you`]
      if (decisions === null) return [`Session ${number}${place === '' ? '' : `, ${place},`} has closed`, ...own].join(': ')
      const where = place === '' ? '' : `, ${place}`
      return `Session ${number}${where}: ${[decisions === 1 ? '1 decision' : `${decisions} decisions`, ...own].join(', ')}`
    },
    weeklySubject: (group: string, count: number) => `“${group}”: ${count === 1 ? '1 notice' : `${count} notices`} of the week`,
    severalSubject: (group: string, count: number) => `“${group}”: ${count} notices`,
    closed: (number: number, place: string, moment: string) => `Session ${number}${place === '' ? '' : `, ${place},`} closed on ${moment}.`,
    weekly: (group: string) => `New in “${group}” since your last digest, and not yet read:`,
    inGroup: (group: string) => `In “${group}”:`,
    openSession: 'Open the record of the session',
    openInbox: 'Open the inbox',
    because: (group: string, digest: 'session' | 'weekly' | null) =>
      `You receive this mail because you are a member of “${group}”.${digest === 'session' ? ' One is sent for each session.' : digest === 'weekly' ? ' One is sent each week.' : ''}`,
    change: 'Change notices',
    leave: 'Stop receiving these mails',
    decided: 'Decided',
    decisions: (numbers: string, count: number) => (count === 1 ? `Decision ${numbers}` : `Decisions ${numbers}`),
    methods: { consensus: 'by consensus', signature: 'by signature', silence: 'by silence procedure' },
    due: (day: string) => `due on ${day}`,
    until: (day: string) => `by ${day}`,
    begins: (day: string) => `begins on ${day}`,
    open: {
      report: 'Report',
      item: 'Open the item',
      thread: 'Open the conversation',
      meeting: 'Open the session',
      webhook: 'Open the webhooks',
    },
  },
}

/** `12 de noviembre`: a calendar day, whatever the zone; with its year where it is another one. */
const dayWords = (day: string, language: Language, thisYear: string): string => {
  const at = Date.parse(`${day}T12:00:00Z`)
  if (Number.isNaN(at)) return day
  return new Intl.DateTimeFormat(language === 'es' ? 'es-419' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    ...(day.startsWith(thisYear) ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(at)
}
