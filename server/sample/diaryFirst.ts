// From Mexico City to Cartagena, and in Cartagena itself.
import type { DiaryLine } from './model.ts'

export const BETWEEN_ONE_AND_TWO: readonly DiaryLine[] = [
  ['2018-09-05 10:10', 'delegate.co', 4, { people: ['delegate.co'] }],
  ['2018-09-06 11:30', 'delegate.us', 9, { people: ['delegate.us'] }],
  ['2018-09-11 09:20', 'head.mx', 5, { people: ['delegate.mx'], priority: 3 }],
  ['2018-09-18 15:00', 'delegate.us', 8, { words: [['en', 'the minimum data that', 'the minimum data elements that']] }],
  ['2018-10-09 10:40', 'delegate.mx', 8, { people: ['delegate.mx'] }],
  [
    '2018-10-22 16:30',
    'delegate.us',
    4,
    { words: [['en', 'through the points of contact, before', 'through the designated points of contact, before']] },
  ],
  [
    '2018-10-24 09:10',
    'translator',
    4,
    { words: [['es', 'por medio de los puntos de contacto,', 'por medio de los puntos de contacto designados,']] },
  ],
  [
    '2018-11-13 12:00',
    'delegate.co',
    6,
    { people: ['delegate.co'], words: [['es', 'Un cuadro, con sus fuentes, de', 'Un cuadro, con sus fuentes y su vigencia, de']] },
  ],
  ['2018-11-16 09:30', 'translator', 6, { words: [['en', 'A sourced table of', 'A sourced and dated table of']] }],
  ['2018-12-05 10:15', 'head.us', 7, { due: '2019-06-28' }],
  ['2019-01-16 11:25', 'delegate.mx', 5, { start: '2019-01-21' }],
  [
    '2019-01-30 17:20',
    'head.mx',
    8,
    { entry: { es: 'Prueba del formulario en dos laboratorios', en: 'Trial of the form in two laboratories', place: 'MX' } },
  ],
  [
    '2019-02-19 10:00',
    'delegate.us',
    11,
    { words: [['en', 'the three legal systems require', 'the law of each of the three countries requires']] },
  ],
  [
    '2019-02-21 09:40',
    'translator',
    11,
    { words: [['es', 'que exigen los tres ordenamientos', 'que exige el derecho de cada uno de los tres países']] },
  ],
  ['2019-03-06 12:45', 'head.co', 10, { agency: 'CO PONAL', adds: { es: ['4. Capacitación anual en materia de integridad'] } }],
  ['2019-03-11 09:15', 'translator', 10, { adds: { en: ['4. Annual training on integrity'] } }],
  ['2019-04-10 12:20', 'head.mx', 5, { due: '2019-12-20' }],
  ['2019-04-24 16:10', 'delegate.mx', 8, { ticks: [1] }],
  ['2019-05-02 09:50', 'delegate.us', 9, { adds: { en: ['• Requests addressed to service providers in a third country'] } }],
  // In session.
  ['2019-06-12 11:30', 'head.us', 2, { progress: 'substantial' }],
  ['2019-06-13 16:50', 'head.us', 9, { with: 'MX', due: '2019-11-29' }],
  ['2019-06-14 09:20', 'delegate.us', 5, { due: '2019-11-29' }],
  [
    '2019-06-14 09:45',
    'head.co',
    1,
    { words: [['es', 'en un plazo conocido y no dependan', 'en un plazo conocido y razonable, y no dependan']] },
  ],
  ['2019-06-14 09:55', 'head.us', 1, { words: [['en', 'within a known time, and', 'within a known and reasonable time, and']] }],
]
