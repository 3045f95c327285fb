// The request schemas that several routes share: foreign JSON becomes our types here.
import { z } from 'zod'
import { parseLanguage } from '../../shared/bilingual.ts'
import { parseAgencyId, parseDelegationId, parseGroupId } from '../../shared/ids.ts'
import { parseRole } from '../../shared/people.ts'
import { normalEmail } from './emails.ts'
import { normalName, UNSEEN } from './names.ts'

/** Turns one of our parsers into a schema. */
const parsedBy = <T>(parse: (value: unknown) => T | null) =>
  z.unknown().transform((value, context): T => {
    const parsed = parse(value)
    if (parsed !== null) return parsed
    context.addIssue({ code: 'custom', message: 'not allowed' })
    return z.NEVER
  })

/** One line that people read: nothing in it that nobody sees, or that turns the direction of what follows. */
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
  .transform((text, context): string => {
    const normal = normalEmail(text)
    if (normal !== null) return normal
    context.addIssue({ code: 'custom', message: 'no address' })
    return z.NEVER
  })
/** Normalised; what is wrong with it is said by `judgeName`. */
export const nameField = z.string().max(1_000).transform(normalName).pipe(z.string().min(1).max(120))
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
