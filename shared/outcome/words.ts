// Fixed text of exported documents, in both languages.
import type { Bilingual } from '../bilingual.ts'
import { form, formatNumber } from '../counts.ts'

export const PAPER_WORDS = {
  draft: { es: 'BORRADOR', en: 'DRAFT' },
  missing: { es: '[Falta el texto en español]', en: '[The English text is missing]' },
  unreadable: { es: '[Esta versión de Ruta no puede leer esta parte]', en: '[This version of Ruta cannot read this part]' },
  unreadableLog: {
    es: '[El registro de esta parte está dañado y no se puede leer]',
    en: '[The log of this part is damaged and cannot be read]',
  },
  table: { es: 'Tabla del texto', en: 'Table of the text' },
  notes: { es: 'Notas', en: 'Notes' },
  untitled: { es: 'Sin título', en: 'Untitled' },
  none: { es: 'Nada que consignar.', en: 'Nothing to record.' },
  kinds: {
    record: (number: number): Bilingual => ({ es: `Acta de la sesión ${number}`, en: `Minutes of session ${number}` }),
    text: { es: 'Texto', en: 'Text' },
    plan: { es: 'Hoja de ruta', en: 'Road map' },
    review: { es: 'Revisión', en: 'Review' },
    item: { es: 'Ficha de la acción', en: 'Action item sheet' },
    register: { es: 'Registro de decisiones', en: 'Register of decisions' },
  },
  working: { es: 'Documento de trabajo', en: 'Working document' },
  asOf: { es: 'Situación al', en: 'As of' },
  made: { es: 'Documento generado', en: 'Generated' },
  unsent: {
    name: { es: 'Cambios sin enviar', en: 'Unsent changes' },
    count: (count: number): Bilingual => ({
      es: `${formatNumber('es', count)} ${form('es', count, 'cambio del dispositivo que pidió este documento no está', 'cambios del dispositivo que pidió este documento no están')} en ninguna entrada, ni en este documento`,
      en: `${formatNumber('en', count)} ${form('en', count, 'change of the device that asked for this document is', 'changes of the device that asked for this document are')} in no entry, and not in this document`,
    }),
  },
  place: { es: 'Lugar', en: 'Place' },
  dates: { es: 'Fechas', en: 'Dates' },
  state: { es: 'Estado', en: 'State' },
  states: {
    draft: { es: 'En preparación: borrador', en: 'In preparation: draft' },
    open: { es: 'Convocada: registro en borrador', en: 'Convened: record in draft' },
    inSession: { es: 'En curso: registro en borrador', en: 'In session: record in draft' },
    closed: { es: 'Cerrada', en: 'Closed' },
    reopened: { es: 'Reabierta: registro en corrección', en: 'Reopened: record under correction' },
  },
  parts: {
    attendance: { es: 'Asistencia', en: 'Attendance' },
    agenda: { es: 'Orden del día', en: 'Agenda' },
    minutes: { es: 'Desarrollo de la sesión', en: 'Proceedings' },
    decisions: { es: 'Decisiones', en: 'Decisions' },
    actions: { es: 'Acciones acordadas en esta sesión', en: 'Action items agreed at this session' },
    carried: { es: 'Asuntos que pasan a la sesión siguiente', en: 'Carried over to the next session' },
    signatures: { es: 'Firmas', en: 'Signatures' },
  },
  delegation: { es: 'Delegación', en: 'Delegation' },
  present: { es: 'Presentes', en: 'Present' },
  members: { es: 'Integrantes', en: 'Members' },
  withoutPoint: { es: 'Decisiones fuera del orden del día', en: 'Decisions outside the agenda' },
  agencies: { es: 'Instituciones', en: 'Agencies' },
  absent: { es: 'Ausente', en: 'Absent' },
  notCounted: { es: 'La asistencia no se ha contado todavía.', en: 'Attendance has not been counted yet.' },
  point: { es: 'Punto', en: 'Agenda item' },
  withoutSection: { es: 'Otros puntos', en: 'Other agenda items' },
  reason: { es: 'Motivo', en: 'Reason' },
  presentedBy: { es: 'Presenta', en: 'Presented by' },
  notHeld: {
    es: 'Se sabrá cuando la sesión se celebre.',
    en: 'To be known once the session is held.',
  },
  notDealtWith: { es: 'No tratado', en: 'Not discussed' },
  noMinutes: { es: 'El desarrollo de la sesión no está escrito.', en: 'The proceedings have not been written.' },
  code: { es: 'Código', en: 'Code' },
  title: { es: 'Título', en: 'Title' },
  due: { es: 'Vence', en: 'Due' },
  status: { es: 'Estado', en: 'Status' },
  progress: { es: 'Avance', en: 'Progress' },
  items: { es: 'Acciones', en: 'Action items' },
  timeline: { es: 'Cronograma', en: 'Timeline' },
  timelineSigns: {
    open: { es: 'Dentro del plazo', en: 'On time' },
    late: { es: 'Vencida', en: 'Overdue' },
    blocked: { es: 'Bloqueada', en: 'Blocked' },
    done: { es: 'Concluida o retirada', en: 'Done or withdrawn' },
    milestone: { es: 'Un solo día', en: 'One day' },
    today: { es: 'Hoy', en: 'Today' },
  },
  jointOrNone: { es: 'Conjunta o sin delegación que dirija', en: 'Joint or no lead' },
  noGroup: { es: 'Sin responder', en: 'Not answered' },
  noStream: { es: 'Sin línea de trabajo', en: 'Without a workstream' },
  since: { es: 'Cambios desde', en: 'Changes since' },
  sign: {
    name: { es: 'Nombre y cargo', en: 'Name and office' },
    place: { es: 'Lugar y fecha', en: 'Place and date' },
    signature: { es: 'Firma', en: 'Signature' },
  },
  signWhy: {
    es: 'Por las delegaciones que se indican. Se firma a mano; lo que Ruta registra está en la verificación.',
    en: 'For the delegations named below. Signed by hand; what Ruta has recorded appears under Verification.',
  },
  proof: {
    title: { es: 'Verificación', en: 'Verification' },
    why: {
      es: 'Este documento muestra los registros de Ruta hasta las posiciones indicadas. Cada huella es la de la última entrada: compárela en la dirección del código, o sin conexión con el archivo del grupo.',
      en: 'This document shows the logs of Ruta up to the positions given. Each hash is that of the last entry: compare it at the address in the QR code or, offline, with the group archive.',
    },
    position: { es: 'Posición', en: 'Position' },
    hash: { es: 'Huella', en: 'Hash' },
    address: { es: 'Dirección', en: 'Address' },
    log: { es: 'Registro', en: 'Log' },
    qr: { es: 'Código QR de la dirección de verificación', en: 'QR code of the verification address' },
    closing: { es: 'Huella del cierre', en: 'Fingerprint of the closing' },
    acts: { es: 'Actuaciones del grupo', en: 'Group events' },
    glossary: { es: 'Glosario', en: 'Glossary' },
    letters: {
      es: 'Letras que las fuentes de este PDF no tienen, mostradas como ¤; el documento de Word las tiene',
      en: 'Letters that the fonts of this PDF do not have, shown as ¤; the Word document has them',
    },
  },
  brackets: {
    name: { es: 'Corchetes', en: 'Brackets' },
    count: (count: number): Bilingual => ({ es: formatNumber('es', count), en: formatNumber('en', count) }),
    differ: { es: 'Párrafos con otros corchetes en el otro idioma', en: 'Paragraphs with other brackets in the other language' },
  },
  /** Between page number and page count. */
  of: { es: 'de', en: 'of' },
  register: {
    title: { es: 'Decisiones del grupo', en: 'Decisions of the group' },
    count: (count: number, all: number): Bilingual =>
      count === all
        ? { es: formatNumber('es', count), en: formatNumber('en', count) }
        : {
            es: `${formatNumber('es', count)} de ${formatNumber('es', all)}`,
            en: `${formatNumber('en', count)} of ${formatNumber('en', all)}`,
          },
  },
  history: { es: 'Historial', en: 'History' },
  earlier: (most: number): Bilingual => ({
    es: `Hubo cambios anteriores: aquí están los ${most} más recientes; los demás están en el historial de la acción, en Ruta.`,
    en: `There were earlier changes: these are the ${most} newest ones; the others stand in the item’s history, in Ruta.`,
  }),
  reports: { es: 'Informes', en: 'Reports' },
  files: { es: 'Archivos', en: 'Files' },
  attached: (by: string): Bilingual => ({
    es: by === '' ? 'Adjuntado' : `Adjuntado por ${by}`,
    en: by === '' ? 'Attached' : `Attached by ${by}`,
  }),
  ticked: { es: 'Hecho', en: 'Done' },
  unticked: { es: 'Pendiente', en: 'Open' },
  session: (number: number): Bilingual => ({ es: `Sesión ${number}`, en: `Session ${number}` }),
  /** `needed`: 0 if the group has no quorum. */
  presence: (here: number, all: number, needed: number): Bilingual => ({
    es: `Delegaciones presentes: ${here} de ${all}${needed === 0 ? '' : `. Quórum: ${needed}`}`,
    en: `Delegations present: ${here} of ${all}${needed === 0 ? '' : `. Quorum: ${needed}`}`,
  }),
  times: (times: number): Bilingual => ({ es: `Aplazado ${times} veces`, en: `Deferred ${times} times` }),
  report: {
    done: { es: 'Qué se hizo', en: 'What was done' },
    obstacles: { es: 'Qué lo dificulta', en: 'Obstacles' },
    next: { es: 'Qué sigue', en: 'What comes next' },
  },
} as const

