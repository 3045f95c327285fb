// The request schemas that several routes share: foreign JSON becomes our types here.
import { z } from 'zod'
import { parseLanguage } from '../../shared/bilingual.ts'
import { parseAgencyId, parseDelegationId, parseGroupId } from '../../shared/ids.ts'
import { parseRole } from '../../shared/people.ts'

/** Turns one of our parsers into a schema. */
const parsedBy = <T>(parse: (value: unknown) => T | null) =>
  z.unknown().transform((value, context): T => {
    const parsed = parse(value)
    if (parsed !== null) return parsed
    context.addIssue({ code: 'custom', message: 'not allowed' })
    return z.NEVER
  })

/** One line that people read: no control characters, no lone surrogates, nothing that turns the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !UNSEEN.test(text))

export const emailField = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/)
  .refine((text) => !UNSEEN.test(text))
export const nameField = line(120)
/** Bounded before it is judged: its rules are `judgePassword`'s. */
export const passwordField = z.string().max(1024)
export const tokenField = z.string().max(128)
export const languageField = parsedBy(parseLanguage)
export const bilingualField = (most: number) => z.object({ es: line(most), en: line(most) })
export const groupIdField = parsedBy(parseGroupId)
export const seatFields = {
  role: parsedBy(parseRole),
  delegation: parsedBy(parseDelegationId).nullable(),
  agency: parsedBy(parseAgencyId).nullable(),
}
