// What screens say whatever happened, in both languages. Everything else is derived from the ledger.
import type { Both } from '../papers/constants.ts'
import type { Language } from '../papers/wanted.ts'

const both = (es: string, en: string): Both => ({ es, en })
const counted = (n: number, [one, many]: readonly [string, string]): string => `${n} ${n === 1 ? one : many}`
const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`)
export const SCREEN = {
  late: both('vencida', 'overdue'),
  manyLate: (n: number) => both(counted(n, ['vencida', 'vencidas']), `${n} overdue`),
  doneOf: (n: number, all: number) => both(`${n} de ${all} ${n === 1 && all === 1 ? 'cumplida' : 'cumplidas'}`, `${n} of ${all} done`),
  conversations: (n: number) =>
    both(
      `${counted(n, ['conversación abierta', 'conversaciones abiertas'])}, ${n} con algo nuevo`,
      `${counted(n, ['open conversation', 'open conversations'])}, ${n} with something new`,
    ),
  noStream: both('Sin línea de trabajo', 'No workstream'),
  decision: both('Decisión', 'Decision'),
  session: both('Sesión', 'Session'),
  point: both('Punto', 'Agenda item'),
  delegation: both('Delegación', 'Delegation'),
  notWritten: both('no está escrita en este idioma', 'not written in this language'),
  corrected: both('Corregida después del cierre', 'Corrected after the closing'),
  missing: (side: Language) => both(`Falta ${side.toUpperCase()}`, `${side.toUpperCase()} missing`),
  people: (n: number) => both(counted(n, ['persona', 'personas']), counted(n, ['person', 'people'])),
  present: (n: number) =>
    both(`${n} de 3 delegaciones presentes. No se ha fijado quórum.`, `${n} of 3 delegations present. No quorum has been set.`),
} as const
export const CLOSED = {
  on: both('Cerrada el', 'Closed on'),
  record: both('Lo que quedó escrito es su registro y ya no cambia.', 'What was written is its record and no longer changes.'),
  first: both('Se cerró por primera vez el', 'It was first closed on'),
  reopen: both('La presidencia y la secretaría pueden reabrirla.', 'The chair and the secretariat can reopen it.'),
  fingerprint: both(
    'Huella del cierre. Si estos cuarenta dígitos son los mismos para todas las delegaciones, todas tienen los mismos registros hasta este cierre. Consérvelos con el acta.',
    'Closing fingerprint. If these forty digits are the same for all delegations, all of them have the same logs up to this closing. Keep them with the record of the session.',
  ),
  aloud: both('la que se lee en voz alta', 'the one to read aloud'),
  replaced: both('reemplazada por la del', 'replaced by that of the'),
} as const
export const CLOSINGS: Readonly<Record<Language, readonly string[]>> = {
  es: ['primer', 'segundo', 'tercer'],
  en: ['first', 'second', 'third'],
}
export const REOPENED = {
  on: both('Reabierta el', 'Reopened on'),
  by: both('por', 'by'),
  reason: both('Motivo', 'Reason'),
  counts: both('Lo que se escriba queda como corrección.', 'What is written counts as a correction.'),
  since: both('«Desde la sesión {n}» sigue partiendo del primer cierre,', '“Since session {n}” still begins at the first closing,'),
} as const

/** Of the panel of an item, and of its history. */
export const ITEM = {
  created: both('Se creó', 'Created'),
  none: both('sin valor', 'none'),
  reported: both('Informó del avance de', 'Reported on the progress of'),
  inNameOf: both('en nombre de', 'for'),
  fields: {
    stream: both('Línea de trabajo', 'Workstream'),
    status: both('Estado', 'Status'),
    progress: both('Avance', 'Progress'),
    priority: both('Prioridad', 'Priority'),
    lead: both('Dirige', 'Lead'),
    due: both('Vence', 'Due'),
    originalDue: both('Plazo original', 'Original due'),
    origin: both('Sesión de origen', 'Session of origin'),
  } as Readonly<Record<string, Both>>,
  away: (days: number) => {
    const n = Math.abs(days)
    return both(
      `${n} ${n === 1 ? 'día' : 'días'} ${days > 0 ? 'después' : 'antes'}`,
      `${n.toLocaleString('en-US')} ${n === 1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'}`,
    )
  },
  bands: {
    in: (n: number) => both(`Sesión ${n}, Cartagena`, `Session ${n}, Cartagena`),
    before: (n: number) => both(`Antes de la sesión ${n}`, `Before session ${n}`),
    between: (a: number, b: number) => both(`Entre las sesiones ${a} y ${b}`, `Between sessions ${a} and ${b}`),
    after: (n: number) => both(`Después de la sesión ${n}`, `After session ${n}`),
    since: both('desde el', 'since'),
  },
  moved: (n: number) => both(n === 1 ? 'Se reprogramó 1 vez' : `Se reprogramó ${n} veces`, `Rescheduled ${times(n)}`),
  cleared: (n: number) => both(n === 1 ? 'Se quitó la fecha 1 vez' : `Se quitó la fecha ${n} veces`, `Date cleared ${times(n)}`),
  times: (n: number) => both(n === 1 ? 'una vez' : `${n} veces`, times(n)),
  by: both('por', 'by'),
  marks: { link: both('con enlace', 'by link'), token: both('con token', 'by token') },
} as const
export const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  es: ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
export const DETAIL = {
  moved: both('Reprogramada', 'Rescheduled'),
  sameDay: both('0 días', '0 days'),
  inMoves: (n: number) => both(`${counted(n, ['vez', 'veces'])}, desde el`, `${times(n)}, from`),
  reports: both('Informes', 'Reports'),
  noReports: both('Sin informes todavía', 'No reports yet'),
  today: both('hoy', 'today'),
  inNameOf: both('en nombre de', 'in the name of'),
  done: both('Qué se hizo', 'What was done'),
} as const
