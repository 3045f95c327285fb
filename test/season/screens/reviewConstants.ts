// What the review says on the screen whatever happened, in both languages.
import type { Both } from '../papers/constants.ts'
import { REVIEW } from '../papers/constants.ts'
import type { Sum } from '../papers/reviewLedger.ts'

const both = (es: string, en: string): Both => ({ es, en })
const several = (n: number, [one, many]: readonly [string, string]): string => (n === 1 ? one : many)
const counted = (n: number, words: readonly [string, string]): string => `${n} ${several(n, words)}`

export const ZONE_NAME = both('hora estándar de Colombia', 'Colombia Standard Time')
export const FIGURES = {
  done: (n: number) => both(several(n, ['cumplida', 'cumplidas']), 'done'),
  advanced: (n: number) => both(several(n, ['avanzó', 'avanzaron']), 'advanced'),
  moved: (n: number) => both(several(n, ['reprogramada', 'reprogramadas']), 'rescheduled'),
  late: (n: number) => both(several(n, ['vencida', 'vencidas']), 'overdue'),
  blocked: (n: number) => both(several(n, ['bloqueada', 'bloqueadas']), 'blocked'),
  added: (n: number) => both(several(n, ['nueva', 'nuevas']), 'new'),
  archived: (n: number) => both(several(n, ['archivada', 'archivadas']), 'archived'),
  untouched: () => both('sin cambios', 'untouched'),
  texts: (n: number) => both(several(n, ['texto cambió', 'textos cambiaron']), several(n, ['text changed', 'texts changed'])),
} as const

interface Burn {
  readonly scope: number
  readonly done: number
}
interface Found {
  readonly own: Sum
  readonly all: Sum
  readonly days: (n: number) => string
}
interface Work {
  readonly all: number
  readonly items: number
  readonly sessions: number
  readonly moves: Sum
  readonly days: (n: number) => string
}
const joined = (parts: readonly string[], and: string): string => parts.filter(Boolean).join(` ${and} `)

