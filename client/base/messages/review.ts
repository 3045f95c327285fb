// Messages of the review, on screen and in print. One file, because it is one table of sentences in two languages.
import { form, formatNumber } from '../../../shared/counts.ts'
import { joinNames } from '../intl.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export interface MovedCount {
  readonly moves: number
  readonly days: number
}

export interface Burn {
  readonly scope: number
  readonly done: number
}
export interface WorkCount extends MovedCount {
  readonly changes: number
  readonly items: number
  readonly texts: number
  readonly sessions: number
}
const KINDS_ES: Readonly<Record<string, string>> = {
  item: 'Acción',
  stream: 'Línea de trabajo',
  text: 'Texto',
  meeting: 'Sesión',
  section: 'Sección',
  point: 'Punto',
  decision: 'Decisión',
  term: 'Término',
}
const KINDS_EN: Readonly<Record<string, string>> = {
  item: 'Item',
  stream: 'Workstream',
  text: 'Text',
  meeting: 'Session',
  section: 'Section',
  point: 'Agenda item',
  decision: 'Decision',
  term: 'Term',
}
/** ` in 3 items and 1 text`; empty if nothing of them was changed. */
const joined = (language: 'es' | 'en', counts: readonly string[]): string => {
  const all = counts.filter(Boolean)
  return all.length === 0 ? '' : ` ${language === 'es' ? 'en' : 'in'} ${joinNames(all, language)}`
}

