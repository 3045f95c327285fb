// Phrases for fields of a session, its agenda and its decisions; the other fields use their tables.
import type { Bilingual } from '../bilingual.ts'
import { ABOUT, META_VALUES, POINT_VALUES } from '../meeting/layout.ts'
import { DECISION_STATUS_LABELS, DECISION_STATUSES } from '../meeting/model.ts'
import { type FieldWords, USUAL_SENTENCES, type ValueSentences } from './fieldWords.ts'
import * as say from './values.ts'

const pair = (es: string, en: string): Bilingual => ({ es, en })

/** Proposed, unless another status is given. */
export const decisionStatusWord = (status: unknown): Bilingual =>
  DECISION_STATUS_LABELS[DECISION_STATUSES.find((one) => one === status) ?? 'proposed']

const linked = (label: Bilingual, member: say.Say): FieldWords => ({
  how: 'set',
  label,
  say: member,
  added: pair('vinculó {member} a {subject}', 'linked {member} to {subject}'),
  removed: pair('desvinculó {member} de {subject}', 'unlinked {member} from {subject}'),
})
/** Subjects of a point or a decision. */
const LINKS = { items: linked(ABOUT.items.label, say.item), texts: linked(ABOUT.texts.label, say.page) }

const SPEAKERS: Bilingual = pair('Oradores', 'Speakers')
/** Changes of a request for the floor. */
export const SPEAKER_WORDS: FieldWords = {
  how: 'fact',
  label: SPEAKERS,
  said: pair('cambió la lista de oradores{of}', 'changed the speakers’ list{of}'),
}

export const OF_MEETING: Readonly<Record<string, FieldWords>> = {
  floor: { how: 'fact', label: META_VALUES.floor.label, said: pair('ajustó el cronómetro{of}', 'set the timer{of}') },
  shown: { how: 'fact', label: META_VALUES.shown.label, said: pair('cambió lo que se proyecta{in}', 'changed what is projected{in}') },
  speakers: {
    how: 'set',
    label: SPEAKERS,
    say: () => null,
    added: pair('agregó a {who} a la lista de oradores{of}', 'added {who} to the speakers’ list{of}'),
    removed: pair('retiró a {who} de la lista de oradores{of}', 'removed {who} from the speakers’ list{of}'),
  },
}
export const OF_POINT: Readonly<Record<string, FieldWords>> = {
  ...LINKS,
  backlog: {
    how: 'flag',
    label: POINT_VALUES.backlog.label,
    on: pair('pasó {subject} a los pendientes', 'moved {subject} to the backlog'),
    off: pair('pasó {subject} de los pendientes al orden del día', 'moved {subject} from the backlog to the agenda'),
  },
  spent: {
    how: 'fact',
    label: POINT_VALUES.spent.label,
    said: pair('registró el tiempo que se usó en {subject}', 'recorded the time used for {subject}'),
  },
}
export const SAID_OF_POINT: Readonly<Record<string, ValueSentences>> = {
  section: {
    changed: pair('pasó {subject} de {from} a {to}', 'moved {subject} from {from} to {to}'),
    given: pair('incluyó {subject} en {to}', 'put {subject} into {to}'),
    taken: pair('sacó {subject} de {from}', 'took {subject} out of {from}'),
  },
  carriedFrom: { ...USUAL_SENTENCES, given: pair('trajo {subject} de {to}', 'carried {subject} over from {to}') },
}
export const OF_DECISION: Readonly<Record<string, FieldWords>> = LINKS
