// Messages of all refusals, in both languages.
import type { Language } from './bilingual.ts'
import { REFUSAL_MESSAGES } from './refusalMessages.ts'
import { REFUSALS, type Refusal } from './refusals.ts'
import { SERVER_REFUSAL_MESSAGES } from './serverRefusalMessages.ts'

const ALL: Readonly<Record<Refusal, Readonly<Record<Language, string>>>> = { ...REFUSAL_MESSAGES, ...SERVER_REFUSAL_MESSAGES }

export const isRefusal = (text: string | undefined): text is Refusal => text !== undefined && Object.hasOwn(REFUSALS, text)

export const anyRefusalMessage = (refusal: Refusal, language: Language): string => ALL[refusal][language]
