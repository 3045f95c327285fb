// The fixed words of a draft of the minutes, in both languages. What people still have to write is in brackets.
import type { Bilingual } from '../bilingual.ts'
import { form, formatNumber } from '../counts.ts'
import { FIELDS } from '../roadmap/fields.ts'
import { LEAD_WORDS } from '../roadmap/leadWords.ts'
import { PAPER_WORDS } from './words.ts'

export const DRAFT_WORDS = {
  attendance: { es: 'Asistencia', en: 'Attendance' },
  notCounted: { es: '[Asistencia por registrar]', en: '[Attendance to be recorded]' },
  people: (count: number): Bilingual => ({
    es: `${formatNumber('es', count)} ${form('es', count, 'persona', 'personas')}`,
    en: `${formatNumber('en', count)} ${form('en', count, 'person', 'people')}`,
  }),
  absent: { es: 'ausente', en: 'absent' },
  otherPoints: PAPER_WORDS.withoutSection,
  missing: PAPER_WORDS.missing,
  presenter: PAPER_WORDS.presentedBy,
  summary: {
    es: '[Resumen de lo tratado y declaraciones de las delegaciones]',
    en: '[Summary of the discussion and statements of delegations]',
  },
  deferred: { es: 'El punto se aplaza.', en: 'The agenda item is deferred.' },
  reason: PAPER_WORDS.reason,
  notDealtWith: { es: '[Este punto no consta como tratado]', en: '[This agenda item is not marked as discussed]' },
  items: PAPER_WORDS.items,
  otherDecisions: { es: 'Otras decisiones', en: 'Other decisions' },
  actions: { es: 'Acciones acordadas', en: 'Action items agreed' },
  actionsUnknown: {
    es: '[La hoja de ruta no está en este dispositivo: agregue las acciones acordadas]',
    en: '[The road map is not on this device: add the action items agreed]',
  },
  lead: FIELDS.lead.label,
  noLead: LEAD_WORDS.none,
  agencies: PAPER_WORDS.agencies,
  due: PAPER_WORDS.due,
  noDue: { es: 'Sin plazo', en: 'No due date' },
  unfinished: { es: 'Puntos sin concluir', en: 'Agenda items not concluded' },
} as const
