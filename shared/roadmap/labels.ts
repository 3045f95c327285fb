// Names of the choices, in both languages; a Spanish status agrees with *acción*, which is feminine.
import type { Bilingual, Language } from '../bilingual.ts'
import { form, formatNumber } from '../counts.ts'
import type { Dependency, Item, Recurrence } from './model.ts'

type Words<Value extends string | number> = Readonly<Record<Value, Bilingual>>

const KIND: Words<Item['kind']> = {
  objective: { es: 'Objetivo', en: 'Objective' },
  practice: { es: 'Práctica', en: 'Practice' },
  action: { es: 'Actividad', en: 'Activity' },
  training: { es: 'Capacitación', en: 'Training' },
  milestone: { es: 'Hito', en: 'Milestone' },
}
const STATUS: Words<Item['status']> = {
  proposed: { es: 'Propuesta', en: 'Proposed' },
  agreed: { es: 'Acordada', en: 'Agreed' },
  inProgress: { es: 'En curso', en: 'In progress' },
  blocked: { es: 'Bloqueada', en: 'Blocked' },
  done: { es: 'Cumplida', en: 'Done' },
  deferred: { es: 'Aplazada', en: 'Deferred' },
  withdrawn: { es: 'Retirada', en: 'Withdrawn' },
}
const PROGRESS_MADE: Words<Item['progress']> = {
  notStarted: { es: 'Sin iniciar', en: 'Not started' },
  limited: { es: 'Limitado', en: 'Limited' },
  substantial: { es: 'Sustancial', en: 'Substantial' },
  completed: { es: 'Completo', en: 'Completed' },
}
const STAGE: Words<NonNullable<Item['stage']>> = {
  development: { es: 'En elaboración', en: 'In development' },
  dissemination: { es: 'En difusión', en: 'In dissemination' },
  inUse: { es: 'En uso', en: 'In use' },
}
const PRIORITY: Words<Item['priority']> = {
  0: { es: 'Sin prioridad', en: 'No priority' },
  1: { es: 'Baja', en: 'Low' },
  2: { es: 'Media', en: 'Medium' },
  3: { es: 'Alta', en: 'High' },
}

/** `CHOICE_LABELS.status[item.status][language]`; `stage` has no label for null. */
export const CHOICE_LABELS = { kind: KIND, status: STATUS, progress: PROGRESS_MADE, stage: STAGE, priority: PRIORITY } as const

export const DEPENDENCY_LABELS: Words<Dependency['type']> = {
  FS: { es: 'Fin a inicio', en: 'Finish to start' },
  SS: { es: 'Inicio a inicio', en: 'Start to start' },
}

/** The lag of a dependency: *5 days later*. */
export const lagText = (lag: number, language: Language): string => {
  const days = Math.abs(lag)
  const [es, en] = lag > 0 ? ['después', 'later'] : ['antes', 'earlier']
  return language === 'es'
    ? `${formatNumber('es', days)} ${form('es', days, 'día', 'días')} ${es}`
    : `${formatNumber('en', days)} ${form('en', days, 'day', 'days')} ${en}`
}

/** The choices of frequency; `recurrenceText` formats a complete one. */
export const RECURRENCE_LABELS: Words<Recurrence['every']> = {
  none: { es: 'No se repite', en: 'Does not recur' },
  eachSession: { es: 'En cada sesión', en: 'At each session' },
  everyMonths: { es: 'Cada ciertos meses', en: 'Every few months' },
}
export const recurrenceText = ({ every, months }: Recurrence, language: Language): string => {
  if (every !== 'everyMonths') return RECURRENCE_LABELS[every][language]
  if (months === 1) return language === 'es' ? 'Cada mes' : 'Every month'
  return language === 'es' ? `Cada ${months} meses` : `Every ${months} months`
}