export const es = {
  span: (from: string, to: string) => `Desde ${from} hasta ${to}`,
  closeOf: (session: string, when: string) => `el cierre de la ${session}, el ${when},`,
  startOf: (session: string, when: string) => `el inicio de la ${session}, el ${when},`,
  sessionAt: (number: number, city: string) => (city === '' ? `sesión ${number}` : `sesión ${number}, ${city}`),
  instant: (when: string) => `el ${when}`,
  namedAt: (name: string, when: string) => `«${name}», el ${when},`,

  done: (n: number) => form('es', n, 'cumplida', 'cumplidas'),
  ofInForce: (n: number) => `de ${formatNumber('es', n)} activas`,
  advanced: (n: number) => form('es', n, 'avanzó', 'avanzaron'),
  moved: (n: number) => form('es', n, 'reprogramada', 'reprogramadas'),
  daysInAll: (days: string) => `${days} en total`,
  blocked: (n: number) => form('es', n, 'bloqueada', 'bloqueadas'),
  late: (n: number) => form('es', n, 'vencida', 'vencidas'),
  added: (n: number) => form('es', n, 'nueva', 'nuevas'),
  archived: (n: number) => form('es', n, 'archivada', 'archivadas'),
  texts: (n: number) => form('es', n, 'texto cambió', 'textos cambiaron'),

  standCount: {
    done: (n: number) => plural('es', n, 'cumplida', 'cumplidas'),
    going: (n: number) => `${formatNumber('es', n)} en curso`,
    blocked: (n: number) => plural('es', n, 'bloqueada', 'bloqueadas'),
    waiting: (n: number) => `${formatNumber('es', n)} sin iniciar`,
    deferred: (n: number) => plural('es', n, 'aplazada', 'aplazadas'),
  },
  doneOf: (n: number, all: number) => `${formatNumber('es', n)} de ${formatNumber('es', all)}`,
  authorsNote: (n: number, sec: string) =>
    `${plural('es', n, 'cambio', 'cambios')} en acciones, textos y órdenes del día. ${sec} reúne presidencia, secretaría y traducción.`,
  matrix: {
    found: (own: MovedCount, all: MovedCount, ownDays: string, allDays: string, otherDays: string) =>
      own.moves === all.moves
        ? `**${form('es', all.moves, 'Una vez', `Las ${formatNumber('es', all.moves)} veces`)}** ${form('es', all.moves, 'se reprogramó un plazo, y lo hizo', 'que se reprogramó un plazo lo hizo')} la delegación que dirige la acción (${allDays}).`
        : `**${formatNumber('es', own.moves)} de ${plural('es', all.moves, 'vez', 'veces')}** una delegación reprogramó un plazo propio (${ownDays}); **${plural('es', all.moves - own.moves, 'vez', 'veces')}**, uno ajeno o conjunto (${otherDays}).`,
    times: (n: number) => form('es', n, 'vez', 'veces'),
    cleared: (n: number) =>
      form(
        'es',
        n,
        'Se quitó un plazo una vez; si se fija otro, los días se cuentan desde el anterior.',
        `Se quitaron plazos ${formatNumber('es', n)} veces; si se fija otro, los días se cuentan desde el anterior.`,
      ),
  },
  slip: {
    spoken: (was: string, is: string, moves: string) => `del ${was} al ${is}; ${moves}`,
    spokenCleared: (was: string, moves: string) => `antes, el ${was}; ahora, sin fecha; ${moves}`,
  },
  burn: {
    found: (then: Burn, now: Burn) =>
      `El alcance pasó de **${formatNumber('es', then.scope)} a ${formatNumber('es', now.scope)}** acciones; las cumplidas, de **${formatNumber('es', then.done)} a ${formatNumber('es', now.done)}**. Quedan **${formatNumber('es', now.scope - now.done)}**; antes quedaban ${formatNumber('es', then.scope - then.done)}.`,
    spoken: (steps: string) => `Líneas escalonadas. ${steps}.`,
    step: (name: string, scope: number, done: number) =>
      `${name}: ${formatNumber('es', scope)} acciones en alcance, ${formatNumber('es', done)} cumplidas`,
    scopeNow: (n: number) => `${formatNumber('es', n)} en alcance`,
    doneNow: (n: number) => `${formatNumber('es', n)} ${form('es', n, 'cumplida', 'cumplidas')}`,
  },
  work: {
    line: ({ changes, items, texts, sessions, moves }: WorkCount, days: string) =>
      changes === 0
        ? 'Sin cambios.'
        : `${plural('es', changes, 'cambio', 'cambios')}${joined('es', [
            items > 0 ? plural('es', items, 'acción', 'acciones') : '',
            texts > 0 ? plural('es', texts, 'texto', 'textos') : '',
            sessions > 0 ? plural('es', sessions, 'sesión', 'sesiones') : '',
          ])}${moves > 0 ? `; reprogramó plazos ${plural('es', moves, 'vez', 'veces')} (${days})` : ''}.`,
    download: (name: string) => `Descargar ${name} (CSV)`,
    changedField: (field: string, n: number) => `${field}: ${plural('es', n, 'cambio', 'cambios')}`,
    movedField: (field: string, n: number, days: string) => `${field}: ${plural('es', n, 'cambio', 'cambios')} (${days})`,
    kinds: KINDS_ES,
    correction: (number: number, from: string, until: string | null, by: string) =>
      `Sesión ${number}, reabierta el ${from}${until === null ? ' y todavía abierta' : ` y cerrada de nuevo el ${until}`}: ${by}.`,
  },
  unverified: (n: number) =>
    form(
      'es',
      n,
      'Un cambio, recuperado tras una restauración, tiene la autoría sin verificar: no se cuenta a ninguna delegación.',
      `${formatNumber('es', n)} cambios, recuperados tras una restauración, tienen la autoría sin verificar: no se cuentan a ninguna delegación.`,
    ),

  times: (n: number) => `${formatNumber('es', n)} cambios`,

  paragraphs: (language: string, counts: string) => `${language}: ${counts}`,
  changed: (n: number) => plural('es', n, 'párrafo cambiado', 'párrafos cambiados'),
  inserted: (n: number) => plural('es', n, 'párrafo nuevo', 'párrafos nuevos'),
  deleted: (n: number) => plural('es', n, 'párrafo suprimido', 'párrafos suprimidos'),

  position: (seq: number) => `Registro de la hoja de ruta, posición ${seq}`,
  closingFingerprint: (n: number | null, when: string) =>
    n === null
      ? `Huella del cierre del ${when}, para leer en voz alta:`
      : `Huella del cierre de la sesión ${n} (${when}), para leer en voz alta:`,
}

