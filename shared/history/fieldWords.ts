// How each field is said, in both languages. A field without its row does not compile, and a test says every row in both languages.
// `{of}`, `{in}` and `{onto}` are " of WG-014", " in WG-014" and " to WG-014", or nothing where the reader looks at it; `{subject}` is
// "WG-014" or "this item", `{entry}` a line of its checklist.
import type { Bilingual } from '../bilingual.ts'
import type { FieldKey } from '../roadmap/fields.ts'
import { FIELDS } from '../roadmap/fields.ts'
import { CHOICE_LABELS } from '../roadmap/labels.ts'
import * as say from './values.ts'

/** Templates: it had another value, it had none, it has none any more. */
export interface Said {
  readonly changed: Bilingual
  readonly given: Bilingual
  readonly taken: Bilingual
}
export type FieldWords =
  | {
      readonly how: 'value'
      readonly name: Bilingual
      readonly label: Bilingual
      readonly say: say.Say
      readonly said: Said
      readonly initial?: unknown
    }
  | { readonly how: 'flag'; readonly label: Bilingual; readonly on: Bilingual; readonly off: Bilingual }
  /** What is told without its values. */
  | { readonly how: 'fact'; readonly label: Bilingual; readonly said: Bilingual }
  | {
      readonly how: 'set'
      readonly label: Bilingual
      readonly say: say.Say
      /** What stands under the member, when that says anything. */
      readonly under?: say.Say
      readonly added: Bilingual
      readonly removed: Bilingual
      /** A member stays, and what stands under it changes. */
      readonly changed?: Bilingual
    }
  | { readonly how: 'text'; readonly name: Bilingual; readonly label: Bilingual }

export const USUAL: Said = {
  changed: { es: 'cambió {field}{of} de {from} a {to}', en: 'changed {field}{of} from {from} to {to}' },
  given: { es: 'fijó {field}{of}: {to}', en: 'set {field}{of} to {to}' },
  taken: { es: 'quitó {field}{of}, que era {from}', en: 'cleared {field}{of}, which was {from}' },
}
export const OF_DAYS: Said = {
  changed: { es: 'movió {field}{of} del {from} al {to}', en: 'moved {field}{of} from {from} to {to}' },
  given: { es: 'fijó {field}{of} para el {to}', en: 'set {field}{of} to {to}' },
  taken: { es: 'quitó {field}{of}, que era el {from}', en: 'cleared {field}{of}, which was {from}' },
}
const MOVED: Bilingual = { es: 'movió {subject} a otro lugar de la lista', en: 'moved {subject} to another place in the list' }

export const value = (name: Bilingual, label: Bilingual, kind: say.Say, said: Said = USUAL, initial?: unknown): FieldWords => ({
  how: 'value',
  name,
  label,
  say: kind,
  said,
  initial,
})
export const text = (name: Bilingual, label: Bilingual): FieldWords => ({ how: 'text', name, label })
export const placed: FieldWords = { how: 'fact', label: FIELDS.order.label, said: MOVED }
export const archived: FieldWords = {
  how: 'flag',
  label: FIELDS.archived.label,
  on: { es: 'archivó {subject}', en: 'archived {subject}' },
  off: { es: 'restauró {subject}', en: 'restored {subject}' },
}

