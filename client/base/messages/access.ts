// Messages of sign-in, set-up, invitation, one-time link, lock, sign-out.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  throttled: (minutes: number) => `Demasiados intentos. Puede intentar de nuevo en ${plural('es', minutes, 'minuto', 'minutos')}.`,
  throttledSeconds: (seconds: number) => `Demasiados intentos. Puede intentar de nuevo en ${plural('es', seconds, 'segundo', 'segundos')}.`,
  passwordLeft: (n: number) => `Faltan ${plural('es', n, 'carácter', 'caracteres')}.`,
  setUp: {
    groupName: (language: string) => `Nombre en ${language}`,
    delegation: (n: number) => `Delegación ${n}`,
    removeDelegation: (name: string) => `Quitar la delegación ${name}`,
    removeAgency: (name: string) => `Quitar la institución ${name}`,
  },
  invitation: {
    until: (when: string) => `Sirve una sola vez, hasta el ${when}.`,
    acceptAs: (name: string) => `Aceptar como ${name}`,
  },
  lock: {
    as: (email: string) => `Cuenta: ${email}`,
    soon: (seconds: number) => `Su acceso vence en ${plural('es', seconds, 'segundo', 'segundos')} por inactividad.`,
    soonFinal: (seconds: number) =>
      `Su acceso vence en ${plural('es', seconds, 'segundo', 'segundos')}: llegó a su duración máxima. Podrá entrar de nuevo aquí mismo.`,
  },
  out: {
    title: (n: number) => `Hay ${plural('es', n, 'cambio', 'cambios')} sin enviar`,
  },
}

export const en: Like<typeof es> = {
  throttled: (minutes) => `Too many attempts. You can try again in ${plural('en', minutes, 'minute', 'minutes')}.`,
  throttledSeconds: (seconds) => `Too many attempts. You can try again in ${plural('en', seconds, 'second', 'seconds')}.`,
  passwordLeft: (n) => `${plural('en', n, 'character', 'characters')} to go.`,
  setUp: {
    groupName: (language) => `Name in ${language}`,
    delegation: (n) => `Delegation ${n}`,
    removeDelegation: (name) => `Remove delegation ${name}`,
    removeAgency: (name) => `Remove agency ${name}`,
  },
  invitation: {
    until: (when) => `It works once, until ${when}.`,
    acceptAs: (name) => `Accept as ${name}`,
  },
  lock: {
    as: (email) => `Account: ${email}`,
    soon: (seconds) => `You will be signed out in ${plural('en', seconds, 'second', 'seconds')} due to inactivity.`,
    soonFinal: (seconds) =>
      `You will be signed out in ${plural('en', seconds, 'second', 'seconds')}: your sign-in has reached its maximum length. You can sign in again right here.`,
  },
  out: {
    title: (n) => `${plural('en', n, 'change', 'changes')} not sent yet`,
  },
}
