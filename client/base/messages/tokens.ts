// API tokens, under my account and in the list of people.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  why: (group: string) =>
    `Con un token, un programa puede actuar en su nombre en ${group}, sin su contraseña. Cada cambio que haga queda a nombre suyo y del token.`,
  may: (scopes: string) => `Permite: ${scopes}`,
  lastUsed: (moment: string) => `Usado por última vez el ${moment}`,
  ends: (day: string) => `vale hasta el ${day}`,
  revokeNamed: (name: string) => `Revocar ${name}`,
  askRevoke: (name: string) => `¿Revocar el token «${name}»?`,
  forDays: (days: number) => (days === 365 ? 'Un año' : plural('es', days, 'día', 'días')),
  ofMember: (name: string) => `Tokens de API de ${name}`,
  count: (n: number) => plural('es', n, 'token de API', 'tokens de API'),
}
export const en: Like<typeof es> = {
  why: (group) =>
    `With a token, a program can act for you in ${group} without your password. Each change that it makes is recorded under your name and the token’s.`,
  may: (scopes) => `Allows: ${scopes}`,
  lastUsed: (moment) => `Last used on ${moment}`,
  ends: (day) => `valid until ${day}`,
  revokeNamed: (name) => `Revoke ${name}`,
  askRevoke: (name) => `Revoke the token “${name}”?`,
  forDays: (days) => (days === 365 ? 'One year' : plural('en', days, 'day', 'days')),
  ofMember: (name) => `API tokens of ${name}`,
  count: (n) => plural('en', n, 'API token', 'API tokens'),
}
