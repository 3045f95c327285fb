import { expect, test } from 'vitest'
import { CATALOGUE } from '../../../../client/base/messages/catalogue.ts'
import { LANGUAGES, type Language } from '../../../../shared/bilingual.ts'
import { ITEM_WORDS } from '../../../../shared/history/fieldWords.ts'
import * as meetingWords from '../../../../shared/history/meetingWords.ts'
import { OF_OWN_FIELD } from '../../../../shared/history/ownFieldWords.ts'
import { NOTICE_KINDS } from '../../../../shared/notices/kinds.ts'
import { DRAFT_WORDS } from '../../../../shared/outcome/draftWords.ts'
import * as paper from '../../../../shared/outcome/words.ts'
import { REFUSAL_MESSAGES } from '../../../../shared/refusalMessages.ts'
import { CHOICE_LABELS } from '../../../../shared/roadmap/labels.ts'
import { SERVER_REFUSAL_MESSAGES } from '../../../../shared/serverRefusalMessages.ts'

/** Every sentence with its place; functions are called with numbers, which every sentence must survive. */
const sentences = (value: unknown, at = ''): [string, string][] => {
  if (typeof value === 'string') return [[at, value]]
  if (typeof value === 'function') return sentences(value(2, 2, 2), at)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, `${at}.${key}`))
}

/** Sentences in both languages, wherever they are in a table: those of this one. */
const bilingual = (value: unknown, language: Language, at = ''): [string, string][] => {
  if (typeof value === 'function') return bilingual(value(2, 2, 2), language, at)
  if (typeof value !== 'object' || value === null) return []
  const own: unknown = Reflect.get(value, language)
  if (typeof own === 'string') return [[at, own]]
  return Object.entries(value).flatMap(([key, inner]) => bilingual(inner, language, `${at}.${key}`))
}

test('[C10] every sentence exists in Spanish and in English, and none is empty', () => {
  const es = sentences(CATALOGUE.es)
  const en = sentences(CATALOGUE.en)
  expect(es.map(([at]) => at).sort()).toEqual(en.map(([at]) => at).sort())
  expect([...es, ...en].filter(([, sentence]) => sentence.trim() === '')).toEqual([])
  expect(es.length).toBeGreaterThan(150)
})

test('Spanish addresses the reader as usted, and neither language exclaims', () => {
  const es = sentences(CATALOGUE.es).map(([, sentence]) => sentence)
  const en = sentences(CATALOGUE.en).map(([, sentence]) => sentence)
  expect(es.filter((sentence) => /\b(tú|tu|tus|puedes|quieres|tienes|vosotros)\b/i.test(sentence))).toEqual([])
  expect([...es, ...en].filter((sentence) => /[!¡]/.test(sentence))).toEqual([])
})

/** What each thing is never called, because it has another name or the word means something else here. */
const NEVER = {
  es: {
    'administración del servidor': /\bquien(es)? (lo )?administran?\b|\boperador/i,
    agregar: /\bañad[aeií]/i,
    'acceso, which is no session of the group':
      /\b(iniciar|inicie|iniciado) sesión\b|\bsus (demás |otras )?sesiones (se cierran|terminan)|demás sesiones/i,
    'no cases': /registro de casos/i,
    'hoja de ruta': /\b(el|del|al|un|todo el) plan\b|\bplanes\b/i,
    'verificación en dos pasos': /segundo factor/i,
    'inactiva, reactivar': /volver a incorporar|volvió a incorporar/i,
    'sin usar el enlace': /propios medios/i,
    'plazo, reprogramar': /fecha límite|vencimiento|\bplazos? movid|\bmovi[oó] (el|los|un|ningún|plazos?)\b/i,
  },
  en: {
    'server administrator': /\boperators?\b/i,
    'everyone, someone, no one, anyone': /\b(every|some|no|any)body\b/i,
    email: /\be-mail/i,
    'out of date': /\bstale\b/i,
    seal: /\b(signed|download|keep the) heads?\b/i,
    'American spelling': /\b(colour|recognise|licence|offence|cancelled|towards|afterwards)/i,
    'sign-in, which is no session of the group': /\b(your|other|open|its|their) sessions? (end|will end)|end all sessions/i,
    'no cases': /case register/i,
    'road map': /\b(the|a|whole|any) plans?\b/i,
    discussed: /dealt with/i,
    'group events': /\b(show|record of|the|all|these) acts\b/i,
    'inactive, reactivate': /back into use|\breinstate/i,
    'two-step verification': /second factor/i,
    'due date, reschedule': /\bdeadlines?\b/i,
    'agenda item': /\b(agenda|the|an?|this|next|current|another|each|first|other) points?\b|\bpoints? (of|on) the agenda/i,
  },
} as const

test.each(LANGUAGES)('[C10] in %s a thing is never called what the table of terms forbids', (language) => {
  const refusals = Object.entries({ ...REFUSAL_MESSAGES, ...SERVER_REFUSAL_MESSAGES })
  const told = [
    ...sentences(CATALOGUE[language]),
    ...refusals.map(([code, one]): [string, string] => [code, one[language]]),
    ...bilingual({ paper, DRAFT_WORDS, ITEM_WORDS, meetingWords, OF_OWN_FIELD, NOTICE_KINDS, CHOICE_LABELS }, language),
  ]
  expect(told.length).toBeGreaterThan(2_000)
  const wrong = Object.entries(NEVER[language]).flatMap(([term, never]) =>
    told.filter(([, sentence]) => never.test(sentence)).map(([at, sentence]) => `${term}: ${at} ${sentence}`),
  )
  expect(wrong).toEqual([])
})

test('refusals that send people to the sign-in page name its link as it is written there', () => {
  for (const refusal of ['only-way-in', 'more-than-password'] as const)
    for (const language of LANGUAGES) expect(SERVER_REFUSAL_MESSAGES[refusal][language]).toContain(CATALOGUE[language].access.forgotten)
})
