// How the fields of a session, its agenda and its decisions are said, and those of workstreams and texts.
import type { Bilingual } from '../bilingual.ts'
import type { META_VALUES } from '../meeting/layout.ts'
import {
  DECISION_STATUSES,
  type Decision,
  type DecisionMethod,
  type DecisionStatus,
  type Meeting,
  type Point,
  type PointState,
  type Section,
} from '../meeting/model.ts'
import { PAGE_KIND_LABELS, type Page } from '../page/model.ts'
import type { Workstream } from '../roadmap/model.ts'
import { archived, type FieldWords, OF_DAYS, placed, text, USUAL, value } from './fieldWords.ts'
import * as say from './values.ts'

const pair = (es: string, en: string): Bilingual => ({ es, en })

const POINT_STATE: Readonly<Record<PointState, Bilingual>> = {
  planned: pair('Previsto', 'Planned'),
  done: pair('Tratado', 'Dealt with'),
  deferred: pair('Aplazado', 'Deferred'),
}
const DECISION_STATUS: Readonly<Record<DecisionStatus, Bilingual>> = {
  proposed: pair('Propuesta', 'Proposed'),
  adopted: pair('Adoptada', 'Adopted'),
  withdrawn: pair('Retirada', 'Withdrawn'),
}
/** Proposed, unless something else is said. */
export const decisionStatusWord = (status: unknown): Bilingual =>
  DECISION_STATUS[DECISION_STATUSES.find((one) => one === status) ?? 'proposed']
const METHOD: Readonly<Record<DecisionMethod, Bilingual>> = {
  consensus: pair('Consenso', 'Consensus'),
  signature: pair('Firma', 'Signature'),
  silence: pair('Procedimiento de silencio', 'Silence procedure'),
}
const items = (of: Bilingual): FieldWords => ({
  how: 'set',
  label: pair('Acciones', 'Items'),
  say: say.item,
  added: pair(`vinculó {member} ${of.es}`, `linked {member} ${of.en}`),
  removed: pair(`desvinculó {member} de {subject}`, `unlinked {member} from {subject}`),
})
const texts = (of: Bilingual): FieldWords => ({
  how: 'set',
  label: pair('Textos', 'Texts'),
  say: say.page,
  added: pair(`vinculó {member} ${of.es}`, `linked {member} ${of.en}`),
  removed: pair(`desvinculó {member} de {subject}`, `unlinked {member} from {subject}`),
})
const TO_SUBJECT = pair('a {subject}', 'to {subject}')

type Meta = keyof typeof META_VALUES
export const MEETING_WORDS: Readonly<Record<Meta | Exclude<keyof Meeting, Meta | 'sections' | 'points' | 'decisions'>, FieldWords>> = {
  title: text(pair('el título', 'the title'), pair('Título', 'Title')),
  place: text(pair('el lugar', 'the place'), pair('Lugar', 'Place')),
  minutes: text(pair('el acta', 'the minutes'), pair('Acta', 'Minutes')),
  start: value(pair('el comienzo', 'the first day'), pair('Comienza', 'Starts'), say.day, OF_DAYS),
  end: value(pair('el final', 'the last day'), pair('Termina', 'Ends'), say.day, OF_DAYS),
  zone: value(pair('la zona horaria', 'the time zone'), pair('Zona horaria', 'Time zone'), say.line),
  opensAt: value(pair('la hora de apertura', 'the opening time'), pair('Abre', 'Opens'), say.line),
  closesAt: value(pair('la hora de cierre', 'the closing time'), pair('Cierra', 'Closes'), say.line),
  quorum: value(pair('el quórum', 'the quorum'), pair('Quórum', 'Quorum'), say.count),
  floor: { how: 'fact', label: pair('Cronómetro', 'Timer'), said: pair('ajustó el cronómetro{of}', 'set the timer{of}') },
  shown: {
    how: 'fact',
    label: pair('Proyección', 'Projection'),
    said: pair('cambió lo que se proyecta{in}', 'changed what is projected{in}'),
  },
  attendance: value(pair('la asistencia de {who}', 'the attendance of {who}'), pair('Asistencia', 'Attendance'), say.number),
  speakers: {
    how: 'set',
    label: pair('Oradores', 'Speakers'),
    say: () => null,
    added: pair('agregó a {who} a la lista de oradores{of}', 'added {who} to the speakers’ list{of}'),
    removed: pair('retiró a {who} de la lista de oradores{of}', 'removed {who} from the speakers’ list{of}'),
  },
}