/** Of a session that was reopened after its closing. */
export const AFTER_WORDS = {
  title: { es: 'Correcciones posteriores al primer cierre', en: 'Corrections after the first closing' },
  ofSessions: { es: 'Correcciones en sesiones reabiertas', en: 'Corrections in reopened sessions' },
  none: { es: 'No se corrigió nada.', en: 'Nothing was corrected.' },
  unreadable: {
    es: 'El historial de la sesión está dañado: no se puede decir qué se corrigió.',
    en: 'The history of the session is damaged: what was corrected cannot be told.',
  },
  closed: { es: 'Cerrada', en: 'Closed' },
  closedAgain: { es: 'Cerrada de nuevo', en: 'Closed again' },
  reopened: { es: 'Reabierta', en: 'Reopened' },
  by: { es: 'por', en: 'by' },
  why: { es: 'Motivo', en: 'Reason' },
  planAt: { es: 'Hoja de ruta', en: 'Road map' },
  planAsOf: { es: 'al primer cierre', en: 'as of the first closing' },
  paragraphGone: { es: 'Párrafo eliminado', en: 'Deleted paragraph' },
  more: (count: number): Bilingual => counted(count, ['párrafo más', 'párrafos más'], ['more paragraph', 'more paragraphs']),
  most: (count: number): Bilingual => ({
    es: `Estas son las ${formatNumber('es', count)} correcciones más recientes; las anteriores están en el historial de la sesión, en Ruta.`,
    en: `These are the ${formatNumber('en', count)} newest corrections; earlier ones stand in the history of the session, in Ruta.`,
  }),
} as const

