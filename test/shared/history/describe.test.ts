// Every field and every kind of change in words, in both languages: a wording that is missing fails here.
import { expect, describe as suite, test } from 'vitest'
import { type Bilingual, LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { sentence } from '../../../shared/history/describe.ts'
import { type DescribeContext, NOBODY } from '../../../shared/history/describeContext.ts'
import { type EventChange, type HistoryEvent, SUBJECT_TYPES, type SubjectType } from '../../../shared/history/events.ts'
import { fieldPath, SUBJECT_FIELD_WORDS } from '../../../shared/history/fieldPath.ts'
import { ENTRY_WORDS } from '../../../shared/history/fieldWords.ts'
import { subjectLayout } from '../../../shared/history/fold/subjectLayouts.ts'
import { instant, parseAccountId, parseDelegationId, parseDocumentId, parseItemId, parseMeetingId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const roadMap = must(parseDocumentId('roadmap:tco'), 'document')
const author = must(parseAccountId('fgr'), 'account')
const mx = must(parseDelegationId('mx'), 'delegation')
const us = must(parseDelegationId('us'), 'delegation')
const second = must(parseMeetingId('two'), 'meeting')

const pair = (text: string): Bilingual => ({ es: text, en: text })
const DAYS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  es: { '2019-09-30': '30 sep', '2019-11-15': '15 nov' },
  en: { '2019-09-30': '30 Sep', '2019-11-15': '15 Nov' },
}
const CONTEXT: DescribeContext = {
  ...NOBODY,
  person: (id) => (id === author ? 'Delegate, FGR' : 'Delegate, FGN'),
  delegation: (id) => ({ code: id.toUpperCase(), name: pair(id) }),
  agency: (id) => ({ acronym: id.toUpperCase() }),
  stream: () => pair('Training'),
  item: (id) => ({ code: id === 'note' ? 'WG-014' : 'WG-011', title: pair('Note') }),
  meeting: () => ({ number: 2 }),
  entry: () => pair('Chapter'),
  day: (day, language) => DAYS[language][day] ?? day,
  moment: (at) => `t${at}`,
}
const event = (type: SubjectType, field: string | null, change: EventChange, more: Partial<HistoryEvent> = {}): HistoryEvent => ({
  document:
    type === 'item' || type === 'stream'
      ? roadMap
      : type === 'text'
        ? must(parseDocumentId('page:p'), 'page')
        : must(parseDocumentId('meeting:two'), 'm'),
  seq: seq(7),
  ord: 0,
  at: instant(2000),
  author,
  delegation: mx,
  meeting: null,
  offline: null,
  subject: { type, id: type === 'item' ? 'note' : 'x' },
  field,
  change,
  ...more,
})
const set = (from: unknown, to: unknown): EventChange => ({ type: 'set', from, to, unseen: false })
const say = (one: HistoryEvent, language: Language, subject?: 'named' | 'implied') => sentence(one, CONTEXT, language, subject)

const TABLE: readonly (readonly [HistoryEvent, es: string, en: string])[] = [
  [
    event('item', 'due', set('2019-09-30', '2019-11-15'), { meeting: second }),
    'Delegate, FGR (MX) cambió el plazo de WG-014 del 30 sep al 15 nov, en la sesión 2',
    'Delegate, FGR (MX) changed the due date of WG-014 from 30 Sep to 15 Nov, in session 2',
  ],
  [
    event('text', 'body.es', {
      type: 'text',
      lastSeq: seq(9),
      lastAt: instant(1),
      inserted: 0,
      deleted: 0,
      formatted: 4,
      tables: true,
      from: null,
      to: null,
    }),
    'Delegate, FGR (MX) cambió una tabla del cuerpo en español de un texto sin título',
    'Delegate, FGR (MX) changed a table in the body in Spanish of a text without a title',
  ],
  [
    event('item', 'confirmed/title', set(null, 'es')),
    'Delegate, FGR (MX) confirmó la versión en español del título de WG-014: dice lo mismo en ambos idiomas',
    'Delegate, FGR (MX) confirmed the Spanish version of the title of WG-014: it says the same in both languages',
  ],
  [
    event('decision', 'confirmed/text', set('en', 'en')),
    'Delegate, FGR (MX) confirmó la versión en inglés del texto de una decisión sin texto: dice lo mismo en ambos idiomas',
    'Delegate, FGR (MX) confirmed the English version of the text of a decision without a text: it says the same in both languages',
  ],
  [
    event('text', 'confirmed/body:a:b', set('en', null)),
    'Delegate, FGR (MX) retiró su confirmación de un párrafo de un texto sin título',
    'Delegate, FGR (MX) withdrew the confirmation of a paragraph of a text without a title',
  ],
  [
    event('item', 'due', set(null, '2019-11-15')),
    'Delegate, FGR (MX) fijó el plazo de WG-014 para el 15 nov',
    'Delegate, FGR (MX) set the due date of WG-014 to 15 Nov',
  ],
  [
    event('item', 'due', set('2019-09-30', null)),
    'Delegate, FGR (MX) quitó el plazo de WG-014, que era el 30 sep',
    'Delegate, FGR (MX) cleared the due date of WG-014, which was 30 Sep',
  ],
  [
    event('item', 'status', set(null, 'agreed')),
    'Delegate, FGR (MX) cambió el estado de WG-014 de Propuesta a Acordada',
    'Delegate, FGR (MX) changed the status of WG-014 from Proposed to Agreed',
  ],
  [
    event('item', 'lead', set('mx', 'us')),
    'Delegate, FGR (MX) pasó la responsabilidad de WG-014 de MX a US',
    'Delegate, FGR (MX) passed the lead of WG-014 from MX to US',
  ],
  [
    event('item', 'coDelegations', { type: 'added', member: us, value: true }),
    'Delegate, FGR (MX) agregó a US como codelegación de WG-014',
    'Delegate, FGR (MX) added US as a co-delegation of WG-014',
  ],
  [
    event('item', 'labels', { type: 'removed', member: 'lavado', value: 'Lavado' }),
    'Delegate, FGR (MX) quitó la etiqueta «Lavado» de WG-014',
    'Delegate, FGR (MX) removed the label “Lavado” of WG-014',
  ],
  [
    event('item', 'dependsOn', { type: 'added', member: 'other', value: { type: 'FS', lag: 5 } }),
    'Delegate, FGR (MX) agregó la dependencia de WG-014 respecto de WG-011 (fin a inicio, 5 días después)',
    'Delegate, FGR (MX) added the dependency of WG-014 on WG-011 (finish to start, 5 days later)',
  ],
  [
    event('item', 'checklist/e1/done', set(false, true)),
    'Delegate, FGR (MX) marcó «Chapter» como cumplido en WG-014',
    'Delegate, FGR (MX) checked “Chapter” in WG-014',
  ],
  [
    event('item', 'title.es', {
      type: 'text',
      lastSeq: seq(9),
      lastAt: instant(3000),
      inserted: 3,
      deleted: 1,
      formatted: 0,
      from: 'Nota',
      to: 'La nota',
    }),
    'Delegate, FGR (MX) cambió el título en español de WG-014: «Nota» → «La nota»',
    'Delegate, FGR (MX) changed the title in Spanish of WG-014: “Nota” → “La nota”',
  ],
  [
    event('item', 'description.en', {
      type: 'moved',
      how: 'kind',
      from: 'paragraph',
      to: 'bulletList',
      letters: 40,
      blocks: 2,
      text: 'Two lines … of text',
      writers: [must(parseAccountId('fgn'), 'account'), author],
    }),
    'Delegate, FGR (MX) convirtió 2 párrafos de Delegate, FGN en lista con viñetas, en la descripción en inglés de WG-014: «Two lines … of text»',
    'Delegate, FGR (MX) made 2 paragraphs written by Delegate, FGN a bulleted list, in the description in English of WG-014: “Two lines … of text”',
  ],
  [
    event('item', 'description.en', {
      type: 'text',
      lastSeq: seq(9),
      lastAt: instant(3000),
      inserted: 1200,
      deleted: 1,
      formatted: 0,
      from: null,
      to: null,
    }),
    'Delegate, FGR (MX) editó la descripción en inglés de WG-014: 1200 caracteres agregados, 1 quitado',
    'Delegate, FGR (MX) edited the description in English of WG-014: 1,200 characters added, 1 removed',
  ],
  [
    event('item', 'due', { type: 'superseded', value: '2019-09-30', winner: must(parseAccountId('fgn'), 'account') }),
    'Delegate, FGR (MX) escribió 30 sep en el plazo de WG-014 sin haber visto el valor de Delegate, FGN, que quedó',
    'Delegate, FGR (MX) wrote 30 Sep for the due date of WG-014 without having seen the value of Delegate, FGN, which was kept',
  ],
  [
    event(
      'item',
      'status',
      { type: 'set', from: 'agreed', to: 'inProgress', unseen: true },
      { offline: { after: instant(1000) }, meeting: second },
    ),
    'Delegate, FGR (MX) cambió el estado de WG-014 de Acordada a En curso, recibido al reconectar en la sesión 2; según su dispositivo, escrito sin conexión después del t1000, cuando se guardó lo más reciente a lo que se refiere, y antes del t2000, según su dispositivo, sin haber visto el valor anterior',
    'Delegate, FGR (MX) changed the status of WG-014 from Agreed to In progress, received on reconnect in session 2; according to its device, written offline after t1000, when the newest change that it refers to was saved, and before t2000, according to the author’s device, without having seen the previous value',
  ],
  [
    event('item', 'status', set('agreed', 'inProgress'), { offline: { after: instant(1000), heard: true } }),
    'Delegate, FGR (MX) cambió el estado de WG-014 de Acordada a En curso, recibido al reconectar; según su dispositivo, escrito sin conexión después del t1000, cuando el servidor supo por última vez de esa página, y antes del t2000',
    'Delegate, FGR (MX) changed the status of WG-014 from Agreed to In progress, received on reconnect; according to its device, written offline after t1000, when the server last heard from that page, and before t2000',
  ],
  [
    event('item', null, { type: 'created', title: pair('Note'), values: {} }),
    'Delegate, FGR (MX) creó WG-014',
    'Delegate, FGR (MX) created WG-014',
  ],
  [
    event('item', 'else/labels', set(null, null)),
    'Delegate, FGR (MX) cambió otra cosa en «Etiquetas» de WG-014',
    'Delegate, FGR (MX) changed something else in “Labels” of WG-014',
  ],
  [
    event('item', 'else', set(null, null), { subject: { type: 'item', id: '' } }),
    'Delegate, FGR (MX) cambió otra cosa en la hoja de ruta',
    'Delegate, FGR (MX) changed something else in the road map',
  ],
  [
    event('point', 'minutes', set(0, 20), { subject: { type: 'point', id: 'p' } }),
    'Delegate, FGR (MX) fijó la duración prevista de un punto sin título: 20 min',
    'Delegate, FGR (MX) set the time planned of an agenda item without a title to 20 min',
  ],
]

suite('[H20] an event is a sentence in the language of its reader', () => {
  test.each(TABLE)('%#', (one, es, en) => {
    expect(say(one, 'es').replace(/\u00a0|\.(?=\d{3})/g, '')).toBe(es)
    expect(say(one, 'en')).toBe(en)
  })

  test('a point of the agenda is named by its title, with the article drawn together in Spanish', () => {
    const one = { ...event('point', 'state', set('planned', 'deferred')), title: { es: 'Asistencia judicial', en: 'Legal assistance' } }
    expect(sentence(one, CONTEXT, 'es')).toContain('cambió el estado del punto «Asistencia judicial» de Previsto a Aplazado')
    expect(sentence(one, CONTEXT, 'en')).toContain('changed the state of the agenda item “Legal assistance” from Planned to Deferred')
  })

  test('where the reader looks at the item, it is not named', () => {
    expect(say(event('item', 'due', set('2019-09-30', '2019-11-15')), 'en', 'implied')).toBe(
      'Delegate, FGR (MX) changed the due date from 30 Sep to 15 Nov',
    )
    expect(say(event('item', null, { type: 'archived', title: pair('Note') }), 'es', 'implied')).toBe(
      'Delegate, FGR (MX) archivó esta acción',
    )
  })
})

/** A value that each kind of field might hold; the ones that a field does not take are simply not said. */
const SAMPLES: readonly unknown[] = [
  '2019-09-30',
  'us',
  'agreed',
  'practice',
  'limited',
  'inUse',
  'done',
  'adopted',
  'silence',
  3,
  25,
  true,
  false,
  '09:30',
  'America/Bogota',
  { every: 'everyMonths', months: 2 },
  { meeting: 'two', point: 'p', times: 1 },
  null,
]
const CHANGES: readonly EventChange[] = [
  ...SAMPLES.flatMap((value): readonly EventChange[] => [
    set(null, value),
    set(value, null),
    set('2019-11-15', value),
    { type: 'superseded', value, winner: author },
    { type: 'superseded', value, winner: null },
  ]),
  { type: 'added', member: 'us', value: true },
  { type: 'removed', member: 'us', value: { type: 'SS', lag: 0 } },
  { type: 'created', title: pair('X'), values: {} },
  { type: 'archived', title: pair('X') },
  { type: 'restored', title: pair('X') },
  { type: 'text', lastSeq: seq(9), lastAt: instant(1), inserted: 0, deleted: 0, formatted: 4, from: null, to: null },
  { type: 'text', lastSeq: seq(9), lastAt: instant(1), inserted: 0, deleted: 0, formatted: 4, tables: true, from: null, to: null },
  { type: 'text', lastSeq: seq(9), lastAt: instant(1), inserted: 4, deleted: 0, formatted: 0, from: '', to: 'abcd' },
  { type: 'text', lastSeq: seq(9), lastAt: instant(1), inserted: 0, deleted: 4, formatted: 0, from: 'abcd', to: '' },
]
/** Whatever a table declares and history tells of, whether there are words for it or not. */
const declared = (type: SubjectType): readonly string[] =>
  Object.entries(subjectLayout(type)?.fields ?? {}).flatMap(([name, field]) =>
    field.silent || Object.keys(field.schemas(name)).length === 0 ? [] : [name],
  )
const fieldsOf = (type: SubjectType): readonly string[] => [
  ...new Set([...declared(type), ...Object.keys(SUBJECT_FIELD_WORDS[type])]),
  ...Object.keys(SUBJECT_FIELD_WORDS[type]).flatMap((key) =>
    SUBJECT_FIELD_WORDS[type][key]?.how === 'text' ? [`${key}.es`, `${key}.en`] : [],
  ),
  ...(type === 'item' ? Object.keys(ENTRY_WORDS).map((leaf) => `checklist/e1/${leaf}`) : []),
  ...(type === 'meeting' ? ['attendance/us', 'speakers/s1', 'speakers/s1/state'] : []),
]

suite.each(SUBJECT_TYPES.map((type) => [type] as const))('[H20] every field of a %s has its words', (type) => {
  test.each(fieldsOf(type).map((field) => [field] as const))('%s, whatever happens to it', (field) => {
    expect(fieldPath(type, field).words).not.toBeNull()
    for (const language of LANGUAGES)
      for (const context of [CONTEXT, NOBODY])
        for (const change of CHANGES) {
          const said = sentence(event(type, field, change), context, language)
          expect(said, `${type} ${field} ${JSON.stringify(change)}`).not.toMatch(/[{}]|undefined|null|\[object| {2}|: $|\bde el\b|\ba el\b/)
          expect(said.length).toBeGreaterThan(12)
        }
  })

  test('and unknown parts are told without details', () => {
    for (const language of LANGUAGES)
      for (const change of CHANGES) expect(sentence(event(type, 'later', change), NOBODY, language)).not.toMatch(/[{}]|undefined|null/)
  })
})

test('[H20] the name that the answer brought is used, of two names for an item', () => {
  const one = { ...event('item', 'due', set(null, '2019-11-15')), code: 'WG-014b' }
  expect(sentence(one, CONTEXT, 'en')).toContain('WG-014b')
  expect(must(parseItemId('note'), 'item')).toBe('note')
})

test('a requester or consenter whose account was erased is an erased person, not an empty name', () => {
  const told = (byLink: { readonly requestedBy: string; readonly consentBy: string | null }, language: Language) =>
    sentence({ ...event('item', 'priority', { type: 'set', from: null, to: 1, unseen: false }), byLink }, CONTEXT, language)
  expect(told({ requestedBy: '', consentBy: '' }, 'en')).toContain(
    'a link that a person whose account was erased issued, with the consent of a person whose account was erased',
  )
  expect(told({ requestedBy: '', consentBy: '' }, 'es')).toContain(
    'un enlace que pidió una persona cuya cuenta se borró, con el consentimiento de una persona cuya cuenta se borró',
  )
})
