// The plan of a ministry that exists nowhere, as such plans are: a title, two header rows, running numbers, two vocabularies of status, per cents,
// dates in eight shapes, several agencies in a cell and two columns of its own. Made by rule, without a person's name.
import { parseAgencyId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { CHOICE_LABELS } from '../../../shared/roadmap/labels.ts'
import { aStream, delegationId, streamId } from '../roadmap/builders.ts'

const agency = (id: string) => must(parseAgencyId(id), id)
const [co, mx, us] = [delegationId('co'), delegationId('mx'), delegationId('us')]
const both = (es: string, en: string) => ({ es, en })

export const MINISTRY_GROUP = {
  thisYear: 2026,
  delegations: [
    { id: co, code: 'CO', name: both('Colombia', 'Colombia'), identity: 1 },
    { id: mx, code: 'MX', name: both('México', 'Mexico'), identity: 2 },
    { id: us, code: 'US', name: both('Estados Unidos', 'United States'), identity: 3 },
  ],
  agencies: [
    { id: agency('fgn'), delegation: co, acronym: 'FGN', name: both('Fiscalía General de la Nación', 'Office of the Attorney General') },
    { id: agency('dian'), delegation: co, acronym: 'DIAN', name: both('Dirección de Impuestos y Aduanas', 'Tax and Customs Directorate') },
    { id: agency('fgr'), delegation: mx, acronym: 'FGR', name: both('Fiscalía General de la República', 'Federal Prosecutor’s Office') },
    {
      id: agency('opdat'),
      delegation: us,
      acronym: 'OPDAT',
      name: both('Oficina de Desarrollo y Asistencia', 'Prosecutorial Development Office'),
    },
  ],
  members: [],
  streams: [
    aStream('chemicals', { name: both('Precursores químicos', 'Precursor chemicals') }),
    aStream('assets', { name: both('Extinción de dominio', 'Asset forfeiture') }),
  ],
} as const
export const [CHEMICALS, ASSETS] = [streamId('chemicals'), streamId('assets')]

const cycle = <Value>(values: readonly Value[], n: number): Value => must(values[n % values.length], 'a value')
/** The same day in five shapes, and three that say a day of their own. */
const DATES = ['2027-03-15', '15/03/2027', '15-mar-27', '15 de marzo de 2027', '46461', 'T3 2027', 'Mar-27', 'junio 2027'] as const
const STATUSES = ['En proceso', 'Concluida', 'On hold', 'Not started', 'Stand by'] as const
const COUNTRIES = ['Colombia', 'México', 'EE. UU.', 'USA', 'Conjunta', 'MEX'] as const
const AGENCIES = ['Fiscalía', 'FGN', 'DIAN / UIF', 'OPDAT', ''] as const
const PERCENTS = ['0%', '25 %', '75 %', '100%'] as const
const STREAMS = ['1. Precursores químicos', '2. Extinción de dominio', '3. Delitos ambientales'] as const
export const MINISTRY_LINES = 300

export const ministryRows = (lines = MINISTRY_LINES): readonly (readonly string[])[] => [
  ['MINISTERIO DE EJEMPLO', '', '', '', '', '', '', '', '', '', '', ''],
  ['Plan de acción 2027', '', '', '', '', '', '', '', '', '', '', ''],
  [
    'No.',
    'Línea de acción',
    'Acción',
    '',
    'Estatus',
    '% de avance',
    'Responsable(s)',
    '',
    'Fechas',
    '',
    'Costo estimado (USD)',
    'Indicador',
  ],
  ['', '', 'Español', 'Inglés', '', '', 'País', 'Institución', 'Inicio', 'Fecha compromiso', '', ''],
  ...Array.from({ length: lines }, (_, n) => [
    String(n + 1),
    cycle(STREAMS, n),
    `Medida núm. ${n + 1} del plan`,
    n % 4 === 0 ? '' : `Measure no. ${n + 1} of the plan`,
    cycle(STATUSES, n),
    cycle(PERCENTS, n),
    cycle(COUNTRIES, n),
    cycle(AGENCIES, n),
    n % 3 === 0 ? '2026-11-02' : '',
    cycle(DATES, n),
    String(1_000 * (n % 9)),
    n % 2 === 0 ? 'Número de talleres' : '',
  ]),
  [],
  ['Elaborado por la oficina de planeación'],
]

/** Fiscalía is the prosecution of the country that leads; of the other words of the column, what the group has. */
const agencyOut = (n: number): string => {
  const lead = LEADS_OUT[n % LEADS_OUT.length]
  return cycle([lead === 'CO' ? 'FGN' : lead === 'MX' ? 'FGR' : '', 'FGN', 'DIAN', 'OPDAT', ''], n)
}
const LEADS_OUT = ['CO', 'MX', 'US', 'US', 'Conjunta', 'MX'] as const
const PERCENTS_OUT = ['notStarted', 'limited', 'substantial', 'completed'] as const
const DATES_OUT = ['2027-03-15', '2027-03-15', '2027-03-15', '2027-03-15', '2027-03-15', '2027-09-30', '2027-03-31', '2027-06-30'] as const
/** What the line of the file is in a file of Ruta, by the names of its columns; any other column has the same in all lines. */
export const ministryOut = (n: number): Readonly<Record<string, string>> => {
  const line = ministryRows(n + 1)[4 + n] ?? []
  return {
    'Título ES': line[2] ?? '',
    'Título EN': line[3] ?? '',
    'Línea de trabajo': cycle(['Precursores químicos', 'Extinción de dominio', ''], n),
    Estado: cycle(['En curso', 'Cumplida', 'Bloqueada', 'Acordada', 'Aplazada'], n),
    Avance: CHOICE_LABELS.progress[cycle(PERCENTS_OUT, n)].es,
    Dirige: cycle(LEADS_OUT, n),
    Codelegaciones: n % 6 === 4 ? 'CO; MX; US' : '',
    Instituciones: agencyOut(n),
    Inicio: line[8] ?? '',
    Vence: cycle(DATES_OUT, n),
    'Costo estimado': line[10] ?? '',
    Indicador: line[11] ?? '',
  }
}
