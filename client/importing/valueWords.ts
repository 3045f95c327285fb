// What other tables call the values of Ruta, as data. They are proposals, which are shown and can be changed.
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'

type Words<Key extends FieldKey> = Readonly<Partial<Record<NonNullable<Item[Key]> & (string | number), string>>>
const STATUS: Words<'status'> = {
  proposed: 'Borrador; En propuesta; Por acordar; Draft; Idea; To be agreed',
  agreed:
    'Pendiente; Por iniciar; No iniciada; Sin iniciar; Programada; Planeada; Planificada; Aprobada; Pending; Not started; To do; Planned; Scheduled; Approved; Open',
  inProgress:
    'En proceso; En ejecución; En marcha; En desarrollo; En implementación; Iniciada; Activa; Ongoing; Under way; Underway; In process; Started; Active; In execution',
  blocked: 'Parada; Detenida; Suspendida; En pausa; Pausada; Frenada; On hold; Stopped; Stalled; Paused; Suspended',
  done: 'Concluida; Hecha; Lista; Completa; Completada; Finalizada; Terminada; Cerrada; Ejecutada; Realizada; Completed; Complete; Finished; Closed; Concluded',
  deferred: 'Diferida; Pospuesta; Postergada; Reprogramada; Postponed; Delayed; Rescheduled',
  withdrawn: 'Cancelada; Descartada; Eliminada; Sin efecto; Cancelled; Canceled; Dropped; Discarded',
}
const KIND: Words<'kind'> = {
  objective: 'Meta; Goal; Target; Aim',
  practice: 'Buena práctica; Protocolo; Procedimiento; Best practice; Good practice',
  action: 'Actividad; Tarea; Medida; Compromiso; Activity; Task; Measure; Commitment',
  training: 'Curso; Taller; Formación; Entrenamiento; Course; Workshop; Capacity building; Seminar; Seminario',
  milestone: 'Entregable; Producto; Deliverable; Output',
}
const PRIORITY: Words<'priority'> = {
  1: 'Bajo; L; B',
  2: 'Medio; Normal; Moderada; M',
  3: 'Alto; Urgente; Crítica; Muy alta; Urgent; Critical; Very high; H; A',
}
const STAGE: Words<'stage'> = {
  development: 'Diseño; Elaboración; Desarrollo; Design; Development; Drafting',
  dissemination: 'Difusión; Divulgación; Socialización; Dissemination; Outreach',
  inUse: 'Uso; Implementada; Aplicación; Use; Implemented; Adopted',
}
const PROGRESS: Words<'progress'> = {
  notStarted: 'Nulo; Ninguno; No iniciado; None; Not begun',
  limited: 'Bajo; Inicial; Parcial; Low; Partial; Early',
  substantial: 'Alto; Avanzado; Considerable; High; Advanced; Considerable',
  completed: 'Completado; Concluido; Terminado; Total; Complete; Done; Finished; Full',
}
export const VALUE_WORDS = { status: STATUS, kind: KIND, priority: PRIORITY, stage: STAGE, progress: PROGRESS } as const

/** For *Joint*: nobody leads alone. */
export const JOINT_WORDS = 'Conjunta; Conjunto; Compartida; Todas; Todos; Trilateral; Joint; Shared; All'

/** Short names of countries, by code; whole names are known from it. */
export const COUNTRY_WORDS: Readonly<Record<string, string>> = {
  US: 'USA; EE. UU.; EEUU; E.U.A.; EUA; Estados Unidos de América; United States of America; U.S.; Estados Unidos; United States; America',
  MX: 'Estados Unidos Mexicanos; United Mexican States; MEX',
  CO: 'República de Colombia; Republic of Colombia; COL',
  GB: 'UK; U.K.; Gran Bretaña; Great Britain; Inglaterra',
}
