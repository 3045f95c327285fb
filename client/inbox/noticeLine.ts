// A notice as a line: its icon, its sentence, its link, and the text below it. Pure.
import type { Notice } from '../../shared/api/notices.ts'
import { type Language, pick, pickWords } from '../../shared/bilingual.ts'
import { formatNumber } from '../../shared/counts.ts'
import { markedName } from '../../shared/history/creditMarks.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { NoticeKind } from '../../shared/notices/kinds.ts'
import { noticePath } from '../../shared/notices/paths.ts'
import { seatSentence } from '../../shared/notices/seatWords.ts'
import {
  groupAnswerWords,
  noticeSentence,
  type SentencePart,
  type Slots,
  sinceDayWords,
  somebody,
  stopWords,
} from '../../shared/notices/sentence.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { joinChoices } from '../base/intl.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import { localDay } from '../base/today.ts'
import type { IconName } from '../ui/Icon.tsx'

export const NOTICE_ICONS: Readonly<Record<NoticeKind, IconName>> = {
  mention: 'at-sign',
  reply: 'message-square',
  delegationComment: 'lock',
  seat: 'users',
  assigned: 'square-check',
  dueSoon: 'calendar',
  overdue: 'clock-alert',
  reportDue: 'file-text',
  sessionOpened: 'messages-square',
  sessionClosed: 'messages-square',
  sessionReopened: 'lock-open',
  sessionClosedAgain: 'messages-square',
  joined: 'user-plus',
  newDevice: 'monitor',
  passwordChanged: 'lock',
  factorChanged: 'key-round',
  providerChanged: 'key-round',
  tokenMade: 'key-round',
  tokenPlace: 'key-round',
  tokenExpires: 'clock-alert',
  webhookStopped: 'triangle-alert',
  groupAnswered: 'users',
  factorRequired: 'key-round',
  providerRequired: 'key-round',
}

interface Said {
  readonly text: Messages
  readonly language: Language
  readonly day: (day: string) => string
  readonly today: Day
}

export const inboxSentence = ({ kind, about, by }: Notice, { text, language, day, today }: Said): readonly SentencePart[] =>
  noticeSentence(
    // Read after the due date, "is due" would be wrong: it was.
    kind === 'dueSoon' && about.type === 'item' && about.day && about.day < today ? 'overdue' : kind,
    {
      subject: subjectWords(about, text, language),
      ...(by ? { by: markedName(by.name, by, language) } : {}),
      ...(about.type === 'item' && about.day ? { day: day(about.day) } : {}),
      ...(about.type === 'meeting' && about.reports !== undefined ? { reports: formatNumber(language, about.reports) } : {}),
      ...(about.type === 'device' ? { device: about.device } : {}),
      ...(about.type === 'token' ? { token: about.name, place: about.place ?? '', ...(about.day ? { day: day(about.day) } : {}) } : {}),
      ...(about.type === 'newGroup' ? { answer: groupAnswerWords(about, language) } : {}),
      ...(about.type === 'webhook' ? { webhook: about.name, why: stopWords(about.why, language) } : {}),
      ...(about.type === 'rule' ? ruleSlots(about, { language, day }) : {}),
      ...(about.type === 'person' ? { name: about.name } : {}),
      ...(about.type === 'seat' ? { seat: seatWords(about, by, language) } : {}),
    },
    language,
  )

const seatWords = (about: Extract<Notice['about'], { type: 'seat' }>, by: Notice['by'], language: Language): string => {
  const isOwn = by !== null && by.account === about.account
  return seatSentence({ ...about, by: about.byOperator ? null : (by?.name ?? somebody(language)), isOwn }, language)
}

const ruleSlots = (
  { group, day: from, providers }: Extract<Notice['about'], { type: 'rule' }>,
  { language, day }: Pick<Said, 'language' | 'day'>,
): Slots => ({
  name: pick(group, language).text,
  since: sinceDayWords(from ? day(from) : null, language),
  ...(providers.length > 0
    ? {
        providers: joinChoices(
          providers.map((one) => pick(one, language).text),
          language,
        ),
      }
    : {}),
})

const subjectWords = (about: Notice['about'], text: Messages, language: Language): string => {
  switch (about.type) {
    case 'item':
      return [about.code, pickWords(about.title, language)].filter(Boolean).join(', ')
    case 'thread':
      return [about.code ?? '', pickWords(about.title, language)].filter(Boolean).join(', ')
    case 'meeting':
      return [text.inbox.session(about.number), pickWords(about.title, language) || pick(about.place, language).text]
        .filter(Boolean)
        .join(', ')
    default:
      return ''
  }
}

/** The text below the sentence; null if there is none. */
export const belowOf = ({ kind, about }: Notice, { text, day, today }: Said): string | null => {
  if (kind === 'assigned' && about.type === 'item' && about.day) return text.inbox.due(day(about.day))
  // Read after its first day, it has begun.
  if (kind === 'sessionOpened' && about.type === 'meeting' && about.days && about.days >= today) return text.inbox.begins(day(about.days))
  const until = about.type === 'item' ? about.day : about.type === 'meeting' ? about.days : null
  if (kind === 'reportDue' && until) return text.inbox.until(day(until))
  if (about.type === 'seat' && about.earlier) {
    const { opensAt, seesFormer } = about.earlier
    if (opensAt === null) return seesFormer ? text.earlier.readsFormer : text.earlier.notYetFor
    return text.earlier.opensFor(day(localDay(new Date(opensAt))))
  }
  if (kind === 'newDevice') return text.inbox.notYou
  if (kind === 'tokenMade' || kind === 'tokenPlace') return text.inbox.notYourToken
  if (kind === 'webhookStopped') return text.inbox.turnOnAgain
  if (kind === 'factorRequired') return text.inbox.ifNoFactor
  if (kind === 'providerRequired') return text.inbox.ifOtherWay
  return null
}

export const hrefOf = (notice: Notice, group: GroupId): string => {
  const path = noticePath(notice)
  if (path === null) return notice.about.type === 'token' ? '/me#tokens' : '/me'
  return `/g/${group}/${path}`
}