export const REVIEW_SCREEN = {
  title: (n: number) => both(`Qué cambió desde la sesión ${n}`, `What changed since session ${n}`),
  from: (n: number) => both(`Desde el cierre de la sesión ${n}, Cartagena, el`, `From the close of session ${n}, Cartagena,`),
  to: both('hasta el', 'to'),
  inAll: both('En total', 'In all'),
  byLead: REVIEW.byLead,
  leadHead: both(
    'Dirige Estado de sus acciones Cumplidas Vencidas Plazos reprogramados',
    'Lead Status of its items Done Overdue Due dates rescheduled',
  ),
  stands: {
    done: (n: number) => both(counted(n, ['cumplida', 'cumplidas']), `${n} done`),
    going: (n: number) => both(`${n} en curso`, `${n} in progress`),
    blocked: (n: number) => both(counted(n, ['bloqueada', 'bloqueadas']), `${n} blocked`),
    waiting: (n: number) => both(`${n} sin iniciar`, `${n} not started`),
    deferred: (n: number) => both(counted(n, ['aplazada', 'aplazadas']), `${n} deferred`),
  },
  standKey: both('cumplida en curso bloqueada sin iniciar aplazada', 'done in progress blocked not started deferred'),
  byAuthor: REVIEW.byAuthor,
  authorHead: both(
    'Autora Cambios hechos Plazos que reprogramó de otras delegaciones',
    'Author Changes made Due dates it rescheduled of other delegations',
  ),
  secretariat: both('Presidencia y secretaría', 'Chair and secretariat'),
  changes: (n: number) =>
    both(
      `${counted(n, ['cambio', 'cambios'])} en acciones, textos y órdenes del día. SEC reúne presidencia, secretaría y traducción.`,
      `${counted(n, ['change', 'changes'])} in items, texts and agendas. SEC stands for chair, secretariat and translation.`,
    ),
  marks: REVIEW.marks,
  matrix: REVIEW.matrix,
  noMoves: both('No se reprogramó ningún plazo.', 'No due date was rescheduled.'),
  found: ({ own, all, days }: Found) =>
    own.moves === all.moves
      ? both(
          `${all.moves === 1 ? 'Una vez se reprogramó un plazo, y lo hizo' : `Las ${all.moves} veces que se reprogramó un plazo lo hizo`} la delegación que dirige la acción (${days(all.days)}).`,
          `${all.moves === 1 ? 'Once a due date was rescheduled, and the delegation that leads the item did it' : `All ${all.moves} times a due date was rescheduled, the delegation that leads the item did it`} (${days(all.days)}).`,
        )
      : both(
          `${own.moves} de ${counted(all.moves, ['vez', 'veces'])} una delegación reprogramó un plazo propio (${days(own.days)}); ${counted(all.moves - own.moves, ['vez', 'veces'])}, uno ajeno o conjunto (${days(all.days - own.days)}).`,
          `${own.moves} of ${counted(all.moves, ['time', 'times'])} a delegation rescheduled a due date of its own (${days(own.days)}); ${counted(all.moves - own.moves, ['time', 'times'])} another’s or a joint one (${days(all.days - own.days)}).`,
        ),
  caption: both(
    'Plazos reprogramados: filas, quién los reprogramó; columnas, quién dirigía la acción en ese momento. Veces y días.',
    'Due dates rescheduled: rows, who rescheduled them; columns, who led the item at that moment. Times and days.',
  ),
  corner: both('reprogramó ↓ dirigía →', 'rescheduled ↓ led →'),
  times: (n: number) => both(several(n, ['vez', 'veces']), several(n, ['time', 'times'])),
  noneBySec: both('no reprogramó ningún plazo.', 'rescheduled no due date.'),
  ownEdge: both('Con borde grueso a la izquierda: plazos propios.', 'With a thick left edge: own due dates.'),
  cleared: (n: number) =>
    both(
      n === 1
        ? 'Se quitó un plazo una vez; si se fija otro, los días se cuentan desde el anterior.'
        : `Se quitaron plazos ${n} veces; si se fija otro, los días se cuentan desde el anterior.`,
      `${n === 1 ? 'A due date was cleared once' : `Due dates were cleared ${n} times`}; if another one is set, its days are counted from the earlier date.`,
    ),
  burn: REVIEW.burn,
  burnFound: (then: Burn, now: Burn) =>
    both(
      `El alcance pasó de ${then.scope} a ${now.scope} acciones; las cumplidas, de ${then.done} a ${now.done}. Quedan ${now.scope - now.done}; antes quedaban ${then.scope - then.done}.`,
      `The scope went from ${then.scope} to ${now.scope} items; those done, from ${then.done} to ${now.done}. ${now.scope - now.done} are left; before, ${then.scope - then.done} were.`,
    ),
  asTable: both('Como tabla', 'As a table'),
  slip: REVIEW.slip,
  noSlip: both('Ningún plazo cambió de fecha.', 'No due date changed.'),
  slipKey: both(
    'plazo en el primer momento plazo en el segundo cada tramo lleva el patrón de quien lo reprogramó: CO MX US',
    'due at the first moment due at the second each step has the pattern of who rescheduled it: CO MX US',
  ),
  marked: both(
    '* escrito con enlace, con token o sin conexión: vea los movimientos.',
    '* written by link, by token or offline: see the moves.',
  ),
  clearedIt: REVIEW.clearedIt,
  nowNone: (was: string) => both(`antes, el ${was}; ahora, sin fecha`, `${was} before, no date now`),
  fromTo: (was: string, is: string) => both(`del ${was} al ${is}`, `from ${was} to ${is}`),
  work: both('Qué hizo cada delegación', 'What each delegation did'),
  noChanges: both('Sin cambios.', 'No changes.'),
  workLine: ({ all, items, sessions, moves, days }: Work) => {
    const [es, en] = [
      joined([items > 0 ? counted(items, ['acción', 'acciones']) : '', sessions > 0 ? counted(sessions, ['sesión', 'sesiones']) : ''], 'y'),
      joined([items > 0 ? counted(items, ['item', 'items']) : '', sessions > 0 ? counted(sessions, ['session', 'sessions']) : ''], 'and'),
    ]
    return both(
      `${counted(all, ['cambio', 'cambios'])} en ${es}${moves.moves > 0 ? `; reprogramó plazos ${counted(moves.moves, ['vez', 'veces'])} (${days(moves.days)})` : ''}.`,
      `${counted(all, ['change', 'changes'])} in ${en}${moves.moves > 0 ? `; rescheduled due dates ${counted(moves.moves, ['time', 'times'])} (${days(moves.days)})` : ''}.`,
    )
  },
  corrections: both('Correcciones en sesiones reabiertas', 'Corrections in sessions opened again'),
  correctionOf: (n: number) => both(`Sesión ${n}, reabierta el`, `Session ${n}, reopened on`),
  closedAgain: both('y cerrada de nuevo el', 'and closed again on'),
  stillOpen: both('y todavía abierta', 'and still open'),
  items: both('Acción por acción', 'Item by item'),
  noStream: both('Sin línea de trabajo', 'No workstream'),
  changed: both('modificada', 'changed'),
  cameBack: both('Se editó y quedó como estaba.', 'Edited, and back to what it was.'),
  fields: REVIEW.fields,
  empty: REVIEW.empty,
  removed: both('quitado', 'removed'),
  added: both('agregado', 'added'),
} as const
