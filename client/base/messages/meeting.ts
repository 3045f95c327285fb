// Sessions: the list, preparing, the agenda, attendance, minutes, outcomes, and closing with what is carried over. One file, because it is one table of sentences in two languages.

import { form } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

const duration = (minutes: number) =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`

export const es = {
  notItsDay: (days: string, today: string) =>
    `Esta sesión está convocada para otra fecha (${days}); hoy es ${today}. Lo que se escriba quedará registrado como hecho en ella.`,
  session: (n: number) => `Sesión ${n}`,
  pointsDone: (done: number, total: number) => `${done} de ${total} tratados`,
  points: (n: number) => plural('es', n, 'punto', 'puntos'),
  decisionCount: (n: number) => plural('es', n, 'decisión', 'decisiones'),

  zoneOf: (city: string, offset: string) => `hora de ${city} (${offset})`,

  closedFirst: (when: string) => `Se cerró por primera vez el ${when}.`,
  closedOn: (when: string) => `Cerrada el ${when}. Lo que quedó escrito es su registro y ya no cambia.`,

  addPointIn: (section: string) => `Agregar punto en ${section}`,
  sectionMenu: (name: string) => `Acciones de la sección ${name}`,
  point: (n: number) => `Punto ${n}`,
  minutesOf: (title: string) => `Minutos: ${title}`,
  day: (n: number) => `Día ${n}`,
  duration,
  dayTotal: (minutes: number) => `los puntos suman ${duration(minutes)}`,
  dayFree: (minutes: number) => `${duration(minutes)} sin asignar`,
  dayOver: (minutes: number) => `${duration(minutes)} más que la jornada`,
  total: (points: number, minutes: number) => `${plural('es', points, 'punto', 'puntos')}, ${duration(minutes)}`,
  over: (minutes: number) => `excede en ${duration(minutes)} la hora de término`,
  deferredChain: (times: number, session: number | null) =>
    `aplazado ${form('es', times, 'una vez', `${times} veces`)}${session === null ? '' : `, desde la sesión ${session}`}`,
  waitsSince: (session: number | null) => (session === null ? 'viene de una sesión anterior' : `espera desde la sesión ${session}`),
  pointMenu: (title: string) => `Acciones de «${title}»`,
  moveTo: (name: string) => `Pasar a «${name}»`,
  drag: (title: string) => `Mover «${title}»`,
  moved: (title: string, place: number, of: number) => `«${title}» está ahora en el lugar ${place} de ${of}.`,
  movedTo: (title: string, to: string) => `«${title}» pasó a ${to}.`,
  linked: (n: number) => plural('es', n, 'enlace', 'enlaces'),
  unlink: (what: string) => `Quitar el enlace a ${what}`,

  attendanceIn: (delegation: string) => `Personas de ${delegation} en la sala`,
  onlineCount: (n: number) => `${n} en línea`,
  people: (n: number) => plural('es', n, 'persona', 'personas'),
  quorumNone: (present: number, of: number) =>
    `${present} de ${plural('es', of, 'delegación presente', 'delegaciones presentes')}. No se ha fijado quórum.`,
  quorumMet: (present: number, of: number) =>
    `Hay quórum: ${present} de ${plural('es', of, 'delegación presente', 'delegaciones presentes')}.`,
  quorumMissing: (present: number, of: number, missing: number) =>
    `No hay quórum: ${present} de ${plural('es', of, 'delegación presente', 'delegaciones presentes')}, ${form('es', missing, 'falta 1', `faltan ${missing}`)}.`,

  /** Without a number until its first word. */
  decision: (number: string) => (number === '' ? 'Nueva decisión' : `Decisión ${number}`),
  decisionMenu: (number: string) => (number === '' ? 'Acciones de la nueva decisión' : `Acciones de la decisión ${number}`),

  register: {
    found: (n: number) => plural('es', n, 'decisión', 'decisiones'),
  },

  closing: {
    title: (n: number) => `Cerrar la sesión ${n}`,
    closed: (n: number) => `La sesión ${n} está cerrada`,
    closedAt: (when: string) => `Se cerró el ${when}.`,
    titleAgain: (n: number) => `Cerrar de nuevo la sesión ${n}`,
    stops: (n: number) => `${n} ${form('es', n, 'lo impide', 'lo impiden')}`,
    gaps: (n: number) => `${n} ${form('es', n, 'quedaría en el acta', 'quedarían en el acta')}`,
    inOrder: (n: number) => `${n} en orden`,
    gapWords: {
      parts: {
        title: () => 'Título de la sesión',
        place: () => 'Lugar',
        section: (name: string) => `Sección ${name}`.trim(),
        point: (name: string) => `Punto ${name}`.trim(),
        reason: (name: string) => `Punto ${name}, motivo`,
        decision: (name: string) => `Decisión ${name}`,
        minutes: () => 'Acta',
        item: (name: string) => `${name}, título`,
      },
      without: {
        es: (part: string) => `${part}: falta el texto en español`,
        en: (part: string) => `${part}: falta el texto en inglés`,
        both: (part: string) => `${part}: sin texto`,
      },
      untreated: (name: string) => `Punto ${name}: ni tratado ni aplazado`,
      notAdopted: (name: string) => `Decisión ${name}: sigue en propuesta`,
      noLead: (name: string) => `${name}: sin delegación que dirija`,
      noDate: (name: string) => `${name}: sin plazo`,
      proposed: (name: string) => `${name}: figura entre lo acordado y sigue como propuesta`,
      open: (name: string) => `Abrir ${name}`,
    },
    pointsOf: (done: number, deferred: number, left: number) =>
      [`${plural('es', done, 'tratado', 'tratados')}`, `${plural('es', deferred, 'aplazado', 'aplazados')}`, `${left} sin tratar`].join(
        ', ',
      ),
    words: (n: number) => plural('es', n, 'palabra', 'palabras'),
    more: (n: number) => `y ${n} más`,
    alsoClosing: (who: string, n: number) => `${who} también ${n > 1 ? 'tienen' : 'tiene'} abierto este cierre. Acuerden quién cierra.`,
    notHere: (names: string) => `Sin nadie en línea: ${names}.`,
    to: (n: number) => `Pasa a la sesión ${n}`,
    toDated: (n: number, facts: string) => `Pasa a la sesión ${n} (${facts})`,
    reasonIn: { es: (title: string) => `Motivo en español: ${title}`, en: (title: string) => `Motivo en inglés: ${title}` },
    take: (title: string) => `Pasar «${title}» a la próxima sesión`,
    taken: (n: number, of: number) => `${n} de ${of}`,
    carried: (n: number) => `${plural('es', n, 'asunto pasó', 'asuntos pasaron')} a la próxima sesión.`,
  },
  reopened: {
    titleBy: (when: string, city: string | null, who: string | null) =>
      `Reabierta el ${when}${city ? ` (${city})` : ''}${who ? `, por ${who}` : ''}`,
    since: (n: number, day: string) => `«Desde la sesión ${n}» sigue partiendo del primer cierre, ${day}.`,
    asAtFirst: (when: string) => `Como estaban en el primer cierre, ${when}.`,
    willReplace: (digits: string) => `Su huella se forma al cerrar y reemplaza a ${digits}… Hasta entonces vale la última.`,
    stops: (n: number) => `Antes, ${plural('es', n, 'punto por resolver', 'puntos por resolver')}`,
  },
}

export const en: Like<typeof es> = {
  notItsDay: (days, today) =>
    `This session is convened for other dates (${days}); today is ${today}. Changes made now will be recorded as part of it.`,
  session: (n) => `Session ${n}`,
  pointsDone: (done, total) => `${done} of ${total} discussed`,
  points: (n) => plural('en', n, 'point', 'points'),
  decisionCount: (n) => plural('en', n, 'decision', 'decisions'),

  zoneOf: (city, offset) => `${city} time (${offset})`,

  closedFirst: (when) => `It was first closed on ${when}.`,
  closedOn: (when) => `Closed on ${when}. What was written is its record and no longer changes.`,

  addPointIn: (section) => `Add agenda item in ${section}`,
  sectionMenu: (name) => `Actions for section ${name}`,
  point: (n) => `Agenda item ${n}`,
  minutesOf: (title) => `Minutes: ${title}`,
  day: (n) => `Day ${n}`,
  duration,
  dayTotal: (minutes) => `${duration(minutes)} planned`,
  dayFree: (minutes) => `${duration(minutes)} free`,
  dayOver: (minutes) => `${duration(minutes)} longer than the day`,
  total: (points, minutes) => `${plural('en', points, 'point', 'points')}, ${duration(minutes)}`,
  over: (minutes) => `runs ${duration(minutes)} past closing time`,
  deferredChain: (times, session) =>
    `deferred ${times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`}${session === null ? '' : `, from session ${session}`}`,
  waitsSince: (session) => (session === null ? 'comes from an earlier session' : `waiting since session ${session}`),
  pointMenu: (title) => `Actions for “${title}”`,
  moveTo: (name) => `Move to “${name}”`,
  drag: (title) => `Move “${title}”`,
  moved: (title, place, of) => `“${title}” is now in place ${place} of ${of}.`,
  movedTo: (title, to) => `“${title}” moved to ${to}.`,
  linked: (n) => plural('en', n, 'link', 'links'),
  unlink: (what) => `Remove the link to ${what}`,

  attendanceIn: (delegation) => `People of ${delegation} in the room`,
  onlineCount: (n) => `${n} online`,
  people: (n) => plural('en', n, 'person', 'people'),
  quorumNone: (present, of) => `${present} of ${plural('en', of, 'delegation', 'delegations')} present. No quorum has been set.`,
  quorumMet: (present, of) => `There is a quorum: ${present} of ${plural('en', of, 'delegation', 'delegations')} present.`,
  quorumMissing: (present, of, missing) =>
    `No quorum: ${present} of ${plural('en', of, 'delegation', 'delegations')} present, ${missing} missing.`,

  decision: (number) => (number === '' ? 'New decision' : `Decision ${number}`),
  decisionMenu: (number) => (number === '' ? 'Actions for the new decision' : `Actions for decision ${number}`),

  register: {
    found: (n) => plural('en', n, 'decision', 'decisions'),
  },

  closing: {
    title: (n) => `Close session ${n}`,
    closed: (n) => `Session ${n} is closed`,
    closedAt: (when) => `It was closed on ${when}.`,
    titleAgain: (n) => `Close session ${n} again`,
    stops: (n) => `${n} ${form('en', n, 'prevents', 'prevent')} closing`,
    gaps: (n) => `${n} would show in the record`,
    inOrder: (n) => `${n} in order`,
    gapWords: {
      parts: {
        title: () => 'Title of the session',
        place: () => 'Place',
        section: (name) => `Section ${name}`.trim(),
        point: (name) => `Agenda item ${name}`.trim(),
        reason: (name) => `Agenda item ${name}, reason`,
        decision: (name) => `Decision ${name}`,
        minutes: () => 'Minutes',
        item: (name) => `${name}, title`,
      },
      without: {
        es: (part) => `${part}: the Spanish text is missing`,
        en: (part) => `${part}: the English text is missing`,
        both: (part) => `${part}: no text`,
      },
      untreated: (name) => `Agenda item ${name}: neither discussed nor deferred`,
      notAdopted: (name) => `Decision ${name}: still proposed`,
      noLead: (name) => `${name}: no lead delegation`,
      noDate: (name) => `${name}: no due date`,
      proposed: (name) => `${name}: listed as agreed, and still proposed`,
      open: (name) => `Open ${name}`,
    },
    pointsOf: (done, deferred, left) => `${done} discussed, ${deferred} deferred, ${left} not discussed`,
    words: (n) => plural('en', n, 'word', 'words'),
    more: (n) => `and ${n} more`,
    alsoClosing: (who, n) => `${who} ${n > 1 ? 'have' : 'has'} this closing open too. Agree on who closes.`,
    notHere: (names) => `No one online: ${names}.`,
    to: (n) => `Moves to session ${n}`,
    toDated: (n, facts) => `Moves to session ${n} (${facts})`,
    reasonIn: { es: (title) => `Reason in Spanish: ${title}`, en: (title) => `Reason in English: ${title}` },
    take: (title) => `Move “${title}” to the next session`,
    taken: (n, of) => `${n} of ${of}`,
    carried: (n) => `${plural('en', n, 'matter', 'matters')} moved to the next session.`,
  },
  reopened: {
    titleBy: (when, city, who) => `Reopened on ${when}${city ? ` (${city})` : ''}${who ? ` by ${who}` : ''}`,
    since: (n, day) => `“Since session ${n}” still begins at the first closing, ${day}.`,
    asAtFirst: (when) => `As they were at the first closing, ${when}.`,
    willReplace: (digits) => `Its fingerprint is made by closing and replaces ${digits}… Until then the last one is in force.`,
    stops: (n) => `First, ${plural('en', n, 'matter', 'matters')} to resolve`,
  },
}
