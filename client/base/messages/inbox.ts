// The inbox and the preferences of notices.
import type { Like } from './like.ts'

export const es = {
  bell: (count: number) => `Bandeja, ${count} sin leer`,
  unseenCount: (count: number) => `${count} sin leer`,
  session: (number: number) => `la sesión ${number}`,
  due: (day: string) => `Vence el ${day}`,
  begins: (day: string) => `Empieza el ${day}`,
  until: (day: string) => `Hasta el ${day}`,
  only: (delegation: string) => `Solo ${delegation}`,
}

export const en: Like<typeof es> = {
  bell: (count) => `Inbox, ${count} unread`,
  unseenCount: (count) => `${count} unread`,
  session: (number) => `session ${number}`,
  due: (day) => `Due on ${day}`,
  begins: (day) => `Begins on ${day}`,
  until: (day) => `By ${day}`,
  only: (delegation) => `${delegation} only`,
}
