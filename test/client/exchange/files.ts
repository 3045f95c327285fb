// A plan to make files of, with something in every field, and words that a file could take for something else.
import { WORDS } from '../../../client/base/messages/es.ts'
import type { PlanFile } from '../../../client/exchange/planFile.ts'
import { facetNames } from '../../../client/item/facets/names.ts'
import { parseAccountId, parseAgencyId, parseMeetingId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { anItem, aStream, delegationId, fullItem, itemId, streamId } from '../roadmap/builders.ts'

const agency = (id: string) => must(parseAgencyId(id), id)
const account = must(parseAccountId('ana'), 'ana')
const [co, mx] = [delegationId('co'), delegationId('mx')]

export const KNOWN = {
  thisYear: 2019,
  delegations: [
    { id: co, code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, identity: 1 },
    { id: mx, code: 'MX', name: { es: 'México', en: 'Mexico' }, identity: 2 },
  ],
  agencies: [
    { id: agency('fgn'), delegation: co, acronym: 'FGN', name: { es: 'Fiscalía General, Bogotá', en: 'Attorney General' } },
    // Two that nobody can tell apart by their letters.
    { id: agency('one'), delegation: mx, acronym: 'DOS', name: { es: 'Fiscalía', en: 'Prosecutor' } },
    { id: agency('two'), delegation: mx, acronym: 'DOS', name: { es: 'Fiscalía', en: 'Prosecutor' } },
  ],
  members: [{ account, name: 'Delegate, FGN', email: 'ana@example.org', role: 'delegate', delegation: co, agency: null }],
  streams: [
    aStream('s1', { name: { es: 'Extinción de dominio', en: 'Forfeiture' } }),
    aStream('s2', { name: { es: 'Señales', en: '' } }),
    aStream('gone', { name: { es: 'Antigua', en: 'Old' }, archived: true }),
  ],
  meetings: [{ id: must(parseMeetingId('m1'), 'm1'), number: 2 }],
} as const

export const ITEMS: readonly Item[] = [
  { ...fullItem, archived: false },
  anItem('other', {
    number: 2,
    code: 'WG-002',
    title: { es: '=cmd|calc', en: '@SUM(A1)' },
    description: { es: '- uno\n# dos', en: '' },
    stream: streamId('gone'),
    agencies: [agency('one'), agency('two')],
    labels: ['+mas', 'b'],
    start: '2020-02-29',
  }),
  anItem('third', {
    number: 3,
    code: 'WG-003',
    title: { es: 'Señal «ñ», ¿sí?', en: 'a; b "c"\td' },
    checklist: [
      { id: 'x', text: { es: '=1', en: 'one | two' }, done: true, delegation: co, order: 'a' },
      { id: 'y', text: { es: '', en: '' }, done: false, delegation: null, order: 'b' },
    ],
    dependsOn: [{ item: itemId('full'), type: 'FS', lag: -2 }],
    due: '2019-11-15',
  }),
]

export const planFile = (items: readonly Item[] = ITEMS, language: 'es' | 'en' = 'es'): PlanFile => ({
  items,
  all: items.length,
  streams: KNOWN.streams,
  reports: [
    {
      id: 'r1',
      n: 1,
      at: Date.UTC(2019, 9, 7),
      by: { account, name: 'Ana', role: 'delegate', delegation: co, agency: null },
      item: itemId('full'),
      delegation: co,
      agency: agency('fgn'),
      period: null,
      progress: 'substantial',
      done: { es: '=hecho', en: '' },
      obstacles: { es: '', en: 'none' },
      next: { es: '', en: '' },
    },
  ] as never,
  comments: null,
  group: { es: 'Grupo', en: 'Group' },
  names: facetNames({ ...KNOWN, language, items }),
  text: WORDS,
  proof: {
    document: 'roadmap:tco',
    seq: 318,
    hash: 'ab12',
    when: { es: '2 sept 2019, 16:40', en: '2 Sep 2019, 16:40' },
    zone: 'America/Bogota',
    unsent: 0,
    address: 'https://ruta.example.org/g/tco/road-map',
  },
})
