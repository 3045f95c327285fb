// The kinds of notices, declared once: when each is mailed unless a person chooses otherwise, and how it is said. Who gets one is decided where
// it is made, in `server/notices`.
// Everything is in the inbox. A mail names codes, titles, people, places and days; never words of a comment or of a text.
import type { Bilingual } from '../bilingual.ts'

/** At once, in the next digest, or in the inbox alone. */
export const CHOICES = ['now', 'digest', 'never'] as const
export type NoticeChoice = (typeof CHOICES)[number]

/** How the preferences group them. */
export const NOTICE_PARTS = ['you', 'work', 'sessions', 'account'] as const
type Part = (typeof NOTICE_PARTS)[number]

export interface KindOfNotice {
  readonly part: Part
  /** What people may choose; one alone cannot be changed. */
  readonly choices: readonly NoticeChoice[]
  readonly usual: NoticeChoice
  /** Also between the quiet hours. */
  readonly atNight?: true
  /** As the preferences name it. */
  readonly label: Bilingual
  readonly hint?: Bilingual
  /** `{subject}` is what it is about, `{by}` who did it; `{day}`, `{device}`, `{name}`, `{token}`, `{place}`, `{webhook}`, `{why}`, `{since}`, `{providers}`, `{seat}` and `{answer}` where it has them. */
  readonly says: Bilingual
  /** Of several reports at once; `{reports}` is how many. */
  readonly saysSeveral?: Bilingual
}

/** What concerns the security of one's account goes at once, at any hour, and cannot be turned off. */
const OF_THE_ACCOUNT = { part: 'account', choices: ['now'], usual: 'now', atNight: true } as const