export const CHANGE_WORDS = {
  added: { es: 'Nueva', en: 'New' },
  archived: { es: 'Archivada', en: 'Archived' },
  restored: { es: 'Restaurada', en: 'Restored' },
  empty: { es: 'sin valor', en: 'empty' },
  formatted: { es: 'cambió el formato', en: 'formatting changed' },
  lastChange: { es: 'último cambio', en: 'last change' },
  times: (count: number): Bilingual => counted(count, ['cambio', 'cambios'], ['change', 'changes']),
  rewritten: { es: 'se modificó', en: 'was changed' },
  nothing: { es: 'Nada cambió desde entonces.', en: 'Nothing has changed since then.' },
} as const

export const FIGURE_WORDS = {
  title: { es: 'Cifras', en: 'Figures' },
  done: { es: 'Cumplidas', en: 'Done' },
  advanced: { es: 'Avanzaron', en: 'Advanced' },
  moved: { es: 'Reprogramadas', en: 'Rescheduled' },
  late: { es: 'Vencidas', en: 'Overdue' },
  blocked: { es: 'Pasaron a bloqueadas', en: 'Became blocked' },
  added: { es: 'Nuevas', en: 'New' },
  archived: { es: 'Archivadas', en: 'Archived' },
  untouched: { es: 'Sin cambios', en: 'Untouched' },
  texts: { es: 'Textos que cambiaron', en: 'Texts changed' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** The review's tables and texts, with the names used on screen. */
export const REVIEW_WORDS = {
  byLead: { es: 'Por delegación que dirige', en: 'By lead delegation' },
  byAuthor: { es: 'Por delegación que hizo los cambios', en: 'By delegation that made the changes' },
  lead: { es: 'Dirige', en: 'Lead' },
  author: { es: 'Autora', en: 'Author' },
  stands: {
    done: { es: 'Cumplidas', en: 'Done' },
    going: { es: 'En curso', en: 'In progress' },
    blocked: { es: 'Bloqueadas', en: 'Blocked' },
    waiting: { es: 'Sin iniciar', en: 'Not started' },
    deferred: { es: 'Aplazadas', en: 'Deferred' },
  },
  late: { es: 'Vencidas', en: 'Overdue' },
  moved: { es: 'Plazos reprogramados', en: 'Due dates rescheduled' },
  changes: { es: 'Cambios hechos', en: 'Changes made' },
  moves: { es: 'Plazos que reprogramó', en: 'Due dates it rescheduled' },
  ofOthers: { es: 'De ellos, ajenos', en: 'Of these, others’' },
  unverified: (count: number): Bilingual => ({
    es: `Cambios recuperados tras una restauración, sin autoría verificada: ${formatNumber('es', count)}. No se cuentan a ninguna delegación.`,
    en: `Changes brought back after a restore, of unverified authorship: ${formatNumber('en', count)}. They count for no delegation.`,
  }),
  matrix: {
    title: { es: 'Quién reprogramó los plazos de quién', en: 'Who rescheduled whose due dates' },
    caption: {
      es: 'Filas: quién reprogramó el plazo. Columnas: quién dirigía la acción en ese momento. Veces y días.',
      en: 'Rows: who rescheduled the due date. Columns: who led the item at that moment. Times and days.',
    },
    corner: { es: 'Reprogramó', en: 'Rescheduled by' },
    total: { es: 'En total', en: 'In all' },
    joint: { es: 'Conjunta o sin delegación', en: 'Joint or no lead' },
    unverified: { es: 'Autoría sin verificar', en: 'Author unverified' },
    cleared: (count: number): Bilingual => ({
      es: `Veces que se quitó la fecha de una acción: ${formatNumber('es', count)}. Si se fija otra, los días se cuentan desde la anterior.`,
      en: `Times the due date of an item was cleared: ${formatNumber('en', count)}. If another one is set, its days are counted from the earlier date.`,
    }),
  },
  slip: {
    title: { es: 'Cuánto se desplazó cada plazo, y quién lo reprogramó', en: 'How far each due date moved, and who rescheduled it' },
    key: {
      es: 'Cada flecha va del plazo anterior al nuevo y lleva el código de la delegación que lo reprogramó.',
      en: 'Each arrow leads from the earlier due date to the new one, with the code of the delegation that rescheduled it.',
    },
    marked: {
      es: 'Un asterisco: escrito con enlace, con token o sin conexión (vea los movimientos).',
      en: 'An asterisk: written by link, by token or offline (see the moves).',
    },
    noDate: { es: 'sin fecha', en: 'no date' },
    today: { es: 'La línea roja es la fecha de este documento.', en: 'The red line is the date of this document.' },
    item: { es: 'Acción', en: 'Item' },
    moves: { es: 'Movimientos', en: 'Moves' },
    was: { es: 'Antes', en: 'Before' },
    is: { es: 'Después', en: 'After' },
    days: { es: 'Días', en: 'Days' },
  },
  burn: {
    title: { es: 'Alcance y cumplimiento entre sesiones', en: 'Scope and completion between sessions' },
    key: {
      es: 'Línea superior: acciones en alcance. Línea inferior y superficie: acciones cumplidas. Líneas verticales: cierre de cada sesión.',
      en: 'Upper line: items in scope. Lower line and area: items done. Vertical lines: the closing of each session.',
    },
    moment: { es: 'Momento', en: 'Moment' },
    scope: { es: 'En alcance', en: 'In scope' },
    done: { es: 'Cumplidas', en: 'Done' },
    left: { es: 'Quedan', en: 'Left' },
    now: { es: 'Este documento', en: 'This document' },
  },
  texts: { es: 'Textos', en: 'Texts' },
  text: {
    added: { es: 'Texto nuevo.', en: 'New text.' },
    archived: { es: 'Texto archivado.', en: 'Text archived.' },
    restored: { es: 'Texto restaurado.', en: 'Text restored.' },
    titleOnly: { es: 'Cambió el título o el tipo.', en: 'The title or the kind changed.' },
  },
  sides: { es: { es: 'Español', en: 'Spanish' }, en: { es: 'Inglés', en: 'English' } },
  paragraphs: {
    changed: (count: number): Bilingual =>
      counted(count, ['párrafo modificado', 'párrafos modificados'], ['changed paragraph', 'changed paragraphs']),
    inserted: (count: number): Bilingual => counted(count, ['párrafo nuevo', 'párrafos nuevos'], ['new paragraph', 'new paragraphs']),
    deleted: (count: number): Bilingual =>
      counted(count, ['párrafo eliminado', 'párrafos eliminados'], ['deleted paragraph', 'deleted paragraphs']),
  },
  days: (count: number): Bilingual => {
    const sign = count > 0 ? '+' : count < 0 ? '−' : ''
    const { es, en } = counted(Math.abs(count), ['día', 'días'], ['day', 'days'])
    return { es: `${sign}${es}`, en: `${sign}${en}` }
  },
} as const

const counted = (count: number, es: readonly [string, string], en: readonly [string, string]): Bilingual => ({
  es: `${formatNumber('es', count)} ${form('es', count, ...es)}`,
  en: `${formatNumber('en', count)} ${form('en', count, ...en)}`,
})