/** What changes about one of the speakers. */
export const SPEAKER_WORDS: FieldWords = {
  how: 'fact',
  label: pair('Oradores', 'Speakers'),
  said: pair('cambió la lista de oradores{of}', 'changed the speakers’ list{of}'),
}

export const SECTION_WORDS: Readonly<Record<Exclude<keyof Section, 'id'>, FieldWords>> = {
  title: text(pair('el título', 'the title'), pair('Título', 'Title')),
  order: placed,
  archived,
}

export const POINT_WORDS: Readonly<Record<Exclude<keyof Point, 'id'>, FieldWords>> = {
  title: text(pair('el título', 'the title'), pair('Título', 'Title')),
  note: text(pair('las notas', 'the notes'), pair('Notas', 'Notes')),
  reason: text(pair('el motivo del aplazamiento', 'the reason for deferring'), pair('Motivo', 'Reason')),
  section: value(pair('la sección', 'the section'), pair('Sección', 'Section'), say.section, {
    changed: pair('pasó {subject} de {from} a {to}', 'moved {subject} from {from} to {to}'),
    given: pair('incluyó {subject} en {to}', 'put {subject} into {to}'),
    taken: pair('sacó {subject} de {from}', 'took {subject} out of {from}'),
  }),
  backlog: {
    how: 'flag',
    label: pair('Pendientes', 'Backlog'),
    on: pair('pasó {subject} a los pendientes', 'moved {subject} to the backlog'),
    off: pair('pasó {subject} de los pendientes al orden del día', 'moved {subject} from the backlog to the agenda'),
  },
  minutes: value(pair('la duración prevista', 'the time planned'), pair('Duración', 'Time'), say.minutes),
  presenter: value(pair('la delegación que presenta', 'the presenting delegation'), pair('Presenta', 'Presents'), say.delegation),
  presenterAgency: value(pair('la institución que presenta', 'the presenting agency'), pair('Institución', 'Agency'), say.agency),
  items: items(TO_SUBJECT),
  texts: texts(TO_SUBJECT),
  state: value(pair('el estado', 'the state'), pair('Estado', 'State'), say.choice(POINT_STATE), USUAL, 'planned'),
  spent: {
    how: 'fact',
    label: pair('Tiempo usado', 'Time used'),
    said: pair('registró el tiempo que se usó en {subject}', 'recorded the time used for {subject}'),
  },
  carriedFrom: value(pair('el origen', 'where it comes from'), pair('Viene de', 'Carried over from'), say.carriedFrom, {
    ...USUAL,
    given: pair('trajo {subject} de {to}', 'carried {subject} over from {to}'),
  }),
  order: placed,
  archived,
}

export const DECISION_WORDS: Readonly<Record<Exclude<keyof Decision, 'id'>, FieldWords>> = {
  text: text(pair('el texto', 'the text'), pair('Texto', 'Text')),
  number: value(pair('el número', 'the number'), pair('Número', 'Number'), say.number),
  status: value(pair('el estado', 'the status'), pair('Estado', 'Status'), say.choice(DECISION_STATUS), USUAL, 'proposed'),
  method: value(pair('el método', 'the method'), pair('Método', 'Method'), say.choice(METHOD), USUAL, 'consensus'),
  point: value(pair('el punto del orden del día', 'the point of the agenda'), pair('Punto', 'Point'), say.point),
  items: items(TO_SUBJECT),
  texts: texts(TO_SUBJECT),
  order: placed,
  archived,
}

export const STREAM_WORDS: Readonly<Record<Exclude<keyof Workstream, 'id'>, FieldWords>> = {
  name: text(pair('el nombre', 'the name'), pair('Nombre', 'Name')),
  order: placed,
  archived,
}

export const PAGE_WORDS: Readonly<Record<Exclude<keyof Page, 'paragraphs'>, FieldWords>> = {
  title: text(pair('el título', 'the title'), pair('Título', 'Title')),
  body: text(pair('el cuerpo', 'the body'), pair('Texto', 'Text')),
  kind: value(pair('el tipo', 'the kind'), pair('Tipo', 'Kind'), say.choice(PAGE_KIND_LABELS), USUAL, 'text'),
  order: placed,
  archived,
}