export const NOTICE_KINDS = {
  mention: {
    part: 'you',
    choices: CHOICES,
    usual: 'now',
    label: { es: 'Menciones de usted', en: 'You are mentioned' },
    says: { es: '{by} hizo mención de usted en {subject}', en: '{by} mentioned you in {subject}' },
  },
  reply: {
    part: 'you',
    choices: CHOICES,
    usual: 'now',
    label: { es: 'Respuestas en sus conversaciones', en: 'Replies in your conversations' },
    says: { es: '{by} respondió en una conversación suya: {subject}', en: '{by} replied in your conversation: {subject}' },
  },
  delegationComment: {
    part: 'you',
    choices: ['digest', 'never'],
    usual: 'digest',
    label: { es: 'Comentario para su delegación', en: 'A comment for your delegation' },
    hint: { es: 'Sin su contenido', en: 'Without its content' },
    says: { es: 'Hay un comentario para su delegación en {subject}', en: 'There is a comment for your delegation in {subject}' },
  },
  seat: {
    part: 'you',
    choices: ['now'],
    usual: 'now',
    atNight: true,
    label: { es: 'Cambian los puestos de su delegación', en: 'Seats of your delegation change' },
    hint: { es: 'Quién entra, sale, cambia de función o queda suspendido', en: 'Who joins, leaves, changes role or is disabled' },
    says: { es: '{seat}', en: '{seat}' },
  },
  assigned: {
    part: 'work',
    choices: CHOICES,
    usual: 'digest',
    label: { es: 'Le asignan una acción', en: 'An item is assigned to you' },
    hint: { es: 'A usted o a su institución', en: 'To you or to your agency' },
    says: { es: '{subject} quedó a su cargo', en: '{subject} is now yours' },
  },
  dueSoon: {
    part: 'work',
    choices: CHOICES,
    usual: 'now',
    label: { es: 'Una acción suya vence en 7 días', en: 'One of your action items is due in 7 days' },
    says: { es: '{subject} vence el {day}', en: '{subject} is due on {day}' },
  },
  overdue: {
    part: 'work',
    choices: CHOICES,
    usual: 'digest',
    label: { es: 'Una acción suya venció', en: 'One of your action items is overdue' },
    hint: { es: 'Al día siguiente; después, una vez por semana', en: 'The day after; then once a week' },
    says: { es: '{subject} venció el {day}', en: '{subject} was due on {day}' },
  },
  reportDue: {
    part: 'work',
    choices: CHOICES,
    usual: 'now',
    label: { es: 'Falta un informe de su institución', en: 'A report by your agency is due' },
    hint: { es: 'Una vez por sesión', en: 'Once for each session' },
    says: { es: 'Falta el informe de su institución sobre {subject}', en: 'The report by your agency on {subject} is due' },
    saysSeveral: {
      es: 'Tiene {reports} informes por presentar para {subject}',
      en: 'You have {reports} reports to submit for {subject}',
    },
  },
  sessionOpened: {
    part: 'sessions',
    choices: CHOICES,
    usual: 'now',
    label: { es: 'Se convoca una sesión', en: 'A session is convened' },
    says: { es: 'Se convocó {subject}', en: '{subject} has been convened' },
  },
  sessionClosed: {
    part: 'sessions',
    choices: ['digest', 'never'],
    usual: 'digest',
    label: { es: 'Se cierra una sesión', en: 'A session is closed' },
    says: { es: 'Se cerró {subject}', en: '{subject} is closed' },
  },
  sessionReopened: {
    part: 'sessions',
    choices: CHOICES,
    usual: 'now',
    label: { es: 'Se reabre una sesión ya cerrada', en: 'A closed session is reopened' },
    says: { es: 'Se reabrió {subject}: su registro se está corrigiendo', en: '{subject} was reopened: its record is being corrected' },
  },
  sessionClosedAgain: {
    part: 'sessions',
    choices: CHOICES,
    usual: 'now',
    label: { es: 'Se cierra de nuevo una sesión reabierta', en: 'A reopened session is closed again' },
    says: {
      es: 'Se cerró de nuevo {subject}: la huella de su cierre es otra',
      en: '{subject} was closed again, with a new fingerprint',
    },
  },
  joined: {
    part: 'sessions',
    choices: ['never'],
    usual: 'never',
    label: { es: 'Aceptan una invitación suya', en: 'Someone accepts your invitation' },
    says: { es: '{name} aceptó su invitación', en: '{name} accepted your invitation' },
  },
  newDevice: {
    ...OF_THE_ACCOUNT,
    label: { es: 'Su cuenta se abre en un dispositivo nuevo', en: 'Your account is opened on a new device' },
    says: { es: 'Su cuenta se abrió en un dispositivo nuevo: {device}', en: 'Your account was opened on a new device: {device}' },
  },
  passwordChanged: {
    ...OF_THE_ACCOUNT,
    label: { es: 'Cambia su contraseña', en: 'Your password is changed' },
    says: { es: 'La contraseña de su cuenta cambió', en: 'The password of your account was changed' },
  },
  factorChanged: {
    ...OF_THE_ACCOUNT,
    label: {
      es: 'Cambia su verificación en dos pasos o se usa un código de recuperación',
      en: 'Your two-step verification is changed or a recovery code is used',
    },
    says: {
      es: 'La verificación en dos pasos de su cuenta cambió o se usó un código de recuperación',
      en: 'The two-step verification of your account was changed or a recovery code was used',
    },
  },
  providerChanged: {
    ...OF_THE_ACCOUNT,
    label: { es: 'Su cuenta se vincula con un proveedor', en: 'Your account is linked to a provider' },
    says: {
      es: 'Cambiaron los proveedores con los que se entra en su cuenta',
      en: 'The sign-in providers linked to your account have changed',
    },
  },
  tokenMade: {
    ...OF_THE_ACCOUNT,
    label: { es: 'Se crea un token de API en su cuenta', en: 'An API token is created in your account' },
    says: { es: 'Se creó un token de API en su cuenta: {token}', en: 'An API token was created in your account: {token}' },
  },
  tokenPlace: {
    ...OF_THE_ACCOUNT,
    label: { es: 'Un token de API suyo se usa desde un lugar nuevo', en: 'An API token of yours is used from a new place' },
    hint: { es: 'Como mucho, una vez al día por token', en: 'At most once a day for each token' },
    says: {
      es: '{token}, un token de API suyo, se usó desde un lugar nuevo: {place}',
      en: 'Your API token {token} was used from a new place: {place}',
    },
  },
  tokenExpires: {
    part: 'account',
    choices: CHOICES,
    usual: 'digest',
    label: { es: 'Un token de API suyo está por vencer', en: 'An API token of yours is about to expire' },
    hint: { es: '7 días antes', en: '7 days before' },
    says: { es: '{token}, un token de API suyo, vence el {day}', en: '{token}, an API token of yours, expires on {day}' },
  },
  webhookStopped: {
    part: 'account',
    choices: CHOICES,
    usual: 'now',
    label: { es: 'Ruta desactiva un webhook', en: 'Ruta turns off a webhook' },
    hint: { es: 'A quien lo creó o, si ya no está, a la secretaría', en: 'To its maker or, if they have left, the secretariat' },
    says: { es: 'Ruta desactivó el webhook {webhook} porque {why}', en: 'Ruta turned off the webhook {webhook} because {why}' },
  },
  groupAnswered: {
    part: 'account',
    choices: CHOICES,
    usual: 'now',
    label: { es: 'Responden a su solicitud de un grupo nuevo', en: 'Your request for a new group is answered' },
    says: { es: '{answer}', en: '{answer}' },
  },
  factorRequired: {
    ...OF_THE_ACCOUNT,
    label: { es: 'Un grupo suyo exige la verificación en dos pasos', en: 'A group of yours requires two-step verification' },
    says: { es: '{name} exige la verificación en dos pasos {since}', en: '{name} requires two-step verification {since}' },
  },
  providerRequired: {
    ...OF_THE_ACCOUNT,
    label: { es: 'Un grupo suyo exige entrar con un proveedor', en: 'A group of yours requires a sign-in provider' },
    says: { es: '{name} exige entrar con {providers} {since}', en: '{name} requires signing in through {providers} {since}' },
  },
} as const satisfies Readonly<Record<string, KindOfNotice>>

export type NoticeKind = keyof typeof NOTICE_KINDS
export const NOTICE_KIND_NAMES = Object.keys(NOTICE_KINDS) as readonly NoticeKind[]
export const noticeKind = (kind: NoticeKind): KindOfNotice => NOTICE_KINDS[kind]
export const parseNoticeKind = (text: unknown): NoticeKind | null => NOTICE_KIND_NAMES.find((kind) => kind === text) ?? null