export const ITEM_WORDS: Readonly<Record<FieldKey, FieldWords>> = {
  number: value({ es: 'el número', en: 'the number' }, FIELDS.number.label, say.number),
  kind: value({ es: 'el tipo', en: 'the kind' }, FIELDS.kind.label, say.choice(CHOICE_LABELS.kind), USUAL, FIELDS.kind.initial),
  title: text({ es: 'el título', en: 'the title' }, FIELDS.title.label),
  description: text({ es: 'la descripción', en: 'the description' }, FIELDS.description.label),
  stream: value({ es: 'la línea de trabajo', en: 'the workstream' }, FIELDS.stream.label, say.stream, {
    changed: { es: 'pasó {subject} de {from} a {to}', en: 'moved {subject} from {from} to {to}' },
    given: { es: 'incluyó {subject} en {to}', en: 'put {subject} into {to}' },
    taken: { es: 'sacó {subject} de {from}', en: 'took {subject} out of {from}' },
  }),
  status: value({ es: 'el estado', en: 'the status' }, FIELDS.status.label, say.choice(CHOICE_LABELS.status), USUAL, FIELDS.status.initial),
  progress: value(
    { es: 'el avance', en: 'the progress' },
    FIELDS.progress.label,
    say.choice(CHOICE_LABELS.progress),
    USUAL,
    FIELDS.progress.initial,
  ),
  stage: value({ es: 'la etapa', en: 'the stage' }, FIELDS.stage.label, say.choice(CHOICE_LABELS.stage)),
  priority: value({ es: 'la prioridad', en: 'the priority' }, FIELDS.priority.label, say.choice(CHOICE_LABELS.priority, 0)),
  lead: value({ es: 'la delegación que dirige', en: 'the lead' }, FIELDS.lead.label, say.delegation, {
    changed: { es: 'pasó la dirección{of} de {from} a {to}', en: 'passed the lead{of} from {from} to {to}' },
    given: { es: 'asignó la dirección{of} a {to}', en: 'gave the lead{of} to {to}' },
    taken: { es: 'retiró la dirección{of} a {from}', en: 'took the lead{of} from {from}' },
  }),
  coDelegations: {
    how: 'set',
    label: FIELDS.coDelegations.label,
    say: say.delegation,
    added: { es: 'agregó a {member} como codelegación{of}', en: 'added {member} as a co-delegation{of}' },
    removed: { es: 'retiró a {member} de las codelegaciones{of}', en: 'removed {member} from the co-delegations{of}' },
  },
  agencies: {
    how: 'set',
    label: FIELDS.agencies.label,
    say: say.agency,
    added: { es: 'agregó {member} a las instituciones{of}', en: 'added {member} to the agencies{of}' },
    removed: { es: 'retiró {member} de las instituciones{of}', en: 'removed {member} from the agencies{of}' },
  },
  people: {
    how: 'set',
    label: FIELDS.people.label,
    say: say.person,
    added: { es: 'agregó a {member} a las personas{of}', en: 'added {member} to the people{of}' },
    removed: { es: 'retiró a {member} de las personas{of}', en: 'removed {member} from the people{of}' },
  },
  start: value({ es: 'la fecha de inicio', en: 'the start date' }, FIELDS.start.label, say.day, OF_DAYS),
  due: value({ es: 'el plazo', en: 'the due date' }, FIELDS.due.label, say.day, OF_DAYS),
  originalDue: value({ es: 'el plazo original', en: 'the original due date' }, FIELDS.originalDue.label, say.day, OF_DAYS),
  dependsOn: {
    how: 'set',
    label: FIELDS.dependsOn.label,
    say: say.item,
    under: say.dependency,
    added: { es: 'agregó la dependencia{of} respecto de {member} ({under})', en: 'added the dependency{of} on {member} ({under})' },
    removed: { es: 'retiró la dependencia{of} respecto de {member}', en: 'removed the dependency{of} on {member}' },
    changed: {
      es: 'cambió la dependencia{of} respecto de {member} de {from} a {to}',
      en: 'changed the dependency{of} on {member} from {from} to {to}',
    },
  },
  parent: value({ es: 'la acción de la que forma parte', en: 'what it is part of' }, FIELDS.parent.label, say.item, {
    changed: { es: 'pasó {subject} de {from} a {to}', en: 'moved {subject} from {from} to {to}' },
    given: { es: 'incluyó {subject} en {to}', en: 'made {subject} part of {to}' },
    taken: { es: 'sacó {subject} de {from}', en: 'took {subject} out of {from}' },
  }),
  labels: {
    how: 'set',
    label: FIELDS.labels.label,
    say: say.label,
    added: { es: 'agregó la etiqueta {member}{onto}', en: 'added the label {member}{onto}' },
    removed: { es: 'quitó la etiqueta {member}{of}', en: 'removed the label {member}{of}' },
  },
  checklist: {
    how: 'set',
    label: FIELDS.checklist.label,
    say: say.line,
    added: { es: 'agregó {entry} a la lista de control{of}', en: 'added {entry} to the checklist{of}' },
    removed: { es: 'quitó {entry} de la lista de control{of}', en: 'removed {entry} from the checklist{of}' },
  },
  recurs: value({ es: 'la periodicidad', en: 'the recurrence' }, FIELDS.recurs.label, say.recurrence),
  origin: value({ es: 'la sesión de origen', en: 'the session of origin' }, FIELDS.origin.label, say.meeting),
  marking: value({ es: 'la clasificación', en: 'the marking' }, FIELDS.marking.label, say.line),
  order: placed,
  archived,
}

/** What stands below a line of the checklist, by its key. */
/** That the two sides of `{what}` say the same. */
const SAME: Bilingual = {
  es: 'confirmó la versión en {to} de {what}{of}: dice lo mismo en ambos idiomas',
  en: 'confirmed the {to} version of {what}{of}: it says the same in both languages',
}
export const CONFIRMED_WORDS: FieldWords = value({ es: '{what}', en: '{what}' }, { es: 'Confirmación', en: 'Confirmation' }, say.language, {
  changed: SAME,
  given: SAME,
  taken: { es: 'retiró su confirmación de {what}{of}', en: 'withdrew the confirmation of {what}{of}' },
})

export const ENTRY_WORDS: Readonly<Record<'text' | 'done' | 'delegation' | 'order', FieldWords>> = {
  text: text({ es: 'el punto de la lista de control', en: 'the checklist line' }, FIELDS.checklist.label),
  done: {
    how: 'flag',
    label: FIELDS.checklist.label,
    on: { es: 'marcó {entry} como cumplido{in}', en: 'checked {entry}{in}' },
    off: { es: 'marcó {entry} como pendiente{in}', en: 'unchecked {entry}{in}' },
  },
  delegation: value({ es: 'la delegación de {entry}', en: 'the delegation of {entry}' }, FIELDS.checklist.label, say.delegation, {
    changed: { es: 'reasignó {entry}{in} de {from} a {to}', en: 'reassigned {entry}{in} from {from} to {to}' },
    given: { es: 'asignó {entry}{in} a {to}', en: 'assigned {entry}{in} to {to}' },
    taken: { es: 'dejó {entry}{in} sin delegación (era de {from})', en: 'unassigned {entry}{in} from {from}' },
  }),
  order: {
    how: 'fact',
    label: FIELDS.checklist.label,
    said: { es: 'movió {entry} en la lista de control{of}', en: 'moved {entry} within the checklist{of}' },
  },
}