export const en: Like<typeof es> = {
  span: (from, to) => `From ${from} to ${to}`,
  closeOf: (session, when) => `the close of ${session}, ${when},`,
  startOf: (session, when) => `the start of ${session}, ${when},`,
  sessionAt: (number, city) => (city === '' ? `session ${number}` : `session ${number}, ${city}`),
  instant: (when) => `${when}`,
  namedAt: (name, when) => `“${name}”, ${when},`,

  done: () => 'done',
  ofInForce: (n) => `of ${formatNumber('en', n)} active`,
  advanced: () => 'advanced',
  moved: () => 'rescheduled',
  daysInAll: (days) => `${days} in all`,
  blocked: () => 'blocked',
  late: () => 'overdue',
  added: () => 'new',
  archived: () => 'archived',
  texts: (n) => form('en', n, 'text changed', 'texts changed'),

  standCount: {
    done: (n) => `${formatNumber('en', n)} done`,
    going: (n) => `${formatNumber('en', n)} in progress`,
    blocked: (n) => `${formatNumber('en', n)} blocked`,
    waiting: (n) => `${formatNumber('en', n)} not started`,
    deferred: (n) => `${formatNumber('en', n)} deferred`,
  },
  doneOf: (n, all) => `${formatNumber('en', n)} of ${formatNumber('en', all)}`,
  authorsNote: (n, sec) =>
    `${plural('en', n, 'change', 'changes')} in items, texts and agendas. ${sec} stands for chair, secretariat and translation.`,
  matrix: {
    found: (own, all, ownDays, allDays, otherDays) =>
      own.moves === all.moves
        ? `**${form('en', all.moves, 'Once', `All ${formatNumber('en', all.moves)} times`)}** a due date was rescheduled, ${form('en', all.moves, 'and the delegation that leads the item did it', 'the delegation that leads the item did it')} (${allDays}).`
        : `**${formatNumber('en', own.moves)} of ${plural('en', all.moves, 'time', 'times')}** a delegation rescheduled a due date of its own (${ownDays}); **${plural('en', all.moves - own.moves, 'time', 'times')}** another’s or a joint one (${otherDays}).`,
    times: (n) => form('en', n, 'time', 'times'),
    cleared: (n) =>
      `${form('en', n, 'A due date was cleared once', `Due dates were cleared ${formatNumber('en', n)} times`)}; if another one is set, its days are counted from the earlier date.`,
  },
  slip: {
    spoken: (was, is, moves) => `from ${was} to ${is}; ${moves}`,
    spokenCleared: (was, moves) => `${was} before, no date now; ${moves}`,
  },
  burn: {
    found: (then, now) =>
      `The scope went from **${formatNumber('en', then.scope)} to ${formatNumber('en', now.scope)}** items; those done, from **${formatNumber('en', then.done)} to ${formatNumber('en', now.done)}**. **${formatNumber('en', now.scope - now.done)}** are left; before, ${formatNumber('en', then.scope - then.done)} were.`,
    spoken: (steps) => `Step lines. ${steps}.`,
    step: (name, scope, done) => `${name}: ${formatNumber('en', scope)} items in scope, ${formatNumber('en', done)} done`,
    scopeNow: (n) => `${formatNumber('en', n)} in scope`,
    doneNow: (n) => `${formatNumber('en', n)} done`,
  },
  work: {
    line: ({ changes, items, texts, sessions, moves }, days) =>
      changes === 0
        ? 'No changes.'
        : `${plural('en', changes, 'change', 'changes')}${joined('en', [
            items > 0 ? plural('en', items, 'item', 'items') : '',
            texts > 0 ? plural('en', texts, 'text', 'texts') : '',
            sessions > 0 ? plural('en', sessions, 'session', 'sessions') : '',
          ])}${moves > 0 ? `; rescheduled due dates ${plural('en', moves, 'time', 'times')} (${days})` : ''}.`,
    download: (name) => `Download ${name} (CSV)`,
    changedField: (field, n) => `${field}: ${plural('en', n, 'change', 'changes')}`,
    movedField: (field, n, days) => `${field}: ${plural('en', n, 'change', 'changes')} (${days})`,
    kinds: KINDS_EN,
    correction: (number, from, until, by) =>
      `Session ${number}, reopened on ${from}${until === null ? ' and still open' : ` and closed again on ${until}`}: ${by}.`,
  },
  unverified: (n) =>
    form(
      'en',
      n,
      'One change was brought back after a restore, author unverified: it counts for no delegation.',
      `${formatNumber('en', n)} changes were brought back after a restore, author unverified: they count for no delegation.`,
    ),

  times: (n) => `${formatNumber('en', n)} changes`,

  paragraphs: (language, counts) => `${language}: ${counts}`,
  changed: (n) => plural('en', n, 'paragraph changed', 'paragraphs changed'),
  inserted: (n) => plural('en', n, 'new paragraph', 'new paragraphs'),
  deleted: (n) => plural('en', n, 'paragraph removed', 'paragraphs removed'),

  position: (seq) => `Log of the road map, position ${seq}`,
  closingFingerprint: (n, when) =>
    n === null
      ? `Fingerprint of the closing of ${when}, to be read aloud:`
      : `Fingerprint of the closing of session ${n} (${when}), to be read aloud:`,
}
