// A best practice: early consultation. One paragraph is not yet translated, as happens between two sessions.
import type { SamplePage } from './model.ts'

export const EARLY_CONSULTATION: SamplePage = {
  name: 'early-consultation',
  kind: 'bestPractice',
  title: {
    es: 'Consulta previa a la solicitud de asistencia judicial recíproca',
    en: 'Early consultation before a request for mutual legal assistance',
  },
  on: '2018-10-15 09:30',
  by: 'delegate.co',
  blocks: [
    { on: '2018-10-15 09:40', by: 'delegate.co', es: '## Objeto', en: '## Purpose' },
    {
      on: '2018-10-15 09:45',
      by: 'delegate.co',
      es: 'Antes de remitir una solicitud formal de asistencia judicial recíproca, la autoridad requirente debería consultar con la autoridad requerida por medio del punto de contacto designado, a fin de confirmar que la solicitud puede ejecutarse conforme al derecho interno del Estado requerido.',
      en: 'Before sending a formal request for mutual legal assistance, the requesting authority should consult the requested authority through the designated point of contact, in order to confirm that the request can be executed under the domestic law of the requested State.',
    },
    {
      on: '2018-10-15 10:05',
      by: 'delegate.co',
      es: 'La consulta es voluntaria, no crea obligaciones entre los Estados y se entiende sin perjuicio de los tratados aplicables.',
      en: 'Consultation is voluntary, creates no obligations between States, and is without prejudice to the applicable treaties.',
    },
    { on: '2018-10-15 10:10', by: 'delegate.co', es: '## Forma y contenido', en: '## Form and content' },
    {
      on: '2018-10-15 10:20',
      by: 'delegate.co',
      es: 'La consulta se hace por escrito, en español o en inglés, y describe brevemente la medida, su finalidad y el plazo en que se necesita. No incluye nombres ni datos que permitan identificar un caso.',
      en: 'The consultation is made in writing, in Spanish or in English, and briefly describes the measure, its purpose and the time within which it is needed. It includes no names and no details that would identify a case.',
    },
    {
      on: '2018-11-12 11:00',
      by: 'delegate.us',
      es: 'La consulta indica, en particular:',
      en: 'The consultation states, in particular:',
    },
    {
      on: '2018-11-12 11:02',
      by: 'delegate.us',
      es: '• la medida que se solicitaría y, si se conoce, la autoridad que debe ordenarla;',
      en: '• the measure that would be requested and, where known, the authority that must order it;',
    },
    {
      on: '2018-11-12 11:05',
      by: 'delegate.us',
      es: '• si la medida exige doble incriminación o un estándar probatorio determinado;',
      en: '• whether the measure requires dual criminality or a particular standard of proof;',
    },
    {
      on: '2018-11-12 11:08',
      by: 'delegate.us',
      es: '• las formalidades que debe cumplir la prueba para ser admisible en el Estado requirente.',
      en: '• the formalities that the evidence must meet in order to be admissible in the requesting State.',
    },
    { on: '2019-01-28 09:15', by: 'head.mx', es: '## Respuesta', en: '## Reply' },
    {
      on: '2019-01-28 09:30',
      by: 'head.mx',
      es: 'La autoridad requerida responde en un plazo de [diez] [quince] días hábiles e indica, si procede, qué información falta.',
      en: 'The requested authority replies within [ten] [fifteen] working days and states, where appropriate, what information is missing.',
    },
    {
      on: '2019-06-13 17:20',
      by: 'delegate.us',
      es: 'Cuando la solicitud se refiera a prueba electrónica, la consulta indica además si ya se pidió la preservación de los datos.',
      en: 'Where the request concerns electronic evidence, the consultation also states whether preservation of the data has already been requested.',
    },
    { on: '2019-06-13 17:30', by: 'head.co', es: '## Seguimiento', en: '## Follow-up' },
    {
      on: '2019-09-12 10:40',
      by: 'delegate.mx',
      es: 'La consulta no suspende los plazos legales ni sustituye la solicitud formal.',
      en: 'Consultation does not suspend statutory time limits and does not replace the formal request.',
    },
    {
      on: '2019-10-04 09:20',
      by: 'delegate.co',
      es: 'Los puntos de contacto llevan un registro de las consultas, sin datos personales, y lo presentan al grupo de trabajo antes de cada sesión.',
    },
  ],
  rewrites: [
    ['2019-03-18 11:15', 'delegate.co', 'es', 'debería consultar con la autoridad', 'consulta con la autoridad'],
    ['2019-03-20 09:30', 'translator', 'en', 'should consult the requested authority', 'consults the requested authority'],
    ['2019-06-13 17:05', 'head.us', 'en', 'creates no obligations', 'creates no rights or obligations'],
    ['2019-06-13 17:12', 'head.co', 'es', 'no crea obligaciones', 'no crea derechos ni obligaciones'],
    [
      '2019-07-23 16:05',
      'delegate.us',
      'en',
      'states, where appropriate, what information is missing',
      'states what information is missing and, where possible, how it may be obtained',
    ],
    [
      '2019-07-25 09:50',
      'translator',
      'es',
      'indica, si procede, qué información falta',
      'indica qué información falta y, cuando sea posible, cómo puede obtenerse',
    ],
    [
      '2019-08-20 10:10',
      'delegate.mx',
      'es',
      'doble incriminación o un estándar',
      'doble incriminación, autorización judicial o un estándar',
    ],
    ['2019-08-22 09:20', 'translator', 'en', 'dual criminality or a particular', 'dual criminality, a court order or a particular'],
    // Both sides of the compromise, in one minute.
    [
      '2019-10-22 09:30',
      'head.co',
      'es',
      'en un plazo de [diez] [quince] días hábiles',
      'en un plazo de quince días hábiles [, o de diez en casos urgentes,]',
    ],
    ['2019-10-22 09:30', 'head.us', 'en', 'within [ten] [fifteen] working days', 'within fifteen working days [, or ten in urgent cases,]'],
    ['2019-11-07 17:00', 'delegate.mx', 'es', ' [, o de diez en casos urgentes,]', ', o de diez en casos urgentes,'],
    ['2019-11-08 09:35', 'translator', 'en', ' [, or ten in urgent cases,]', ', or ten in urgent cases,'],
  ],
}
